"""Screens get their services here, behind the first paint."""
