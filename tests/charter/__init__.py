"""Tests of the wing `charter`."""
