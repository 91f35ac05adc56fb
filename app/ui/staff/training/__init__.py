"""The room of training: what I need, what waits for a signature, who lacks what, sessions, courses."""
