"""The room of the back-ups."""
