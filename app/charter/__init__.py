"""The charter of children and adults."""
