"""The room of the self-review."""
