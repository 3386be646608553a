"""FEEL expressions: text → untyped tree → typed tree → SQL, prose, canonical text."""
