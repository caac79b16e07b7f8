"""A ruleset as a table for a reviewer: its rows in words, and the files that hold them."""
