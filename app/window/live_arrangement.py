"""The arrangement that is on the screen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar

from app.window.arrangements import Tabs
from app.window.panel_tree import tree
from app.window.users_arrangement import UsersArrangement

STEP = 32  # pixels from one floating panel to the next


def live_arrangement(area: QMainWindow, docks: Mapping[str, QDockWidget], separator: int) -> UsersArrangement:
    """Return where the panels are, without what Qt knows of it.

    Parameters
    ----------
    separator : pixels between two parts
    """
    if (layout := area.layout()) is not None:
        layout.activate()  # a panel that has just come has no size yet
    places: dict[Tabs, QRect] = {}
    front = []
    for name, dock in docks.items():
        if not is_in_sight(dock):
            continue
        if (bar := _tab_bar(area, dock)) is None:
            places[(name,)] = dock.geometry()
        else:
            places[_in_order(bar, [dock, *area.tabifiedDockWidgets(dock)])] = dock.geometry() | bar.geometry()
            front.append(name)
    floating = tuple(name for name, dock in docks.items() if dock.isFloating() and not dock.isHidden())
    return UsersArrangement(tree(places, separator) if places else None, floating, tuple(front))


def is_in_sight(dock: QDockWidget) -> bool:
    """Tell whether a dock is in the window and not behind another one, which Qt puts to the left of the screen."""
    return not dock.isHidden() and not dock.isFloating() and dock.geometry().right() >= 0


def lay_over(area: QMainWindow, floating: Sequence[QDockWidget]) -> None:
    """Have floating panels over the lower right of all, each so that the others can be taken hold of."""
    place = QRect(area.mapToGlobal(QPoint()), area.size())
    for number, dock in enumerate(floating, start=1):
        rect = QRect(QPoint(), area.size() / 3)
        rect.moveBottomRight(place.bottomRight() - QPoint(number, number) * STEP)
        dock.setGeometry(rect)


def _tab_bar(area: QMainWindow, front: QDockWidget) -> QTabBar | None:
    """Return the tabs that a dock has with others, right below it; None if there is none behind it."""
    tabbed = area.tabifiedDockWidgets(front)
    titles = sorted(dock.windowTitle() for dock in (front, *tabbed))
    place = front.geometry().bottomLeft() + QPoint(0, 1)
    for bar in area.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly) if tabbed else ():
        is_below = bar.pos() == place  # Qt has others that it does not use, somewhere
        if is_below and titles == sorted(bar.tabText(tab) for tab in range(bar.count())):
            return bar
    return None


def _in_order(bar: QTabBar, docks: Sequence[QDockWidget]) -> Tabs:
    """Return the names of the docks that have tabs on a bar, in their order there."""
    titles = [bar.tabText(tab) for tab in range(bar.count())]
    return tuple(dock.objectName() for dock in sorted(docks, key=lambda dock: titles.index(dock.windowTitle())))
