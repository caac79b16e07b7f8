"""Views of an assessment. Each writes what it is given; none computes, none reads a file."""
