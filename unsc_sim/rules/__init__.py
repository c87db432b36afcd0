"""The Council's rules of decision since 1946, and rules of one's own."""

from unsc_sim.rules.procedures import *  # noqa: F403  (its __all__ is the list)
from unsc_sim.rules.procedures import __all__ as __all__
