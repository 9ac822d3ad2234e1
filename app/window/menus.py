"""The menu bar, as one table of actions, and the choices in it."""

from collections.abc import Mapping

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
            ActionId.OPEN,
            *PICTURES,
            SEPARATOR,
            ActionId.QUIT,
        ),
    ),
    "run": (
        marked("Menus", "&Run"),
        (
            ActionId.RUN_PAUSE,
            ActionId.STEP,
            ActionId.BACK,
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
        ("panels", ActionId.RESET_LAYOUT, SEPARATOR, "theme", "language", SEPARATOR, ActionId.FULL_SCREEN),
    ),
    "teach": (
        marked("Menus", "&Teach"),
        (
            ActionId.LOOK_ON,
            ActionId.LOOK_BACK,
            ActionId.FINISH,
            ActionId.ABANDON,
            SEPARATOR,
            ActionId.PRESENT,
            SEPARATOR,
            ActionId.GRADIENT_CHECK,
        ),
    ),
    "help": (marked("Menus", "&Help"), (ActionId.SHORTCUTS, ActionId.ABOUT)),
}
"""Each menu: its title, and its entries; a text names a submenu of SUBMENUS."""

SUBMENUS: dict[str, str] = {
    "save_picture": marked("Menus", "&Save picture"),
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

    theme_chosen = Signal(str)
    """Name of a theme, or SYSTEM."""
    language_chosen = Signal(str)
    """Name of a language, or SYSTEM."""
    save_chosen = Signal(str)
    """Name of the view to save a picture of."""
    copy_chosen = Signal(str)
    """Name of the view to copy a picture of."""

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
        self._themes = self._fill_choices("theme", list(THEME_NAMES))
        self._themes.triggered.connect(self._choose_theme)
        self._languages = self._fill_choices("language", [SYSTEM, *LANGUAGES])
        self._languages.triggered.connect(self._choose_language)
        self._saves = self._fill_pictures("save_picture", actions[ActionId.SAVE_WINDOW], views)
        self._saves.triggered.connect(self._choose_save)
        self._copies = self._fill_pictures("copy_picture", actions[ActionId.COPY_WINDOW], views)
        self._copies.triggered.connect(self._choose_copy)
        self._submenus["panels"].addActions([dock.toggleViewAction() for dock in docks.values()])
        self.retranslate()

    def check(self, theme: str, language: str) -> None:
        """Mark what is in force."""
        for group, name in ((self._themes, theme), (self._languages, language)):
            for action in group.actions():
                action.setChecked(action.data() == name)

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        for name, menu in self._menus.items():
            menu.setTitle(_translated(MENUS[name][0]))
        for name, menu in self._submenus.items():
            menu.setTitle(_translated(SUBMENUS[name]))
        for action in self._themes.actions():
            action.setText(_translated(THEME_NAMES[action.data()]))
        for action in self._languages.actions():
            action.setText(LANGUAGES.get(action.data()) or _translated(THEME_NAMES[SYSTEM]))
        for action in (*self._saves.actions(), *self._copies.actions()):
            action.setText(self._docks[action.data()].windowTitle())

    def _fill_choices(self, submenu: str, names: list[str]) -> QActionGroup:
        group = self._group(names)
        for action in group.actions():
            action.setCheckable(True)
        self._submenus[submenu].addActions(group.actions())
        return group

    def _fill_pictures(self, submenu: str, of_window: QAction, views: list[str]) -> QActionGroup:
        group = self._group(views)
        self._submenus[submenu].addActions([of_window, *group.actions()])
        return group

    def _group(self, names: list[str]) -> QActionGroup:
        group = QActionGroup(self)
        for name in names:
            group.addAction("").setData(name)
        return group

    @Slot(QAction)
    def _choose_theme(self, action: QAction) -> None:
        self.theme_chosen.emit(action.data())

    @Slot(QAction)
    def _choose_language(self, action: QAction) -> None:
        self.language_chosen.emit(action.data())

    @Slot(QAction)
    def _choose_save(self, action: QAction) -> None:
        self.save_chosen.emit(action.data())

    @Slot(QAction)
    def _choose_copy(self, action: QAction) -> None:
        self.copy_chosen.emit(action.data())


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
