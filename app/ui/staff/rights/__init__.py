"""The room that shows who may do what."""
