"""What people get to read of a run: feedback, triage, the group picture, comments."""
