"""A scenario: one question about one text, read from a file and written back."""
