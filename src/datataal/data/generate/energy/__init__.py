"""Steps that make the energy: what stands, what it yields, and the grid that carries it."""
