"""The room of the audit log."""
