"""The home's self-review, with the children's view."""
