"""What can come out, why, and what it would take."""
