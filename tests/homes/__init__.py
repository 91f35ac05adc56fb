"""Tests of the wing `homes`."""
