"""Tests of the wing `year`."""
