"""Days that can be meant: what lies outside is a slip, or nonsense in a file."""

from datetime import date

EARLIEST, LATEST = date(1950, 1, 1), date(2100, 12, 31)
"""Of what people type: employments reach back this far."""

FIRST_LOCAL = date(1971, 1, 1)
"""Windows knows no local time of moments before; this program has none either."""
