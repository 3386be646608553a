"""Makes a public site of a rule pack."""
