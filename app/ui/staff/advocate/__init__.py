"""The advocate's own room."""
