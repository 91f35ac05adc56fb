"""Walks through the program, a module for each wing: they are looked at in pictures, and checked in tests."""
