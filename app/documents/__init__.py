"""Paper: frozen dataclasses in, PDF bytes out, through one small set of building blocks."""
