"""The panels of the window: where they are at first, and how they move."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QCoreApplication, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from app.files.settings import Settings
from app.views.table import SET_UP_TITLE, VIEWS
from app.widgets.focus_keys import kept_focus

SET_UP_SHARE, INSPECTOR_SHARE, UPPER_SHARE = 0.19, 0.28, 0.52  # of the width, the width and the height
LEAST_SET_UP, MOST_SET_UP, LEAST_INSPECTOR = 220, 320, 320  # pixels
NARROW = 1200  # pixels across, under which there is no room for three panels in a row
NETWORK_SHARE = 0.53  # of the room that the network and the boundary have together
EQUATION_SHARE, LEAST_EQUATION = 0.4, 250  # of the height, and pixels, while an update is looked at
PICTURE_SHARE, LEAST_COLUMNS = 0.3, 400  # of the width, network and boundary each; px, the inspector's two columns
INSIDE = ("network", "boundary", "inspector", "equation")  # the panels with which an update is looked at
LAYOUT_VERSION = 2  # a saved layout of another version is not restored: count up when a panel comes or goes

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


class DockArea(QMainWindow):
    """Holds one dock for each content; docks can be moved, floated, closed and brought back.

    There are two arrangements, each of which the user may change: one for watching a network learn, and one for looking
    inside an update, in which the equation has the whole width.

    Parameters
    ----------
    contents : the widget of each panel by its name; the names are those that ``arrange`` puts in their places

    Attributes
    ----------
    docks : the dock of each panel by its name
    """

    def __init__(self, contents: Mapping[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Widget)
        self.setDockNestingEnabled(True)
        self.docks: dict[str, QDockWidget] = {}
        for name, content in contents.items():
            dock = QDockWidget(self)
            dock.setObjectName(name)
            dock.setWidget(content)
            self.docks[name] = dock
        self._is_inside = False
        self._other_state = QByteArray()  # of the arrangement that is not shown

    def retranslate(self) -> None:
        """Set the titles in the language of the window."""
        for name, dock in self.docks.items():
            title = VIEWS[name].title if name in VIEWS else SET_UP_TITLE
            dock.setWindowTitle(QCoreApplication.translate("Views", title))

    def bring_to_front(self, name: str) -> None:
        """Have a panel seen."""
        self.docks[name].show()
        self.docks[name].raise_()

    def look_inside(self, is_inside: bool) -> None:
        """Change to the other arrangement, as the user has left it."""
        if is_inside != self._is_inside:
            state, self._other_state = self._other_state, self.saveState(LAYOUT_VERSION)
            self._is_inside = is_inside
            with kept_focus():
                if not self.restoreState(state, LAYOUT_VERSION):
                    self.arrange()

    def arrange(self) -> None:
        """Put every panel to its first place."""
        if self._is_inside:
            self._arrange_inside()
        else:
            self._arrange_watching()

    def _arrange_watching(self) -> None:
        """Show every panel but the equation.

        ::

        set-up | network | boundary               | inspector
               | loss | gradient norms | weights  |
        """
        docks = self._collect()
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks["set_up"])
        self.splitDockWidget(docks["set_up"], docks["network"], ACROSS)
        self.splitDockWidget(docks["network"], docks["inspector"], ACROSS)
        self.splitDockWidget(docks["network"], docks["loss"], DOWN)
        self.splitDockWidget(docks["network"], docks["boundary"], ACROSS)
        self.splitDockWidget(docks["loss"], docks["weights"], ACROSS)
        if self.width() < NARROW:
            self.tabifyDockWidget(docks["loss"], docks["gradient_norms"])
        else:
            self.splitDockWidget(docks["loss"], docks["gradient_norms"], ACROSS)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, docks["equation"])
        for name, dock in docks.items():
            dock.setVisible(name != "equation")
        docks["loss"].raise_()
        self._share_out()

    def _arrange_inside(self) -> None:
        """Show what an update is looked at with.

        ::

        network | boundary | inspector
        equation
        """
        docks = self._collect()
        for name in ("network", "boundary", "inspector"):
            self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks[name])
        self.splitDockWidget(docks["network"], docks["boundary"], ACROSS)
        self.splitDockWidget(docks["boundary"], docks["inspector"], ACROSS)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, docks["equation"])
        for name, dock in docks.items():
            if name not in INSIDE:  # it has a place, too, or a saved arrangement would not know that it is hidden
                self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            dock.setVisible(name in INSIDE)
        picture = min(int(PICTURE_SHARE * self.width()), (self.width() - LEAST_COLUMNS) // 2)
        self._resize(ACROSS, network=picture, boundary=picture, inspector=self.width() - 2 * picture)
        equation = max(LEAST_EQUATION, int(EQUATION_SHARE * self.height()))
        self._resize(DOWN, network=self.height() - equation, equation=equation)

    def _collect(self) -> dict[str, QDockWidget]:
        """Take every panel from its place."""
        for dock in self.docks.values():
            dock.setFloating(False)
            self.removeDockWidget(dock)
        return self.docks

    def keep(self, settings: Settings) -> None:
        """Have the settings remember both arrangements: for watching, and inside an update."""
        states = self.saveState(LAYOUT_VERSION), self._other_state
        settings.layout, settings.inside_layout = states[::-1] if self._is_inside else states

    def restore(self, settings: Settings) -> None:
        """Put the panels where they were, or where they are at first."""
        self._other_state = settings.inside_layout
        if not self.restoreState(settings.layout, LAYOUT_VERSION):
            self.arrange()

    def _share_out(self) -> None:
        width, height = self.width(), self.height()
        set_up = max(LEAST_SET_UP, min(MOST_SET_UP, int(SET_UP_SHARE * width)))
        inspector = max(LEAST_INSPECTOR, int(INSPECTOR_SHARE * width))
        middle = width - set_up - inspector
        network = int(NETWORK_SHARE * middle)
        self._resize(ACROSS, set_up=set_up, network=network, boundary=middle - network, inspector=inspector)
        if self.width() < NARROW:
            self._resize(ACROSS, loss=middle // 2, weights=middle // 2)
        else:
            self._resize(ACROSS, loss=middle // 3, gradient_norms=middle // 3, weights=middle // 3)
        upper = int(UPPER_SHARE * height)
        self._resize(DOWN, network=upper, loss=height - upper)

    def _resize(self, orientation: Qt.Orientation, **sizes: int) -> None:
        self.resizeDocks([self.docks[name] for name in sizes], list(sizes.values()), orientation)
