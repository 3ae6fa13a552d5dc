"""Steps that make the administration: who decided, asked and looked, and what was noted."""
