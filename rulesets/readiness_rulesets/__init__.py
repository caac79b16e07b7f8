"""What the methods require before a start: one TOML file for each ruleset. Data, no code."""
