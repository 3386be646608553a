"""The made-up figures of the city's example data, one module per group of record types."""
