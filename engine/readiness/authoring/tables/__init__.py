"""A ruleset as a table that its owner edits, and the edits written back."""
