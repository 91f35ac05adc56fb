"""The room of the charter."""
