"""Tests of the wing `home`."""
