"""The kinds of pages, a module each; every one a function of the book."""
