"""Tests of the wing `helpers`."""
