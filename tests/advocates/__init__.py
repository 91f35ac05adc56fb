"""Tests of the wing `advocates`."""
