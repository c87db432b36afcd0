"""Whatever can be drawn shows itself in a notebook and can be saved."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from pathlib import Path
from textwrap import shorten

from unsc_sim.pictures.svg import Picture
from unsc_sim.spoken import Spoken

__all__ = ["Drawn"]

_WIDE = 96


class Drawn(ABC):
    """A value with a picture."""

    __slots__ = ()

    @abstractmethod
    def picture(self, lang: str = "en") -> Picture:
        """The picture, its words in a language."""

    def save(self, path: str | os.PathLike[str], lang: str = "en") -> Path:
        """Write the picture to an SVG file, whole or not at all."""
        return self.picture(lang).save(path)

    def in_language(self, lang: str) -> Spoken:
        """The same, showing itself and what it leads to in a language."""
        return Spoken(self, lang)

    def __repr__(self) -> str:
        """Its first words; whoever wants all its parts asks for them."""
        return f"<{type(self).__name__}: {shorten(str(self), _WIDE, placeholder=' …')}>"

    def _repr_svg_(self) -> str:
        return str(self.picture())
