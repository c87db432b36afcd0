"""From positions to beliefs: the readings, and the habits of the real record."""

from unsc_sim.readings.outlook import Outlook
from unsc_sim.readings.readings import Reading, RecordReading

__all__ = [
    "Outlook",
    "Reading",
    "RecordReading",
]
