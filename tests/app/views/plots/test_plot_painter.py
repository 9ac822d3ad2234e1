"""A plot on the screen: the pixels that its scene would paint, never old ones, and no work twice."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.style.theme import DARK, LIGHT, TRANSPARENT, Theme
from app.style.translation import install_language
from app.views.boundary.boundary_view import BoundaryView
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from app.views.plots.plot import PlotPainter
from app.views.plots.plot_view import PlotView
from mlp_engine import Frame, FrameRequest
from tests.programs import CHINESE, font

MakeFrame = Callable[..., Frame]
MakeView = Callable[[], PlotView]
Change = Callable[[PlotView], object]

REQUEST = FrameRequest(resolution=40)
KINDS: list[type[PlotView]] = [BoundaryView, GradientNormView, LossView]


@pytest.fixture
def frames(make_frame: MakeFrame) -> list[Frame]:
    return [make_frame(epochs, REQUEST) for epochs in (3, 40, 90)]


@pytest.fixture(params=KINDS)
def make_view(request: pytest.FixtureRequest, qtbot: QtBot) -> MakeView:
    def make() -> PlotView:
        view: PlotView = request.param()
        qtbot.addWidget(view)
        view.resize(520, 400)
        return view

    return make


@pytest.fixture
def view(make_view: MakeView, frames: list[Frame]) -> PlotView:
    """A view that has painted some frames."""
    view = make_view()
    view.show()
    for frame in frames[:2]:
        view.show_frame(frame)
        picture(view)
    return view


@pytest.fixture(autouse=True)
def as_it_was(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    yield
    qapp.setFont(font)
    install_language("en")


def settle() -> None:
    """Let whatever a change leads to happen: new fonts ask for a new layout, which asks for painting."""
    for _ in range(4):
        QApplication.processEvents()


def picture(view: PlotView) -> QImage:
    """What is on the screen."""
    view.finish()
    settle()
    return view.plot.grab().toImage()


def picture_by_scene(view: PlotView, monkeypatch: pytest.MonkeyPatch) -> QImage:
    """The same, painted by Qt's and pyqtgraph's own means."""
    with monkeypatch.context() as patch:
        patch.setattr("app.views.plots.plot.is_seen", lambda painter, widget: False)
        return picture(view)


def larger_font(view: PlotView) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(22)
    QApplication.setFont(font)


def rename_axis(view: PlotView) -> None:
    view.plot.setLabel("left", "something else")


def colour_ground(view: PlotView) -> None:
    view.plot.setBackground("#ffeecc")


def move(view: PlotView) -> None:
    """Move axes and box together, as they are, to the right."""
    layout = view.plot.plotItem.layout
    left, top, right, bottom = layout.getContentsMargins()
    layout.setContentsMargins(left + 5, top, right - 5, bottom)


def switch(view: PlotView) -> None:
    """A linear scale, biases, or few ticks and small markers."""
    if isinstance(view, LossView):
        view.set_log(False)
    elif isinstance(view, GradientNormView):
        view.set_biases(True)
    elif isinstance(view, BoundaryView):
        view.make_compact(has_key=False)


CHANGES: dict[str, Change] = {
    "theme": lambda view: view.apply_theme(DARK),
    "language": lambda view: (font(CHINESE), install_language("zh_CN")),
    "font": larger_font,
    "name of an axis": rename_axis,
    "ground": colour_ground,
    "place": move,
    "size": lambda view: view.resize(460, 380),
    "small": lambda view: view.resize(250, 240),
    "zoom": lambda view: view.plot.zoom(0.6),
    "pan": lambda view: (view.plot.zoom(0.6), view.plot.pan(0.2, 0.2)),
    "cursor": lambda view: view.plot.move_cursor(-1, 1, is_long=True),
    "switch": switch,
}


@pytest.mark.parametrize("theme", [LIGHT, DARK, TRANSPARENT], ids=lambda theme: theme.name)
def test_the_screen_shows_what_the_scene_would(
    view: PlotView, frames: list[Frame], monkeypatch: pytest.MonkeyPatch, theme: Theme
) -> None:
    view.apply_theme(theme)
    for frame in frames:
        view.show_frame(frame)
        assert picture(view) == picture_by_scene(view, monkeypatch)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_after_a_change_a_plot_looks_like_a_new_one(
    view: PlotView, make_view: MakeView, frames: list[Frame], monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    before = picture(view)
    change(view)
    after = picture(view)
    assert after != before
    assert after == picture_by_scene(view, monkeypatch)
    new = make_view()
    new.show()
    new.show_frame(frames[1])
    new.finish()
    settle()  # to be laid out, though not painted
    change(new)
    assert after == picture(new)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_painted_without_being_asked_for(
    view: PlotView, monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    painted = count_calls(monkeypatch, "paint")
    settle()
    painted.clear()
    change(view)
    settle()
    assert view.plot.painter in painted


def test_a_frame_is_painted(view: PlotView, make_frame: MakeFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    painted = count_calls(monkeypatch, "paint")
    settle()
    painted.clear()
    view.show_frame(make_frame(39, REQUEST))  # on the axes that there are
    settle()
    assert painted == [view.plot.painter]


def test_what_is_hidden_and_shown_is_painted(view: PlotView, monkeypatch: pytest.MonkeyPatch) -> None:
    layers = [layer for layer in view.plot.box.childGroup.childItems() if not layer.is_empty() and layer.isVisible()]
    painted = count_calls(monkeypatch, "paint")
    assert layers
    for layer in layers:
        for is_visible in (False, True):
            settle()
            painted.clear()
            layer.setVisible(is_visible)
            settle()
            assert view.plot.painter in painted


def test_back_in_the_first_theme_it_looks_as_at_first(view: PlotView) -> None:
    first = picture(view)
    for theme in (DARK, TRANSPARENT, LIGHT):
        view.apply_theme(theme)
        picture(view)
    assert picture(view) == first


def test_what_stands_still_is_painted_once(
    view: PlotView, frames: list[Frame], make_frame: MakeFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = count_calls(monkeypatch, "_paint_ground")
    laid_out = [count_calls(monkeypatch, "generateDrawSpecs", type(axis)) for axis in view.plot.axes]
    for epochs in range(32, 40):  # of an axis that goes to 40
        view.show_frame(make_frame(epochs, REQUEST))
        picture(view)
    view.plot.move_cursor(-1, 1, is_long=True)
    picture(view)
    assert painted == []
    assert not any(laid_out)
    view.plot.zoom(0.5)
    picture(view)
    assert painted == [view.plot.painter]


def count_calls(monkeypatch: pytest.MonkeyPatch, name: str, kind: type = PlotPainter) -> list[object]:
    """Return a list that gets the object of each call of a method."""
    calls: list[object] = []
    method = getattr(kind, name)

    def counted(self: object, *arguments: object) -> object:
        calls.append(self)
        return method(self, *arguments)

    monkeypatch.setattr(kind, name, counted)
    return calls


def test_a_plot_that_is_pointed_at_shows_it(view: PlotView, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = [picture(view)]
    for share in (0.2, 0.5, 0.7):
        seen = view.plot.box.viewRect()
        view.plot.pointed.emit(seen.topLeft() + share * QPointF(seen.width(), seen.height()))
        pictures.append(picture(view))
        assert pictures[-1] == picture_by_scene(view, monkeypatch)
        assert pictures[-1] not in pictures[:-1]
    view.plot.set_cursor(None)
    assert picture(view) == pictures[0]


FRACTIONAL = """
import sys
import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
import app.views.plots.plot
from app.views.boundary.boundary_view import BoundaryView
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from mlp_engine import FrameRequest, RunConfig, Session

