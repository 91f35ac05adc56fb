"""Tests of the wing `people`."""
