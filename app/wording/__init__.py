"""What the values of the rules are called on screens and papers."""
