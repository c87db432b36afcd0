"""From positions to beliefs: the readings, and the habits of the real record."""
