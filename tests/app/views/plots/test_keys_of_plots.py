"""The key and the title of a plot: whole, and never more than a fifth of the plot."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontMetricsF, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.views.boundary.boundary_view import BoundaryView
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from app.views.plots.plot_key import KeyEntry
from app.views.plots.plot_view import PlotView
from app.views.text.live_text import TextLine
from mlp_engine import Frame
from tests.app.views.runs_to_draw import FONT_SCALES, NETWORKS, SIZES, frames, write_larger

__all__ = ["frames", "write_larger"]


@pytest.fixture(params=(LossView, GradientNormView, BoundaryView), ids=lambda kind: kind.__name__)
def view(request: pytest.FixtureRequest, qtbot: QtBot) -> PlotView:
    view: PlotView = request.param()
    qtbot.addWidget(view)
    view.show()
    return view


def height_of(html: str, view: PlotView) -> float:
    document = QTextDocument()
    document.setDefaultFont(view.font())
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.setTextWidth(view.key.width())
    return document.size().height()


@pytest.mark.parametrize("scale", FONT_SCALES)
@pytest.mark.parametrize("name", NETWORKS)
def test_a_key_is_whole_and_takes_a_fifth_at_most(
    view: PlotView, frames: dict[str, Frame], name: str, scale: float, write_larger: Callable[[float], None]
) -> None:
    write_larger(scale)
    for size in SIZES:
        view.resize(*size)
        view.show_frame(frames[name])
        QApplication.processEvents()
        QApplication.processEvents()  # it asks for another height once it knows its width
        needed = height_of(view.key.text(), view) if view.key.text() else 0.0
        assert needed <= 0.2 * view.height()
        assert needed <= view.key.height() <= 0.2 * view.height()
        assert view.key.text() or 2 * QFontMetricsF(view.font()).height() > 0.2 * view.height()


ENTRIES = [KeyEntry("━", "black", "loss", "0.1598"), KeyEntry("━", "black", "accuracy", "87.3 %")]
NOTES = [KeyEntry("▽", "black", "a note")]


def test_first_notes_give_way_then_values_then_all(qtbot: QtBot) -> None:
    """On one line of text there is room for less and less."""
    view = LossView()
    qtbot.addWidget(view)
    view.show()
    seen = []
    for width in range(700, 20, -5):
        view.resize(width, 90)
        view.show_key(ENTRIES, NOTES)
        QApplication.processEvents()
        text = view.key.text()
        state = ("note" in text, "0.1598" in text, "accuracy" in text)
        assert state not in seen[:-1]
        if state not in seen:
            seen.append(state)
    assert seen == [(True, True, True), (False, True, True), (False, False, True), (False, False, False)]


def test_a_dock_says_the_name_and_the_view_the_epoch(view: PlotView, frames: dict[str, Frame]) -> None:
    view.show_frame(frames["lesson"])
    assert view.title.text().endswith(", epoch 40")
    name = view.accessibleName()
    assert view.title.text().startswith(name)
    view.leave_out_title()
    assert view.title.text() == "epoch 40"
    assert view.accessibleName() == name


def test_a_picture_has_the_name_though_the_dock_of_the_view_has_it(
    view: PlotView, frames: dict[str, Frame], qtbot: QtBot
) -> None:
    view.leave_out_title()
    picture = type(view)()
    qtbot.addWidget(picture)
    picture.take_after(view)
    picture.show_frame(frames["lesson"])
    picture.finish()
    assert picture.title.text().startswith(view.accessibleName())


def test_the_key_of_a_low_picture_numbers_the_layers(qtbot: QtBot, frames: dict[str, Frame]) -> None:
    view = GradientNormView()
    qtbot.addWidget(view)
    view.hide_controls()
    view.resize(190, round(9.3 * view.fontMetrics().height()))
    view.show_frame(frames["lesson"])
    view.finish()
    document = QTextDocument()
    document.setHtml(view.key.text())
    assert document.toPlainText().replace("\xa0", " ").replace("\N{WORD JOINER}", "") == "|dW[l]|:   ━ 1   ━ 2   ━ 3"
    assert height_of(view.key.text(), view) <= 0.2 * view.height()


def test_where_a_title_has_no_room_the_epoch_stays(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    line = TextLine()
    qtbot.addWidget(line)
    line.set_text("Decision boundary, epoch 1396", "epoch 1396")
    metrics = line.fontMetrics()
    drawn: list[str] = []
    monkeypatch.setattr("app.views.text.live_text.QPainter.drawText", lambda _, *args: drawn.append(args[-1]))
    for width in (metrics.horizontalAdvance(line.text()), metrics.horizontalAdvance("epoch 1396") + 2):
        line.resize(width, 20)
        line.grab()
    assert drawn == ["Decision boundary, epoch 1396", "epoch 1396"]


def test_nothing_moves_when_the_button_to_show_all_comes(view: PlotView, frames: dict[str, Frame]) -> None:
    view.resize(420, 360)
    view.show_frame(frames["lesson"])
    QApplication.processEvents()
    before = view.plot.geometry()
    view.plot.zoom(0.5)
    QApplication.processEvents()
    assert view.reset_button.isVisible()
    assert view.plot.geometry() == before


@pytest.mark.parametrize("width", range(120, 420, 20))
def test_another_number_in_the_key_moves_no_plot(qtbot: QtBot, width: int) -> None:
    view = LossView()
    qtbot.addWidget(view)
    view.resize(width, 300)
    view.show()
    places = set()
    for loss, accuracy in (("0.0010", "99.7 %"), ("9.25e−4", "100.0 %"), ("2.1e−9", "5.0 %")):
        view.show_key([KeyEntry("━", "black", "loss", loss), KeyEntry("━", "black", "accuracy", accuracy)])
        for _ in range(2):
            QApplication.processEvents()
        assert not view.key.text() or height_of(view.key.text(), view) <= view.key.height()
        places.add((view.plot.y(), bool(view.key.text())))
    assert len(places) == 1
