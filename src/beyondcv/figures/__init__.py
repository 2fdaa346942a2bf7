"""figures: being built."""
