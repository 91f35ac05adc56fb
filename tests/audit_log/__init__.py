"""Tests of the wing `audit_log`."""
