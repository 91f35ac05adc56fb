"""Rows in, rows out: tables, migrations and queries. Holds sealed bytes and never opens them."""
