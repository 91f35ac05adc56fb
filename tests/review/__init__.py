"""Tests of the wing `review`."""
