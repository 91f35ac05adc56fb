"""Meng Stëmm: children in residential care say what matters to them and get an answer."""

__version__ = "1.0.1"
