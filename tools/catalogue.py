"""Keep the catalogues of sentences: ``python tools/catalogue.py``.

Reads every sentence that the package can say from its source (see
``sentences.py``), brings ``unsc_sim/data/locale/<lang>/LC_MESSAGES/unsc_sim.po``
up to date, and compiles the ``.mo`` beside it. Translations and the remarks of
translators are kept; a sentence that is no longer said is dropped and told; a
new one stands in the ``.po`` with an empty translation and is told too. Write
its Arabic there, then run this again.

Where Arabic needs another form for every number although English does not, as in
"{n} in favour", repeat the msgid as msgid_plural and give all six forms: the
first number among the values of the sentence chooses.

Ends with 1 while a translation is missing. Needs Babel.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from sentences import Text, sentences
from tracing import Untraceable

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "unsc_sim"
HEADER = """\
# Sentences of unsc_sim in {language}.
#
# Terms of the Council are those of the Charter, of the provisional rules of
# procedure, or of United Nations usage. ‡ marks a term of ours, where no official
# one is known. Those terms, and the sentences as a whole, are still to be
# confirmed by a reader whose language this is.
"""


PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
}
"""Which form goes with which number: none, one, two, a few, many, and round hundreds."""


class Plain(Catalog):
    """A catalogue whose head holds nothing but what is needed to read it."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of the head."""
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", PLURALS[str(self.locale)]),
        ]


def path_of(lang: str) -> Path:
    """Where the catalogue of a language stands; its compiled form stands beside it."""
    return PACKAGE / "data" / "locale" / lang / "LC_MESSAGES" / "unsc_sim.po"


def said() -> dict[Text, list[str]]:
    """Every sentence of the package, with the modules that say it."""
    return sentences(PACKAGE)


def written(lang: str) -> Catalog:
    """The catalogue of a language as it stands in its file."""
    path = path_of(lang)
    text = path.read_bytes() if path.exists() else b""
    return read_po(io.BytesIO(text), locale=lang, charset="utf-8")


def updated(lang: str, old: Catalog) -> Plain:
    """A catalogue of all sentences, with the translations of an older one."""
    new = Plain(locale=lang, fuzzy=False)
    for text, modules in said().items():
        before = old.get(text if isinstance(text, str) else text[0])
        # The translator may give plural forms to a sentence that has none in English.
        kept = before is not None and before.id in (text, (text, text))
        new.add(
            before.id if before is not None and kept else text,
            before.string if before is not None and kept else None,
            locations=[(module, 0) for module in modules],
            user_comments=before.user_comments if before is not None else (),
        )
    for message in new:
        message.flags = set()
    return new


def empty(catalogue: Catalog) -> list[Message]:
    """The sentences of which a form is not translated."""
    return [each for each in catalogue if each.id and not all(forms(each))]


def forms(message: Message) -> tuple[str, ...]:
    """The translation, in all its plural forms."""
    string: Any = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def source(catalogue: Catalog) -> bytes:
    """The bytes of the ``.po``."""
    body = io.BytesIO()
    write_po(body, catalogue, omit_header=True, width=0, include_lineno=False)
    head = "".join(f'"{key}: {value}\\n"\n' for key, value in catalogue.mime_headers)
    language = catalogue.locale.english_name if catalogue.locale else ""
    start = HEADER.format(language=language) + 'msgid ""\nmsgstr ""\n' + head
    return start.encode() + b"\n" + body.getvalue().lstrip()


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the ``.mo``."""
    plain = Plain(locale=catalogue.locale, fuzzy=False)
    for message in catalogue:
        if message.id and all(forms(message)):
            plain.add(message.id, message.string)
    body = io.BytesIO()
    write_mo(body, plain)
    return body.getvalue()


def main(langs: Iterable[str] = ("ar",)) -> int:
    """Bring the catalogues up to date; 1 if a translation is missing."""
    missing = 0
    for lang in langs:
        old = written(lang)
        new = updated(lang, old)
        path = path_of(lang)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source(new))
        path.with_suffix(".mo").write_bytes(compiled(new))
        known = {each.id for each in new}
        gone = [each for each in old if each.id not in known]
        for told, messages in (("dropped", gone), ("to translate", empty(new))):
            for each in messages:
                sys.stdout.write(f"{lang}, {told}: {each.id!r}\n")
        missing += len(empty(new))
    return 1 if missing else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Untraceable as error:
        sys.exit(str(error))
