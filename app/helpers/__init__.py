"""Helpers and everyday questions, as the kiosk shows them."""
