"""Steps that make the land: where water, borders, roads, nature and homes lie."""
