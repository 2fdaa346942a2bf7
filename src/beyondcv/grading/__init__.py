"""grading: being built."""
