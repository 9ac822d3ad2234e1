"""The window: it hands frames down to the views and intents up to the controller."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from app.files.recovery import Recovery
from app.files.settings import Settings
from app.files.standard_streams import complain
from app.panels.run_bar import RunBar
from app.panels.setup.config_panel import ConfigPanel
from app.style.mixins import Themed, Translated
from app.style.theme import Theme, chosen_theme, palette, style_sheet
from app.style.translation import install_language
from app.views.table import VIEWS
from app.widgets.focus_keys import FocusKeys
from app.widgets.message_bar import MessageBar, MessageLine
from app.window.action_sets import TOOL_BAR
from app.window.actions import ActionId
from app.window.desk import Desk
from app.window.docks import DockArea
from app.window.document_presenter import DocumentPresenter
from app.window.export_actions import ExportActions
from app.window.first_size import take_first_size
from app.window.gradient_check_presenter import GradientCheckPresenter
from app.window.help_presenter import HelpPresenter
from app.window.incoming import Incoming
from app.window.keeping import Keeping
from app.window.kept_weights import KeptWeights
from app.window.lesson_presenter import LessonPresenter
from app.window.lessons_presenter import LessonsPresenter
from app.window.maps_presenter import MapsPresenter
from app.window.menus import Menus
from app.window.message_presenter import MessagePresenter
from app.window.samples_presenter import SamplesPresenter
from app.window.selection_model import SelectionModel
from app.window.stage_presenter import StagePresenter
from app.window.timeline_presenter import TimelinePresenter
from app.window.title import title_of
from app.window.undo import UndoPresenter
from app.window.window_actions import WindowActions
from app.workers.controller import Controller
from app.workers.epoch_feed import EpochFeed
from app.workers.status import Phase, Status, is_turn
from mlp_engine import Curves, Frame


class MainWindow(Themed, Translated, QMainWindow):
    """Shows every frame in every view, and tells the controller what the user wants.

    Frames go to all views alike; what the user wants goes out as the controller's signals. Nothing is computed here.
    """

    def __init__(self, controller: Controller, settings: Settings) -> None:
        super().__init__()
        self._controller = controller
        self._settings = settings
        self._status = controller.status
        self._frame: Frame | None = None
        self._keeping: Keeping | None = None
        self._build()
        self._lay_out()
        self._connect_parts()
        self._connect_actions()
        self.retranslate()
        self.apply_theme(chosen_theme(settings.theme))
        self._restore()
        self._selection_model.select(self._selection_model.selection)

    # what comes down

    @Slot(object)
    def show_frame(self, frame: Frame) -> None:
        """Give the frame to every view, and tell the controller when it is on the screen."""
        self._frame = frame
        try:
            self._epochs.follow(frame)
            self._selection_model.follow(frame)
            for view in self._views.values():
                view.show_frame(frame)
            self._run_bar.show_frame(frame)
            self._timeline_presenter.show_frame(frame)
            self._lesson_presenter.show_frame(frame)
            self._stage_presenter.show_frame(frame)
            self._gradient_check_presenter.show_frame(frame)
            self.messages.show_frame(frame)
            self.documents.show_frame(frame)
            self._show_title()
        finally:  # a trainer that is not answered would wait for ever
            self._controller.answer_when_painted()

    @Slot(object)
    def show_curves(self, curves: Curves) -> None:
        """Show epochs that have come since the last frame."""
        for view in self._views.values():
            view.show_curves(curves)
        self._run_bar.show_curves(curves)

    @Slot(object)
    def show_status(self, status: Status) -> None:
        """Show what the trainer is doing and which set-up is in force."""
        old, self._status = self._status, status
        self._config_panel.show_config(status.config)
        self._settings.config = status.config
        self._actions.follow_phase(status.phase)
        if status.phase is not Phase.RESTORING:
            self._dock_area.look_inside(status.phase is Phase.INSIDE)
        if is_turn(old.phase, status.phase):
            self._focus_keys.leave()
        self._show_title()
        self.messages.follow(old, status)

    def keep_in(self, recovery: Recovery) -> None:
        """Have the run kept there in case that the program ends badly, and offer what was left behind there."""
        self._keeping = Keeping(recovery, self._controller, self.documents, self._actions, self.messages)

    # building

    def _build(self) -> None:
        controller, settings = self._controller, self._settings
        self.setObjectName("main_window")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click on what takes no keys gives them to the run
        self._focus_keys = FocusKeys(self)
        self._actions = WindowActions(self)
        self._help = HelpPresenter(self._actions, self)
        self._actions.follow_phase(self._status.phase)
        self._views = {name: spec.kind() for name, spec in VIEWS.items()}
        for view in self._views.values():
            view.leave_out_title()  # which the dock shows
        self._epochs = EpochFeed(self)
        self._selection_model = SelectionModel(self)
        self._lesson_presenter = LessonPresenter(self._actions, self._views["equation"], self._selection_model, self)
        self._config_panel = ConfigPanel()
        contents = {"set_up": self._config_panel, **self._views, "equation": self._lesson_presenter.panel()}
        self._dock_area = DockArea(contents)
        KeptWeights(self._actions[ActionId.KEEP_WEIGHTS], self._views["network"], settings)
        MapsPresenter(self._actions, self._views, self._dock_area.docks, settings, self._selection_model)
        self._message_bar = MessageBar()
        self.messages = MessagePresenter(self._message_bar, self._actions[ActionId.RESET])
        self._run_bar = RunBar(self._actions.chosen(TOOL_BAR))
        self._menus = Menus(self, self._actions, self._dock_area.docks, list(VIEWS))
        self._run_bar.set_picture_menu(self._menus.pictures)
        self._export_actions = ExportActions(controller, settings, self, self._views, self._actions, self.messages)
        self.incoming = Incoming(controller, settings, self._actions, self.messages, self)
        self._samples_presenter = SamplesPresenter(
            controller, self._views, self._dock_area, self._actions, self.messages, self
        )
        self._undo = UndoPresenter(controller, self._actions, self.messages, self)
        self._gradient_check_presenter = GradientCheckPresenter(controller, self)
        self._timeline_presenter = TimelinePresenter(controller, self._actions, self.messages, self)
        parts = controller, self._views, self._selection_model, self._dock_area, self._run_bar, self._actions
        self.lessons = LessonsPresenter(*parts, self.messages, self)
        self._stage_presenter = StagePresenter(controller, self._selection_model, self._views, self._actions, self)
        desk = Desk(self._timeline_presenter, self._selection_model, self._dock_area, self._run_bar)
        self.documents = DocumentPresenter(controller, settings, self.messages, desk, self)
        self.documents.listen_to(self._actions, self.incoming.runs, self._menus.recent)

    def _lay_out(self) -> None:
        self.addToolBar(self._run_bar)
        center = QWidget()
        layout = QVBoxLayout(center)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.lessons.note)
        layout.addWidget(self._dock_area, 1)
        layout.addWidget(self._timeline_presenter.timeline)
        layout.addWidget(MessageLine(self._message_bar, center))
        self.setCentralWidget(center)

    def _connect_parts(self) -> None:
        controller = self._controller
        controller.frame_ready.connect(self.show_frame)
        controller.epochs_finished.connect(self._epochs.take)
        self._epochs.grown.connect(self.show_curves)
        controller.status_changed.connect(self.show_status)
        controller.refused.connect(self.messages.show_refusal)
        controller.failed.connect(self.messages.show_fault)
        controller.waiting_changed.connect(self.messages.follow_waiting)
        self._config_panel.config_changed.connect(self._undo.set_up)
        self._run_bar.speed_changed.connect(controller.set_speed)
        for view in self._views.values():
            view.selection_requested.connect(self._selection_model.select)
            view.deed_requested.connect(controller.do)
            self._selection_model.changed.connect(view.show_selection)
        self._selection_model.asked.connect(controller.look_at)
        self._lesson_presenter.place_wanted.connect(self._show_place)
        self._lesson_presenter.picture_wanted.connect(self._export_actions.copy)
        self._stage_presenter.ended.connect(self.activateWindow)
        self._menus.chosen.connect(self._choose)
        self._config_panel.data_wanted.connect(self.incoming.tables.ask)
        self.documents.changed.connect(self._show_title)

    def _connect_actions(self) -> None:
        self._actions.connect_intents(self._controller)
        for action_id, slot in {
            ActionId.NEW_WEIGHTS: self._config_panel.draw_new_weights,
            ActionId.SLOWER: self._run_bar.slower,
            ActionId.FASTER: self._run_bar.faster,
            ActionId.QUIT: self.close,
            ActionId.RESET_LAYOUT: self._dock_area.forget,
            ActionId.FULL_SCREEN: self._toggle_full_screen,
            ActionId.PRESENT: self._present,
            ActionId.GRADIENT_CHECK: self._gradient_check_presenter.open,
        }.items():
            self._actions[action_id].triggered.connect(slot)

    def _restore(self) -> None:
        take_first_size(self)
        self.restoreGeometry(self._settings.geometry)
        self._dock_area.resize(self.size())
        self._dock_area.restore(self._settings)
        self._run_bar.set_speed(self._settings.speed)
        self._config_panel.fold(self._settings.folded)
        self._menus.check(self._settings.theme, self._settings.language)
        self.setFocus()
        self.messages.warn_of_missing_font()

    # texts and looks

    @Slot(str, str)
    def _choose(self, submenu: str, name: str) -> None:
        save, copy = self._export_actions.save, self._export_actions.copy
        {"theme": self._wear, "language": self._speak, "save_picture": save, "copy_picture": copy}[submenu](name)

    def _wear(self, theme: str) -> None:
        self._settings.theme = theme
        self.follow_system_theme()

    def _speak(self, language: str) -> None:
        self._settings.language = language
        install_language(language)
        self.messages.follow_language()

    @Slot()
    def follow_system_theme(self) -> None:
        """Wear the chosen theme, which may be the system's new one."""
        self.apply_theme(chosen_theme(self._settings.theme))

    def apply_theme(self, theme: Theme) -> None:
        QApplication.setPalette(palette(theme))
        super().apply_theme(theme)

    def color(self, theme: Theme) -> None:
        sheet = style_sheet(theme)
        for bar in (self.menuBar(), self._run_bar):
            bar.setStyleSheet(sheet)
        self._actions.apply_theme(theme)
        self._stage_presenter.apply_theme(theme)

    def retranslate(self) -> None:
        self._actions.retranslate()
        self._undo.retranslate()
        self._dock_area.retranslate()
        self._menus.retranslate()
        self._export_actions.retranslate()
        self._show_title()

    @Slot()
    def _show_title(self) -> None:
        title = title_of(self.documents.name, self._frame, self._status.phase, self.documents.is_modified)
        if title != self.windowTitle():  # the window manager is asked each time
            self.setWindowTitle(title)

    @Slot()
    def _present(self) -> None:
        self._stage_presenter.present(self._export_actions.current.name)

    @Slot(str)
    def _show_place(self, name: str) -> None:
        """Bring a panel to the front, and frame it for a moment."""
        self._dock_area.bring_to_front(name)
        self._lesson_presenter.point_at(self._views[name])

    @Slot()
    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # overrides of Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.color(self.theme)  # what has a style sheet keeps the font that it had

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.documents.may_go(self.close):
            event.ignore()
            return
        self._settings.geometry = self.saveGeometry()
        self._dock_area.keep(self._settings)
        self._settings.speed, self._settings.folded = self._run_bar.speed, self._config_panel.folded
        if not self._settings.save():
            complain("the settings could not be saved.")
        self._stage_presenter.close()
        self.incoming.cancel()
        self.lessons.cancel()
        if self._keeping is not None:
            self._keeping.close(self.documents.is_given_up)
        self._controller.close()
        super().closeEvent(event)
