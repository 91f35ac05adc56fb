"""What children tell, who reads it, and the answers that they get."""
