"""The room of the figures."""
