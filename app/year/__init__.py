"""Today and the year: what is due, and when."""
