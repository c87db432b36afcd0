"""How likely: exact chances under stated beliefs, by one product over the seats."""
