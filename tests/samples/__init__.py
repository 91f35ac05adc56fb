"""Homes as earlier versions of the program left them, and what stood in them."""
