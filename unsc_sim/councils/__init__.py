"""Who sits on the Council on any day, and how a vote is written down by member."""
