"""The handbooks of the program."""
