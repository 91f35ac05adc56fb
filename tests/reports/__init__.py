"""Tests of the wing `reports`."""
