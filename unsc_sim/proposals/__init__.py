"""Councils that have been proposed, and what they would change."""
