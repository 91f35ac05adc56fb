"""Tests of the wing `parliament`."""
