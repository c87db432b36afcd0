"""Shared settings: a property is judged by what it says, not by how long it takes."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
