"""The room of workshops: plans, what came out, discussion cards, campaigns, the days of the year, what was
agreed."""
