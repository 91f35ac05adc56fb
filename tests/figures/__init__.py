"""Tests of the wing `figures`."""
