"""What somebody can do who writes into every byte of a home's file, and what the program says of it."""
