"""What those who write methods need: their project, its lint, its proofs, its pages and its versions."""
