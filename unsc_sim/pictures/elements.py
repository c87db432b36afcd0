"""Elements of a picture, and how they stand in its file."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

__all__ = ["Element"]


@dataclass(slots=True)
class Element:
    """An element of XML: its attributes, its text, and the elements in it after the text.

    >>> line = Element("text", {"x": "4"})
    >>> line.add("title", text="A & B")
    Element(tag='title', attributes={}, text='A & B', inner=[])
    >>> line.xml()
    '<text x="4"><title>A &amp; B</title></text>'
    """

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    inner: list[Element] = field(default_factory=list)

    def add(self, tag: str, attributes: dict[str, str] | None = None, text: str = "") -> Element:
        """Another element, the last in this one."""
        added = Element(tag, attributes or {}, text)
        self.inner.append(added)
        return added

    def xml(self) -> str:
        """The element as it stands in a file."""
        parts: list[str] = []
        _write(self, parts)
        return "".join(parts)


def _write(element: Element, parts: list[str]) -> None:
    """Add an element, as it stands in a file, to the parts of the file."""
    parts.append(f"<{element.tag}")
    parts += [f' {key}="{_escaped(text)}"' for key, text in element.attributes.items()]
    if not element.text and not element.inner:
        parts.append(" />")
        return
    parts.append(f">{_escaped(element.text)}")
    for each in element.inner:
        _write(each, parts)
    parts.append(f"</{element.tag}>")


@lru_cache(maxsize=8192)
def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
