"""Other homes: cards, bundles, what came from there."""
