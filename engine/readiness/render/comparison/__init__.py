"""What changed between two versions of a ruleset, as text, Markdown and data."""
