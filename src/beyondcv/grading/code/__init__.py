"""Assignments in which learners write code: rebuilt from the release, run behind walls."""
