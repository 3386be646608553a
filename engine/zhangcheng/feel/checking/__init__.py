"""The steps of the checker: names, then operators, functions, related records and parameters."""
