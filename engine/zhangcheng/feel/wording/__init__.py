"""Plain words for each kind of node, a module per language."""
