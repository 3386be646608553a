"""The words and numbers that reports and the handbook share, each defined once."""
