"""What came of testing rules, as text, JSON and JUnit XML."""
