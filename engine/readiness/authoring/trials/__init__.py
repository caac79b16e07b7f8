"""Rules put to the test: by their proofs, by laws over made-up setups, and by what they touch."""
