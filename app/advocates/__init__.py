"""Advocates: their cards, their overview, their yearly report."""
