"""Ledgers as counties keep them: each mess makes one of a clean set of sheets."""
