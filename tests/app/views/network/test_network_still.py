"""Whatever changes a network diagram that is on the screen, it looks like one that has never been otherwise."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT
from app.style.translation import install_language
from app.views.network.network_view import NetworkView
from mlp_engine import Frame

MakeFrame = Callable[..., Frame]
Change = Callable[[NetworkView], None]
OTHER_LAYERS = ((5, "tanh"), (3, "relu"), (1, "sigmoid"))


@pytest.fixture
def make_view(qtbot: QtBot, make_frame: MakeFrame) -> Callable[[], NetworkView]:
    def make() -> NetworkView:
        view = NetworkView()
        qtbot.addWidget(view)
        view.resize(500, 420)
        view.apply_theme(LIGHT)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the window that happens to be active has the keyboard
        view.show()
        return view

    return make


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    yield
    install_language("en")


def image_of(view: NetworkView) -> QImage:
    return view.grab().toImage()


def theme(view: NetworkView) -> None:
    view.apply_theme(DARK)


def language(view: NetworkView) -> None:
    install_language("zh_CN")
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))


def font(view: NetworkView) -> None:
    larger = QFont(view.font())
    larger.setPointSizeF(1.3 * larger.pointSizeF())
    view.setFont(larger)


def size(view: NetworkView) -> None:
    view.resize(700, 260)


def layer(view: NetworkView) -> None:
    view.show_selection(Selection(3))


def neuron(view: NetworkView) -> None:
    view.show_selection(Selection(2, 4))


def controls(view: NetworkView) -> None:
    view.hide_controls()


def pointer(view: NetworkView) -> None:
    assert view._drawn is not None
    center = view._current_picture(view._drawn).layout.center(Selection(1, 3))
    assert center is not None
    button, modifier = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, center, view.mapToGlobal(center), button, button, modifier)
    QApplication.sendEvent(view, move)  # QTest moves the pointer of only one window to a place on the screen
    assert view._hovered == Selection(1, 3)


CHANGES = [theme, language, font, size, layer, neuron, controls, pointer]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(make_view: Callable[[], NetworkView], make_frame: MakeFrame, change: Change) -> None:
    frame, view, fresh = make_frame(30), make_view(), make_view()
    view.show_frame(frame)
    before = image_of(view)
    change(view)
    fresh.show_frame(frame)
    change(fresh)  # before it is painted for the first time
    assert image_of(view) == image_of(fresh) != before


@pytest.mark.parametrize(
    "config", [{"weight_seed": 9}, {"layers": OTHER_LAYERS}, {"n_samples": 50}, {"learning_rate": 9.0}]
)
def test_another_run_is_seen(
    make_view: Callable[[], NetworkView], make_frame: MakeFrame, config: dict[str, object]
) -> None:
    view, fresh = make_view(), make_view()
    view.show_frame(make_frame(30))
    before = image_of(view)
    for each in (view, fresh):
        each.show_frame(make_frame(31, **config))
    assert image_of(view) == image_of(fresh) != before


def test_each_frame_is_seen_with_its_scales(make_view: Callable[[], NetworkView], make_frame: MakeFrame) -> None:
    view = make_view()
    for epoch in (0, 30, 300):
        fresh = make_view()
        for each in (view, fresh):
            each.show_frame(make_frame(epoch, learning_rate=2.0))
        assert image_of(view) == image_of(fresh)


def test_the_keyboard_is_seen_to_come_and_go(qtbot: QtBot, make_frame: MakeFrame) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout, view, other = QVBoxLayout(window), NetworkView(), QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout.addWidget(view)
    layout.addWidget(other)
    window.resize(500, 500)
    window.show()
    window.activateWindow()
    view.show_frame(make_frame(30))
    images = []
    for target in (view, other, view, other):
        target.setFocus()
        qtbot.waitUntil(target.hasFocus)
        images.append(image_of(view))
    assert images[0] == images[2] != images[1] == images[3]


def test_a_frame_of_a_run_costs_no_new_layer(
    make_view: Callable[[], NetworkView], make_frame: MakeFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = make_view()
    view.show_frame(make_frame(100, learning_rate=0.001))
    image_of(view)

    def fail(*args: object, **kwargs: object) -> None:
        raise AssertionError("painted anew")

    monkeypatch.setattr("app.views.network.network_view.paint_still", fail)
    view.show_frame(make_frame(101, learning_rate=0.001))
    image_of(view)


COMPARE = """
import sys
import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(sys.argv[:1])
from app.lesson.selection import Selection
from app.views.network.network_view import NetworkView
from mlp_engine import FrameRequest, RunConfig, Session
session = Session(RunConfig())
for _ in range(100):
    session.step()
frame, images = session.frame(FrameRequest(resolution=0)), []
for is_layered in (True, False):
    window = QWidget()
    window.resize(431, 423)
    view = NetworkView(window)
    view.setGeometry(13, 7, 401, 391)  # which begins between two pixels
    if not is_layered:
        view._still.draw = lambda painter, content, paint: paint(painter)
    window.show()
    view.show_frame(frame)
    view.show_selection(Selection(2, 3))
    app.processEvents()
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    images.append(np.frombuffer(image.constBits(), np.uint8).astype(int))
print(image.devicePixelRatio(), np.abs(images[0] - images[1]).max(), images[0].std() > 1)
"""


@pytest.mark.parametrize("scale", ["1", "1.5", "2"])
def test_nothing_is_blurred_or_moved_on_any_screen(scale: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", COMPARE],
        env={**os.environ, "QT_SCALE_FACTOR": scale},
        capture_output=True,
        check=True,
        text=True,
    )
    ratio, difference, is_drawn = run.stdout.split()
    assert float(ratio) == float(scale)
    assert int(difference) <= 2
    assert is_drawn == "True"
