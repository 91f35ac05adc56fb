"""The program as a Windows program, on Debian: `python3 dev.py windows`."""
