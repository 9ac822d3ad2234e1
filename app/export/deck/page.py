"""How a slide is divided, in inches, and what all slides of a deck have in common."""

from __future__ import annotations

from dataclasses import dataclass

from app.style.theme import Theme

HEIGHT = 7.5
LANGUAGE_TAGS = {"en": "en-US", "zh_CN": "zh-CN"}


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Page:
    """A slide ``width`` wide, its texts and figures ``content_width``."""

    width: float
    content_width: float

    @classmethod
    def of(cls, is_wide: bool) -> Page:
        """Return a page of 16:9, or of 4:3."""
        return cls(40 / 3, 12.0) if is_wide else cls(10.0, 9.0)

    @property
    def title(self) -> Box:
        """One line of 28 pt."""
        return self._band(0.4, 0.6)

    @property
    def caption(self) -> Box:
        """Two lines of 16 pt."""
        return self._band(1.02, 0.62)

    @property
    def content(self) -> Box:
        """The picture, chart or table."""
        return self._band(1.7, 5.25)

    @property
    def number(self) -> Box:
        """The number of the slide, at the right."""
        band = self._band(7.03, 0.3)
        return Box(band.left + band.width - 1.0, band.top, 1.0, band.height)

    @property
    def first_title(self) -> Box:
        """The title of the first slide, at the bottom of this: two lines of 40 pt."""
        return self._band(1.6, 1.5)

    @property
    def first_bar(self) -> Box:
        """The bar between the title and the lines of the first slide."""
        return Box(self._side, 3.3, 1.2, 0.06)

    @property
    def first_lines(self) -> Box:
        """The lines of the first slide."""
        return self._band(3.6, 3.2)

    @property
    def _side(self) -> float:
        return (self.width - self.content_width) / 2

    def _band(self, top: float, height: float) -> Box:
        return Box(self._side, top, self.content_width, height)


@dataclass(frozen=True)
class DeckLook:
    """The colours, the page and the language, a name of ``app.style.translation.LANGUAGES``, of a deck."""

    theme: Theme
    page: Page
    language: str

    @property
    def language_tag(self) -> str:
        """The language as PowerPoint calls it."""
        return LANGUAGE_TAGS[self.language]

    @property
    def east_asian_font(self) -> str:
        """The font of Chinese writing, which a program without it replaces; empty for the usual one."""
        return "Microsoft YaHei" if self.language == "zh_CN" else ""
