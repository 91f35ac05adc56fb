"""Courses, who has learned what, who signs it off, certificates."""
