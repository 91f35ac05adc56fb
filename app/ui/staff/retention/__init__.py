"""The room of what has been kept long enough."""
