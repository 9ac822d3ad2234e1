"""Panels alone, without a run, and what a user does with them."""

import json
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.views.table import VIEWS
from app.window.arrangements import ACROSS, DOWN
from app.window.docks import DockArea
from app.window.users_arrangement import Arrangements

PANELS = ("set_up", *VIEWS)
Picture = tuple[dict[str, QRect], list[list[str]], set[str]]


class Content(QWidget):
    def minimumSizeHint(self) -> QSize:
        return QSize(219, 100)


def opened(qtbot: QtBot, size: tuple[int, int] = (1280, 700)) -> DockArea:
    area = DockArea({name: Content() for name in PANELS})
    area.retranslate()
    qtbot.addWidget(area)
    area.resize(*size)
    area.show()
    QApplication.processEvents()
    return area


def picture(area: DockArea) -> Picture:
    """Return what is to be seen: where each panel is, what is on the tabs, and which panels are beside the window."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # of tabs that Qt has no use for any more
    seen = {name: dock.geometry() for name, dock in area.docks.items() if not dock.visibleRegion().isEmpty()}
    tabs = [bar for bar in area.findChildren(QTabBar) if not bar.visibleRegion().isEmpty()]
    texts = sorted([bar.tabText(i) for i in range(bar.count())] for bar in tabs)
    floating = {name for name in area.in_sight if area.docks[name].isFloating()}
    return {name: rect for name, rect in seen.items() if name not in floating}, texts, floating


def kept(area: DockArea) -> Any:
    """Return what is in a file."""
    QApplication.processEvents()
    return json.loads(json.dumps(area.arrangements.as_dict()))


def take(area: DockArea, values: object) -> bool:
    arrangements = Arrangements.from_dict(values, area.docks)
    if arrangements is not None:
        area.take(arrangements)
    return arrangements is not None


def name_all(area: DockArea) -> None:
    """Have what is on the screen be the user's, as if a panel had been moved."""
    area.docks["network"].topLevelChanged.emit(False)
    QApplication.processEvents()
    assert kept(area)["inside" if area._is_inside else "watching"] is not None


# made by hand


def close_two(area: DockArea) -> None:
    for name in ("weights", "set_up"):
        area.docks[name].close()


def open_others(area: DockArea) -> None:
    for name in ("confusion", "neuron", "equation"):
        area.docks[name].toggleViewAction().trigger()


def put_four_behind_each_other(area: DockArea) -> None:
    for name in ("loss", "weights", "boundary"):
        area.tabifyDockWidget(area.docks["network"], area.docks[name])
    QApplication.processEvents()
    area.docks["loss"].raise_()


def divide_again_and_again(area: DockArea) -> None:
    for i, name in enumerate(PANELS[1:]):
        area.splitDockWidget(area.docks[PANELS[i]], area.docks[name], (DOWN, ACROSS)[i % 2])
        area.docks[name].show()


def use_all_sides(area: DockArea) -> None:
    area.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, area.docks["loss"])
    area.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, area.docks["inspector"])
    area.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, area.docks["set_up"])


def move_lines(area: DockArea) -> None:
    docks = [area.docks[name] for name in ("set_up", "network", "inspector")]
    area.resizeDocks(docks, [300, 250, 260], ACROSS)
    area.resizeDocks([area.docks["network"]], [430], DOWN)


def shift_one_line_a_little(area: DockArea) -> None:
    """Leave the line above and the one below it not quite in line."""
    width = area.docks["loss"].width()
    area.resizeDocks([area.docks["network"], area.docks["boundary"]], [width + 5, width], ACROSS)


def float_two(area: DockArea) -> None:
    for name in ("boundary", "loss"):
        area.docks[name].setFloating(True)


def leave_one(area: DockArea) -> None:
    for name in PANELS[1:]:
        area.docks[name].close()


def close_all(area: DockArea) -> None:
    for name in PANELS:
        area.docks[name].close()


def float_the_only_one(area: DockArea) -> None:
    leave_one(area)
    area.docks["set_up"].setFloating(True)


BY_HAND = [
    close_two,
    open_others,
    put_four_behind_each_other,
    divide_again_and_again,
    use_all_sides,
    move_lines,
    shift_one_line_a_little,
    float_two,
    leave_one,
    close_all,
    float_the_only_one,
]
