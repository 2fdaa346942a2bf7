"""exports: being built."""
