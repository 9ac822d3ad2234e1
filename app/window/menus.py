"""The menu bar, as one table of actions, and the choices in it."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu

from app.style.languages import LANGUAGES
from app.style.theme import SYSTEM
from app.window.actions import ActionId
from mlp_engine import marked

SEPARATOR = None

PICTURES: tuple[ActionId | str | None, ...] = (
    ActionId.EXPORT,
    SEPARATOR,
    ActionId.SNAPSHOT,
    "save_picture",
    SEPARATOR,
    ActionId.COPY_VIEW,
    "copy_picture",
    ActionId.COPY_MATRIX,
)
"""What is offered behind the camera, too."""

MENUS: dict[str, tuple[str, tuple[ActionId | str | None, ...]]] = {
    "file": (
        marked("Menus", "&File"),
        (
            ActionId.NEW,
            ActionId.OPEN,
            "recent",
            ActionId.RESTORE,
            ActionId.SAVE,
            ActionId.SAVE_AS,
            SEPARATOR,
            ActionId.OPEN_DATA,
            ActionId.SAVE_DATA,
            SEPARATOR,
            *PICTURES,
            SEPARATOR,
            ActionId.QUIT,
        ),
    ),
    "edit": (
        marked("Menus", "&Edit"),
        (
            ActionId.UNDO,
            ActionId.REDO,
            SEPARATOR,
            ActionId.COPY_SET_UP,
            ActionId.COPY_LINK,
            ActionId.PASTE_DATA,
            SEPARATOR,
            ActionId.DRAW,
            ActionId.KEEP_WEIGHTS,
        ),
    ),
    "run": (
        marked("Menus", "&Run"),
        (
            ActionId.RUN_PAUSE,
            ActionId.STEP,
            ActionId.BACK,
            ActionId.STEP_UPDATE,
            ActionId.BACK_UPDATE,
            SEPARATOR,
            ActionId.BOOKMARK,
            ActionId.PREVIOUS_BOOKMARK,
            ActionId.NEXT_BOOKMARK,
            ActionId.COMPARE,
            SEPARATOR,
            ActionId.RESET,
            ActionId.NEW_WEIGHTS,
            SEPARATOR,
            ActionId.SLOWER,
            ActionId.FASTER,
        ),
    ),
    "view": (
        marked("Menus", "&View"),
        (
            "panels",
            ActionId.RESET_LAYOUT,
            SEPARATOR,
            ActionId.MAPS,
            ActionId.DISCRETE,
            SEPARATOR,
            "theme",
            "language",
            SEPARATOR,
            ActionId.FULL_SCREEN,
        ),
    ),
    "teach": (
        marked("Menus", "&Teach"),
        (
            ActionId.LESSONS,
            ActionId.SAVE_LESSON,
            SEPARATOR,
            ActionId.LOOK_ON,
            ActionId.LOOK_BACK,
            ActionId.FINISH,
            ActionId.ABANDON,
            SEPARATOR,
            ActionId.PRESENT,
            ActionId.NEXT_STEP,
            ActionId.PREVIOUS_STEP,
            SEPARATOR,
            ActionId.GRADIENT_CHECK,
        ),
    ),
    "help": (marked("Menus", "&Help"), (ActionId.SHORTCUTS, ActionId.ABOUT)),
}
"""Each menu: its title, and its entries; a text names a submenu of SUBMENUS."""

SUBMENUS: dict[str, str] = {
    "recent": marked("Menus", "Open &recent"),
    "save_picture": marked("Menus", "Save &picture"),
    "copy_picture": marked("Menus", "&Copy picture"),
    "panels": marked("Menus", "&Panels"),
    "theme": marked("Menus", "&Theme"),
    "language": marked("Menus", "&Language"),
}

THEME_NAMES: dict[str, str] = {
    SYSTEM: marked("Menus", "As the &system"),
    "light": marked("Menus", "&Light"),
    "dark": marked("Menus", "&Dark"),
}


class Menus(QObject):
    """The menus of a window, and what is chosen in them.

    Attributes
    ----------
    pictures : a menu of everything that takes pictures
    """

    chosen = Signal(str, str)
    """A submenu, and what is chosen in it: the name of a theme or language, or SYSTEM; or that of a view."""

    def __init__(
        self,
        window: QMainWindow,
        actions: Mapping[ActionId, QAction],
        docks: Mapping[str, QDockWidget],
        views: list[str],
    ) -> None:
        super().__init__(window)
        self._docks = docks
        self._submenus = {name: QMenu(window) for name in SUBMENUS}
        self._menus = {name: window.menuBar().addMenu("") for name in MENUS}
        for name, (_, entries) in MENUS.items():
            for entry in entries:
                _add(self._menus[name], actions, self._submenus, entry)
        self.pictures = QMenu(window)
        for entry in PICTURES:
            _add(self.pictures, actions, self._submenus, entry)
        self._submenus["save_picture"].addAction(actions[ActionId.SAVE_WINDOW])
        self._submenus["copy_picture"].addAction(actions[ActionId.COPY_WINDOW])
        self._submenus["panels"].addActions([dock.toggleViewAction() for dock in docks.values()])
        self._groups = {
            "theme": self._fill("theme", THEME_NAMES, is_checkable=True),
            "language": self._fill("language", [SYSTEM, *LANGUAGES], is_checkable=True),
            "save_picture": self._fill("save_picture", views),
            "copy_picture": self._fill("copy_picture", views),
        }
        self.retranslate()

    @property
    def recent(self) -> QMenu:
        """The menu of the files that were used last, to be filled by who knows them."""
        return self._submenus["recent"]

    def check(self, theme: str, language: str) -> None:
        """Mark what is in force."""
        for submenu, name in (("theme", theme), ("language", language)):
            for action in self._groups[submenu].actions():
                action.setChecked(action.data() == name)

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        for name, menu in self._menus.items():
            menu.setTitle(_translated(MENUS[name][0]))
        for name, menu in self._submenus.items():
            menu.setTitle(_translated(SUBMENUS[name]))
        names = {name: _translated(text) for name, text in THEME_NAMES.items()} | LANGUAGES
        titles = {name: dock.windowTitle() for name, dock in self._docks.items()}
        for group in self._groups.values():
            for action in group.actions():
                action.setText((names | titles)[action.data()])

    def _fill(self, submenu: str, names: Iterable[str], *, is_checkable: bool = False) -> QActionGroup:
        group = QActionGroup(self)
        for name in names:
            action = group.addAction("")
            action.setData(name)
            action.setCheckable(is_checkable)
        self._submenus[submenu].addActions(group.actions())
        group.setObjectName(submenu)
        group.triggered.connect(self._choose)
        return group

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.actionGroup().objectName(), action.data())


def _add(
    menu: QMenu, actions: Mapping[ActionId, QAction], submenus: Mapping[str, QMenu], entry: ActionId | str | None
) -> None:
    if entry is SEPARATOR:
        menu.addSeparator()
    elif isinstance(entry, ActionId):
        menu.addAction(actions[entry])
    elif entry is not None:
        menu.addMenu(submenus[entry])


def _translated(text: str) -> str:
    return QCoreApplication.translate("Menus", text)
