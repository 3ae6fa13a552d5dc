"""Steps that make the people: municipalities, homes, and what residents say."""
