"""What values are called."""
