"""From raw shapes to the linked model, one module per kind of thing."""
