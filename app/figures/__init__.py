"""What the home counts, and the yearly summary."""
