"""casetest."""
