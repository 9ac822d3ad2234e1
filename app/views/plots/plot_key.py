"""The key of a plot: what its curves stand for, in as many letters as there is room for."""

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

LINE, THIN_LINE, DASHED_LINE = "━", "─", "╍"  # signs in a key
SPACE = "&nbsp;&nbsp; "  # between its entries, where alone it breaks
BREAKABLE = re.compile(r"(?<=[|\u2e80-\uffef])|(?=[\u2e80-\uffef])")
"""The places after "|" and around Chinese characters and punctuation marks, which need no space for a new line."""


class KeyEntry(NamedTuple):
    """One entry of a key: a sign in each of its colours, if any, what it stands for, and perhaps its value now.

    Attributes
    ----------
    is_sentence : whether the name breaks at its spaces, as that of no other entry
    """

    sign: str
    colors: str | tuple[str, ...]
    name: str
    value: str = ""
    is_sentence: bool = False

    @property
    def widest(self) -> "KeyEntry":
        """The entry with a value as wide as its can become."""
        others = ("100.0 %",) if self.value.endswith("%") else ("8.88e−8",)
        return self._replace(value=max(self.value, *others, key=len)) if self.value else self

    def html(self) -> str:
        """Return it as rich text that does not break across lines, unless it is a sentence."""
        if self.is_sentence:
            return escape(self.name)
        colors = (self.colors,) if isinstance(self.colors, str) else self.colors
        signs = "".join(f'<span style="color:{color}">{self.sign}</span>' for color in colors if self.sign)
        value = f"<b>{unbroken(self.value)}</b>" if self.value else ""
        return "&nbsp;".join(filter(None, (signs, unbroken(self.name), value)))


@lru_cache  # most texts of a key stay while numbers change
def unbroken(text: str) -> str:
    """Return rich text that stays on one line, which could otherwise break at a space or beside one of BREAKABLE."""
    return BREAKABLE.sub("\N{WORD JOINER}", escape(text)).replace(" ", "&nbsp;")


def key_text(entries: Sequence[KeyEntry]) -> str:
    """Return entries as rich text that breaks only between them."""
    return SPACE.join(entry.html() for entry in entries)


class PlotKey(NamedTuple):
    """The key of a plot.

    Attributes
    ----------
    entries : what the curves stand for, with their values
    notes : what else there is to say
    compact : the entries with shorter names, if there are such; ``short`` : all of it in a few letters
    """

    entries: Sequence[KeyEntry]
    notes: Sequence[KeyEntry] = ()
    compact: Sequence[KeyEntry] = ()
    short: Sequence[KeyEntry] = ()

    def texts(self) -> tuple[str, ...]:
        """Return it in ways each of which takes less room than the one before."""
        whole, names = key_text(self.entries), key_text([entry._replace(value="") for entry in self.entries])
        compact = [key_text(self.compact)] if self.compact else []
        few = key_text([entry._replace(value="") for entry in self.compact])
        return (
            SPACE.join(filter(None, (whole, key_text(self.notes)))),
            whole,
            *compact,
            names,
            key_text(self.short) or few,
        )

    @property
    def widest(self) -> "PlotKey":
        """The key with values as wide as they can become."""
        entries, compact = ([entry.widest for entry in some] for some in (self.entries, self.compact))
        return self._replace(entries=entries, compact=compact)
