"""The staff's rooms: reports and people."""
