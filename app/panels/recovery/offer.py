"""A run that a program has left behind, and what is said of it."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from app.files.document import Document
from app.files.file_names import shown_name
from app.files.recovery import LeftBehind
from app.lesson.moments import begun, moment_text
from app.style.translation import engine_text, language_in_force
from mlp_engine import RunPoint, Text, marked

USUAL = {"en": "en_GB"}
"""The locale of a language, where it is another than its name."""


@dataclass(frozen=True, eq=False)
class Offer:
    """A run to be restored, or why it cannot be.

    Attributes
    ----------
    document : what was read; None if it cannot be
    point : where its run is
    problem : a sentence
    """

    left: LeftBehind
    document: Document | None = None
    point: RunPoint | None = None
    problem: Text | None = None


def offer_text(offer: Offer) -> str:
    """Return two lines in the language of the window: where the run is and of what; its file, and when it was kept."""
    file = None if offer.document is None else offer.document.file
    text = marked("Offer", "kept on {0}") if file is None else marked("Offer", "{file}, kept on {0}")
    name = "" if file is None else shown_name(file)
    kept = QCoreApplication.translate("Offer", text).format(time_text(offer.left.saved_at), file=name)
    return f"{_run_text(offer)}\n{kept}"


def time_text(moment: datetime) -> str:
    """Return a day and a time as they are written in the language of the window."""
    language, locale = language_in_force(), QLocale.system()
    if locale.name().partition("_")[0] != language.partition("_")[0]:
        locale = QLocale(USUAL.get(language, language))
    time = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    day = locale.toString(time.date(), QLocale.FormatType.LongFormat)
    return f"{day}, {locale.toString(time.time(), QLocale.FormatType.ShortFormat)}"


def _run_text(offer: Offer) -> str:
    if offer.point is None:
        return "" if offer.problem is None else engine_text(offer.problem)
    config = offer.point.config
    layers = "–".join(map(str, config.layer_dims))
    text = QCoreApplication.translate("Offer", marked("Offer", "{moment} · {data} · network {layers}"))
    moment = begun(moment_text(offer.point))
    return text.format(moment=moment, data=engine_text(config.data.label), layers=layers)
