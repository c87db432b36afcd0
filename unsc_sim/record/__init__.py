"""The real record of votes: reading, replay, and forecasts fitted to it."""
