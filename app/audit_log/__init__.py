"""The audit log, read, checked and printed."""
