"""Rows of the database."""
