"""The panels of the window: each in a dock, arranged by rules until the user arranges them."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QByteArray, QChildEvent, QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStyle, QTabBar, QWidget

from app.files.settings import Settings
from app.views.table import SET_UP_TITLE, VIEWS
from app.widgets.focus_keys import kept_focus
from app.widgets.panel_area import PanelArea
from app.window.arrangements import ACROSS, BEHIND, DOWN, Part, Room, Split, inside, names, shape, sizes, watching
from app.window.live_arrangement import is_in_sight, lay_over, live_arrangement
from app.window.users_arrangement import Arrangements, UsersArrangement

LAYOUT_VERSION = 5  # a saved layout of another version is not restored: count up when a panel comes or goes


class DockArea(QMainWindow):
    """Holds one dock for each content; docks can be moved, floated, closed and brought back.

    There are two arrangements: one for watching a network learn, and one for looking inside an update, in which the
    equation has the whole width. Each follows from the size of the area alone, however it has come to that size, until
    the user moves, floats, closes or opens a panel in it; from then on that is kept, and in another size every panel
    keeps its share.

    Parameters
    ----------
    contents : the widget of each panel by its name; the names are those of the arrangements

    Attributes
    ----------
    docks : the dock of each panel by its name
    """

    def __init__(self, contents: Mapping[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Widget)
        self.setDockNestingEnabled(True)
        self.docks: dict[str, QDockWidget] = {}
        self._is_inside = False
        self._users: dict[bool, UsersArrangement] = {}  # by whether it is for inside an update
        self._shown: object = None  # what is on the screen, apart from sizes
        self._front: list[str] = []  # panels that the user has brought to the front, the last one last
        self._is_arranging = False
        self._is_dragging = False  # a line between two panels
        self._moved = QTimer(self, singleShot=True, interval=0)
        self._moved.timeout.connect(self._remember)
        self._outdated = QTimer(self, singleShot=True, interval=0)
        self._outdated.timeout.connect(self._arrange)
        self._contents = contents
        for name, content in contents.items():
            self._add(name, content)
        self.tabifiedDockWidgetActivated.connect(self._note_front)

    def retranslate(self) -> None:
        """Set the titles in the language of the window; a content that has a title says what it shows of a run."""
        for name, dock in self.docks.items():
            title = VIEWS[name].title if name in VIEWS else SET_UP_TITLE
            dock.setWindowTitle(self._contents[name].windowTitle() or QCoreApplication.translate("Views", title))

    def bring_to_front(self, name: str) -> None:
        """Have a panel seen."""
        dock = self.docks[name]
        if dock.isHidden():
            dock.toggleViewAction().trigger()
        dock.raise_()

    @property
    def in_sight(self) -> tuple[str, ...]:
        """The names of the panels that are to be seen, in the window or beside it."""
        return tuple(name for name, dock in self.docks.items() if dock.isFloating() or is_in_sight(dock))

    def look_inside(self, is_inside: bool) -> None:
        """Change to the other arrangement."""
        if is_inside != self._is_inside:
            self._remember_now()
            self._is_inside = is_inside
            self._arrange()

    @property
    def arrangements(self) -> Arrangements:
        """What the user has arranged."""
        self._remember_now()
        return Arrangements(dict(self._users), tuple(self._front))

    def take(self, arrangements: Arrangements) -> None:
        """Put the panels where somebody has had them, or where the rules have them."""
        self._moved.stop()
        self._users, self._front = dict(arrangements.users), list(arrangements.front)
        self._shown = None
        self._arrange()

    @Slot()
    def forget(self) -> None:
        """Forget what the user has arranged, and put every panel to its place."""
        self.take(Arrangements({}, ()))

    def keep(self, settings: Settings) -> None:
        """Have the settings remember what the user has arranged, and nothing else."""
        self._remember_now()
        saved = {is_inside: users.as_bytes() for is_inside, users in self._users.items()}
        settings.layout, settings.inside_layout = (saved.get(is_inside, QByteArray()) for is_inside in (False, True))

    def restore(self, settings: Settings) -> None:
        """Put the panels where the user has had them, or where the rules have them."""
        for is_inside, data in ((False, settings.layout), (True, settings.inside_layout)):
            if (users := UsersArrangement.from_bytes(data, self.docks)) is not None:
                self._users[is_inside] = users
        self._arrange()

    # how the user arranges

    def _add(self, name: str, content: QWidget) -> None:
        dock = QDockWidget(self)
        dock.setObjectName(name)
        dock.setWidget(PanelArea(content))
        content.windowTitleChanged.connect(dock.setWindowTitle)
        dock.topLevelChanged.connect(self._note_move)
        dock.dockLocationChanged.connect(self._note_move)
        dock.toggleViewAction().triggered.connect(dock.raise_)  # what is opened is seen, also where it is a tab
        dock.toggleViewAction().triggered.connect(self._note_move)
        dock.installEventFilter(self)
        self.docks[name] = dock

    @Slot()
    def _note_move(self) -> None:
        if not self._is_arranging:
            self._moved.start()  # when all that belongs to the move is done

    @Slot(QDockWidget)
    def _note_front(self, dock: QDockWidget) -> None:
        if not self._is_arranging:
            name = dock.objectName()
            self._front = [*(other for other in self._front if other != name), name]

    def _remember_now(self) -> None:
        if self._moved.isActive():
            self._moved.stop()
            self._remember()

    @Slot()
    def _remember(self) -> None:
        """Keep what is on the screen as the user's."""
        users = live_arrangement(self, self.docks, self._separator)
        self._users[self._is_inside] = self._shown = replace(users, state=self.saveState(LAYOUT_VERSION))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_moved = event.type() in (QEvent.Type.Move, QEvent.Type.Resize)
        if event.type() == QEvent.Type.Close or (
            is_moved and isinstance(watched, QDockWidget) and watched.isFloating() and self.isVisible()
        ):
            self._note_move()
        return super().eventFilter(watched, event)

    def childEvent(self, event: QChildEvent) -> None:
        super().childEvent(event)
        bar = event.child()
        if event.type() == QEvent.Type.ChildPolished and isinstance(bar, QTabBar):
            bar.setElideMode(Qt.TextElideMode.ElideNone)  # titles that have no room are scrolled, and stay whole

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                self._is_dragging = self.isSeparator(event.position().toPoint())
            elif event.type() == QEvent.Type.MouseButtonRelease and self._is_dragging:
                self._is_dragging = False
                self._note_move()
        return super().event(event)

    # how the panels are arranged

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._lift)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange) and self._shown is not None:
            self._outdated.start()  # when the panels have followed, too

    @Slot()
    def _lift(self) -> None:
        """Put floating panels in front of the window, which is shown after them."""
        for dock in self.docks.values():
            if dock.isFloating() and not dock.isHidden():
                dock.raise_()

    @contextmanager
    def _arranging(self) -> Iterator[None]:
        """Take no change of a panel for one that the user makes, and leave the focus where it is."""
        self._is_arranging = True
        focused = self.window().focusWidget()
        try:
            yield
        finally:
            self._is_arranging = False
        if focused is not None and self.isAncestorOf(focused) and focused.isVisibleTo(self):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _arrange(self) -> None:
        """Show the present arrangement, in the present size."""
        with kept_focus(), self._arranging():
            users = self._users.get(self._is_inside)
            if users is None or not self._show_users(users):
                self._follow_rules()
            for name in self._front:
                self.docks[name].raise_()

    def _show_users(self, users: UsersArrangement) -> bool:
        """Show what the user has arranged; forget it, and return False, if Qt cannot make anything of it."""
        if self._shown != users:
            if users.state.isEmpty():
                self._place(users.docked, users.floating)
                for name in users.front:
                    self.docks[name].raise_()
            elif not self.restoreState(users.state, LAYOUT_VERSION):
                del self._users[self._is_inside]
                return False
        self._resize(users.sizes(self.size(), self._separator))
        if users.state.isEmpty():
            users = replace(users, state=self.saveState(LAYOUT_VERSION))
        self._users[self._is_inside] = self._shown = users
        return True

    def _follow_rules(self) -> None:
        form = self._contents["set_up"].minimumSizeHint().width()
        room = Room(self.width(), self.height(), self.fontMetrics().height(), form)
        part = inside(room) if self._is_inside else watching(room)
        if self._shown != shape(part):
            self._place(part)
            self._shown = shape(part)
        self._resize(sizes(part, self.size(), self._separator))

    @property
    def _separator(self) -> int:
        return self.style().pixelMetric(QStyle.PixelMetric.PM_DockWidgetSeparatorExtent)

    def _place(self, part: Part | None, floating: Collection[str] = ()) -> None:
        for dock in self.docks.values():
            dock.setFloating(False)
            self.removeDockWidget(dock)
        shown = [] if part is None else list(names(part))
        if part is not None:
            self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.docks[shown[0]])
            self._divide(part)
        for name, dock in self.docks.items():
            if name not in shown:  # it has a place, too, or a saved arrangement would not know that it is hidden
                self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
                if (front := BEHIND.get(name)) in shown:
                    self.tabifyDockWidget(self.docks[front], dock)
            dock.setFloating(name in floating)
            dock.setVisible(name in shown or name in floating)
        lay_over(self, [self.docks[name] for name in floating])
        if part is not None:
            self._raise_fronts(part)

    def _divide(self, part: Part) -> None:
        """Share out the place of the first panel of a part among all its panels."""
        if not isinstance(part, Split):
            for before, after in pairwise(part):
                self.tabifyDockWidget(self.docks[before], self.docks[after])
            return
        firsts = [self.docks[next(names(inner))] for inner in part.parts]
        for one, other in pairwise(firsts):
            self.splitDockWidget(one, other, part.orientation)
        for inner in part.parts:
            self._divide(inner)

    def _raise_fronts(self, part: Part) -> None:
        if isinstance(part, Split):
            for inner in part.parts:
                self._raise_fronts(inner)
        elif len(part) > 1:
            self.docks[part[0]].raise_()

    def _resize(self, panels: Mapping[str, QSize]) -> None:
        known = {self.docks[name]: size for name, size in panels.items() if name in self.docks}
        self.resizeDocks(list(known), [size.width() for size in known.values()], ACROSS)
        self.resizeDocks(list(known), [size.height() for size in known.values()], DOWN)
