"""The fictional home to try the program with."""
