"""Tests of the wing `workshops`."""
