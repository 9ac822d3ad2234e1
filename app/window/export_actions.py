"""Everything in the window that takes pictures, slides and numbers of a run away."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QContextMenuEvent, QCursor, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.files.settings import Settings
from app.style.mixins import Themed
from app.views.view import View
from app.widgets.open_actions import OpenActions
from app.window.actions import ActionId
from app.window.message_presenter import MessagePresenter
from app.workers.controller import Controller

if TYPE_CHECKING:
    from app.export.dialog.presenter import ExportPresenter
    from app.export.snapshots import Snapshots


class ExportActions(QObject):
    """The export dialog, the quick snapshot and the clipboard, connected with the actions of the window.

    Parameters
    ----------
    window : to be pictured as a whole
    views : by name
    actions : of the window
    messages : tell what was saved and copied, and what was not

    Attributes
    ----------
    current : the view that the user is at
    """

    def __init__(
        self,
        controller: Controller,
        settings: Settings,
        window: Themed,
        views: Mapping[str, View],
        actions: Mapping[ActionId, QAction],
        messages: MessagePresenter,
    ) -> None:
        super().__init__(window)
        self._controller = controller
        self._settings = settings
        self._window = window
        self._views = views
        self._actions = actions
        self._messages = messages
        self.current = CurrentView(views, self)
        self._open_actions = OpenActions(self)
        self._build_menu()
        self._connect_actions()
        self.retranslate()

    @cached_property
    def presenter(self) -> "ExportPresenter":
        """What is behind the export dialog, made when it is first wanted."""
        from app.export.dialog.presenter import ExportPresenter

        presenter = ExportPresenter(self._controller, self._settings, self._window, self._views.values())
        presenter.window_wanted.connect(self._messages.clear_infos)
        presenter.failed.connect(self._messages.show_fault)
        presenter.dialog.open_requested.connect(self._open)
        presenter.dialog.apply_theme(self._window.theme)
        return presenter

    @cached_property
    def snapshots(self) -> "Snapshots":
        """What takes pictures at one key, made when the first is wanted."""
        from app.export.snapshots import Snapshots

        snapshots = Snapshots(self._controller, self._settings, self._window, self._views.values())
        snapshots.window_wanted.connect(self._messages.clear_infos)
        snapshots.failed.connect(self._messages.show_fault)
        snapshots.copied.connect(self._messages.show_info)
        snapshots.saved.connect(self._tell_saved)
        snapshots.refused.connect(self._messages.show_warning)
        return snapshots

    def _build_menu(self) -> None:
        self._menu_view = ""  # the view that the menu was opened on
        self._menu = QMenu(self._window)
        self._menu_actions = {
            self._menu.addAction(""): (ActionId.COPY_VIEW, self.copy),
            self._menu.addAction(""): (ActionId.SNAPSHOT, self.save),
            self._menu.addAction(""): (ActionId.EXPORT, self.export),
        }
        self._menu.addAction(self._actions[ActionId.COPY_MATRIX])
        self._menu.triggered.connect(self._act_on_menu_view)
        self.current.menu_requested.connect(self._open_menu)

    def _connect_actions(self) -> None:
        self._open_actions.requested.connect(self._open)
        self._acts: dict[QAction, tuple[Callable[[str], None], str | None]] = {
            self._actions[ActionId.EXPORT]: (self.export, ""),
            self._actions[ActionId.SNAPSHOT]: (self.save, None),
            self._actions[ActionId.SAVE_WINDOW]: (self.save, "window"),
            self._actions[ActionId.COPY_VIEW]: (self.copy, None),
            self._actions[ActionId.COPY_WINDOW]: (self.copy, "window"),
        }  # what each does, and with which view; None for the one that the user is at
        group = QActionGroup(self, exclusionPolicy=QActionGroup.ExclusionPolicy.None_)
        for action in self._acts:
            group.addAction(action)
        group.triggered.connect(self._act)

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        for action, (action_id, _) in self._menu_actions.items():
            model = self._actions[action_id]
            keys = model.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(f"{model.text()}\t{keys}")
            action.setIcon(model.icon())
        self._open_actions.retranslate()

    @Slot(str, str)
    def _tell_saved(self, text: str, path: str) -> None:
        self._messages.show_info(text, self._open_actions.of(path))

    @Slot(str)
    def _open(self, path: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self._messages.show_warning(self.tr("There is no program to open {0} with.").format(path))

    def export(self, name: str) -> None:
        """Open the export dialog on a view or, without a name, on what it showed last."""
        self.presenter.open(name)

    def save(self, name: str) -> None:
        """Save a picture of a view."""
        self.snapshots.save(name)

    @Slot(str)
    def copy(self, name: str) -> None:
        """Copy a picture of a view to the clipboard."""
        self.snapshots.copy(name)

    @Slot(QAction)
    def _act(self, action: QAction) -> None:
        act, name = self._acts[action]
        act(self.current.name if name is None else name)

    @Slot(QAction)
    def _act_on_menu_view(self, action: QAction) -> None:
        if action in self._menu_actions:  # the others act by themselves
            _, act = self._menu_actions[action]
            act(self._menu_view)

    @Slot(str, QPoint, object)
    def _open_menu(self, name: str, place: QPoint, own: QMenu | None) -> None:
        self._menu_view = name
        self.retranslate()  # its icons, too, may have another colour now
        if own is None:
            self._menu.popup(place)
            return
        own.addSeparator()
        own.addActions(self._menu.actions())
        own.triggered.connect(self._act_on_menu_view, Qt.ConnectionType.UniqueConnection)
        own.popup(place)


class CurrentView(QObject):
    """Finds the view that the pointer is over or, if the keyboard came to a view since the pointer moved, that one."""

    menu_requested = Signal(str, QPoint, object)
    """The name of a view, the place on the screen where a menu of what can be done with it shall open, and the view's
    own menu that this belongs to, or None."""

    def __init__(self, views: Mapping[str, View], parent: QObject) -> None:
        super().__init__(parent)
        self._names: dict[QObject, str] = {view: name for name, view in views.items()}
        self._at_keyboard = next(iter(views))
        self._pointer_then = QCursor.pos()  # when the keyboard came there
        for view in views.values():
            view.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_keyboard)

    @property
    def name(self) -> str:
        """The name of the view."""
        pointer = QCursor.pos()
        at_pointer = self._name_of(QApplication.widgetAt(pointer))
        return at_pointer if at_pointer is not None and pointer != self._pointer_then else self._at_keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QContextMenuEvent) or not isinstance(watched, View):
            return False
        self.menu_requested.emit(self._names[watched], event.globalPos(), watched.own_menu(event))
        return True

    @Slot(QWidget, QWidget)
    def _follow_keyboard(self, left: QWidget | None, entered: QWidget | None) -> None:
        name = self._name_of(entered)
        if name is not None and left is not None:  # it comes from nowhere when the window becomes active again
            self._at_keyboard, self._pointer_then = name, QCursor.pos()

    def _name_of(self, widget: QObject | None) -> str | None:
        """The name of the view that a widget is or is in."""
        while widget is not None and widget not in self._names:
            widget = widget.parent()
        return None if widget is None else self._names[widget]
