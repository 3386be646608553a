"""Writes reports as files that other people and other programs take: a module per format."""
