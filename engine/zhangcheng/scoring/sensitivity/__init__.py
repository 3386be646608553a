"""How sure a ranking is: what becomes of it when weights and methods are chosen a little otherwise."""
