"""The room of the year: calendar and promises."""
