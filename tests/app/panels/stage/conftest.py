from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.panels.stage.stage import Stage
from app.style.theme import LIGHT
from app.style.translation import install_language, language_in_force
from app.views.table import VIEWS
from app.views.view import View
from mlp_engine import Frame, FrameRequest, RunConfig, Session
from tests.app.panels.stage.stages import Present


@pytest.fixture
def originals(qtbot: QtBot) -> dict[str, View]:
    views = {name: spec.kind() for name, spec in VIEWS.items()}
    for view in views.values():
        qtbot.addWidget(view)
    return views


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    stage = Stage()
    qtbot.addWidget(stage)
    yield stage
    stage.close()


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    before = language_in_force()
    install_language(request.param)
    yield request.param
    install_language(before)


@pytest.fixture(scope="module")
def frames() -> dict[str, Frame]:
    """One between two epochs, and one inside an update."""
    request = FrameRequest(layer=2, resolution=20, has_terms=True, map_resolution=8, neuron=(2, 3))
    session = Session(RunConfig())
    for _ in range(30):
        session.step()
    ordinary = session.frame(request)
    for _ in range(11):
        session.look_on()
    return {"ordinary": ordinary, "inside": session.frame(request)}


@pytest.fixture
def present(stage: Stage, originals: Mapping[str, View], frames: dict[str, Frame]) -> Present:
    def present(*names: str, size: tuple[int, int] = (1280, 720), frame: str = "ordinary") -> None:
        stage.present(names, originals, LIGHT, frames[frame], Selection(layer=2))
        stage.setWindowState(Qt.WindowState.WindowNoState)
        stage.resize(*size)

    return present
