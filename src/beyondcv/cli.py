"""The `beyondcv` command: being built."""
