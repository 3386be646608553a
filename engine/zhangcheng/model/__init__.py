"""The frozen words of the domain, one concept per file."""