application = QApplication(sys.argv)
session = Session(RunConfig())
for _ in range(30):
    session.step()
is_seen = app.views.plots.plot.is_seen
for kind in (BoundaryView, GradientNormView, LossView):
    window, view = QWidget(), kind()
    window.resize(600, 450)
    view.setParent(window)
    view.setGeometry(7, 11, 520, 400)  # of a screen with 1.5 pixels for one: between two of them
    window.show()
    view.show_frame(session.frame(FrameRequest(resolution=40)))
    application.processEvents()
    pictures = []
    for is_painted_fast in (True, False):
        app.views.plots.plot.is_seen = is_seen if is_painted_fast else lambda painter, widget: False
        window.grab()
        pictures.append(window.grab().toImage())
    assert pictures[0].devicePixelRatio() == 1.5
    one, other = (np.array(image.convertToFormat(QImage.Format.Format_RGBA8888).constBits(), int) for image in pictures)
    print(np.count_nonzero(np.abs(one - other).reshape(-1, 4).sum(axis=1) > 12))
"""


def test_nothing_is_blurred_on_a_screen_with_a_fractional_scale() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FRACTIONAL],
        capture_output=True,
        text=True,
        env=os.environ | {"QT_SCALE_FACTOR": "1.5", "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    counts = [int(line) for line in done.stdout.splitlines()]
    assert len(counts) == len(KINDS)
    assert max(counts) < 20  # the ends of grid lines; blurred writing would differ in thousands of pixels
