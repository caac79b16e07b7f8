"""Pages for a method, from its ruleset alone: composed once, and written in Markdown and in HTML."""
