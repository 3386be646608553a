"""Scores institutions by scorecards: exact arithmetic in DuckDB, places, grades, and their accounts."""
