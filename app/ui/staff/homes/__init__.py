"""The room of the other homes."""
