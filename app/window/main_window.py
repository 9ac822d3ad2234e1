"""The window: it hands frames down to the views and intents up to the controller."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMessageBox, QVBoxLayout, QWidget

from app import VERSION
from app.files.file_names import shown_name
from app.files.settings import Settings
from app.files.standard_streams import complain
from app.lesson.names import step_name
from app.panels.run_bar import RunBar
from app.panels.setup.config_panel import ConfigPanel
from app.style.fonts import missing_font
from app.style.style_sheet import chosen_theme, style_sheet, wear
from app.style.theme import Theme
from app.style.themed import Themed
from app.style.translated import Translated
from app.style.translation import install_language, language_in_force
from app.views.table import SET_UP_TITLE, VIEWS
from app.widgets.drop_hint import DropHint
from app.widgets.message_bar import MessageBar
from app.window.actions import (
    INSIDE_UPDATE,
    TOOL_BAR,
    ActionId,
    build_actions,
    follow_phase,
    key_table,
    retranslate_actions,
    tint_actions,
)
from app.window.docks import DockArea
from app.window.export_actions import ExportActions
from app.window.gradient_check_presenter import GradientCheckPresenter
from app.window.lesson_presenter import LessonPresenter
from app.window.menus import Menus
from app.window.message_presenter import MessagePresenter
from app.window.run_opener import RunOpener, dragged_file
from app.window.selection_model import SelectionModel
from app.window.stage_presenter import StagePresenter
from app.window.timeline_presenter import TimelinePresenter
from app.workers.controller import Controller
from app.workers.epoch_feed import EpochFeed
from app.workers.status import Phase, Status
from mlp_engine import Curves, Frame, RunPoint
from mlp_engine.datasets import LARGEST_SEED

FIRST_SHARE = 0.85  # of the screen that the window takes at its first start
SMALL_SCREEN = 1920  # pixels across; on such a screen the window takes all of it


class MainWindow(Themed, Translated, QMainWindow):
    """Shows every frame in every view, and tells the controller what the user wants.

    Frames come in by ``show_frame`` and go to all views alike; what the user wants goes out as the controller's
    signals. Nothing is computed here.
    """

    def __init__(self, controller: Controller, settings: Settings) -> None:
        super().__init__()
        self._controller = controller
        self._settings = settings
        self._status = controller.status
        self._frame: Frame | None = None
        self.theme = chosen_theme(settings.theme)
        self._build()
        self._connect_controller()
        self._connect_actions()
        self._connect_parts()
        self.retranslate()
        self.apply_theme(self.theme)
        self._restore()
        self._looking.select(self._looking.selection)

    # what comes down

    @Slot(object)
    def show_frame(self, frame: Frame) -> None:
        """Give the frame to every view, and tell the controller when it is on the screen."""
        self._frame = frame
        try:
            self._epochs.follow(frame)
            self._looking.follow(frame)
            for view in self._views.values():
                view.show_frame(frame)
            self._run_bar.show_frame(frame)
            self._past.show_frame(frame)
            self._inside.show_frame(frame)
            self._presenting.show_frame(frame)
            self._checks.show_frame(frame)
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
        follow_phase(self._actions, status.phase, self.theme)
        if status.phase is not Phase.RESTORING:
            self._dock_area.look_inside(status.phase is Phase.INSIDE)
        self._show_title()
        self.messages.follow(old, status)

    def restore_run(self, point: RunPoint, name: str) -> None:
        """Go to a point of the run in the file ``name``, and say so."""
        self._opener.restore(point, name)

    # building

    def _build(self) -> None:
        self.setObjectName("main_window")
        self._actions = build_actions(self)
        self.addActions(list(self._actions.values()))
        self._views = {name: spec.kind() for name, spec in VIEWS.items()}
        self._epochs = EpochFeed(self)
        self._looking = SelectionModel(self)
        inside_actions = [self._actions[action_id] for action_id in INSIDE_UPDATE]
        self._inside = LessonPresenter(inside_actions, self._views["equation"], self._looking, self)
        self._config_panel = ConfigPanel()
        contents = {"set_up": self._config_panel, **self._views, "equation": self._inside.panel()}
        self._dock_area = DockArea(contents)
        self._message_bar = MessageBar()
        self.messages = MessagePresenter(self._message_bar, self._actions[ActionId.RESET])
        self._run_bar = RunBar([self._actions[action_id] for action_id in TOOL_BAR])
        self.addToolBar(self._run_bar)
        self._menus = Menus(self, self._actions, self._dock_area.docks, list(VIEWS))
        self._exports = ExportActions(
            self._controller, self._settings, self, self._views, self._dock_area.docks, self._actions
        )
        self._run_bar.set_picture_menu(self._menus.pictures)
        self._opener = RunOpener(self._settings, self)
        self._drop_hint = DropHint(self)
        self.setAcceptDrops(True)
        self._checks = GradientCheckPresenter(self._controller, self)
        titles = {name: spec.title for name, spec in VIEWS.items()}
        self._past = TimelinePresenter(
            self._controller, {name: spec.kind for name, spec in VIEWS.items()}, titles, self
        )
        self._presenting = StagePresenter(
            self._controller, self._looking, self._views, titles, list(self._actions.values()), self
        )
        center = QWidget()
        layout = QVBoxLayout(center)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._dock_area, 1)
        layout.addWidget(self._message_bar)  # which comes and goes, and must not move the timeline
        layout.addWidget(self._past.timeline)
        self.setCentralWidget(center)

    def _connect_controller(self) -> None:
        controller = self._controller
        controller.frame_ready.connect(self.show_frame)
        controller.epochs_finished.connect(self._epochs.take)
        self._epochs.grown.connect(self.show_curves)
        controller.status_changed.connect(self.show_status)
        controller.refused.connect(self.messages.show_refusal)
        controller.failed.connect(self.messages.show_fault)
        controller.restored.connect(self._opener.tell_restored)
        controller.waiting_changed.connect(self.messages.follow_waiting)
        self._checks.failed.connect(self.messages.show_fault)
        self._config_panel.config_changed.connect(controller.configure)
        self._run_bar.speed_changed.connect(controller.set_speed)
        for view in self._views.values():
            view.selection_requested.connect(self._looking.select)
            self._looking.changed.connect(view.show_selection)
        self._looking.asked.connect(controller.look_at)
        self._dock_area.docks["equation"].visibilityChanged.connect(self._looking.show_equation)

    def _connect_actions(self) -> None:
        controller = self._controller
        for action_id, slot in {
            ActionId.RUN_PAUSE: controller.toggle,
            ActionId.STEP: controller.step,
            ActionId.BACK: controller.back,
            ActionId.LOOK_ON: controller.look_on,
            ActionId.LOOK_BACK: controller.look_back,
            ActionId.FINISH: controller.finish,
            ActionId.ABANDON: controller.abandon,
            ActionId.BOOKMARK: self._past.toggle_bookmark,
            ActionId.NEXT_BOOKMARK: self._past.go_to_next,
            ActionId.PREVIOUS_BOOKMARK: self._past.go_to_previous,
            ActionId.COMPARE: self._past.compare,
            ActionId.RESET: controller.reset,
            ActionId.NEW_WEIGHTS: self._draw_new_weights,
            ActionId.SLOWER: self._run_bar.slower,
            ActionId.FASTER: self._run_bar.faster,
            ActionId.OPEN: self._opener.ask,
            ActionId.QUIT: self.close,
            ActionId.RESET_LAYOUT: self._dock_area.arrange,
            ActionId.FULL_SCREEN: self._toggle_full_screen,
            ActionId.PRESENT: self._present,
            ActionId.COPY_MATRIX: self._inside.copy_matrix,
            ActionId.GRADIENT_CHECK: self._checks.open,
            ActionId.SHORTCUTS: self._show_shortcuts,
            ActionId.ABOUT: self._show_about,
        }.items():
            self._actions[action_id].triggered.connect(slot)

    def _connect_parts(self) -> None:
        self._past.told.connect(self.messages.show_info)
        self._inside.place_wanted.connect(self._show_place)
        self._inside.picture_wanted.connect(self._exports.copy)
        self._presenting.ended.connect(self.activateWindow)
        self._menus.theme_chosen.connect(self._choose_theme)
        self._menus.language_chosen.connect(self._choose_language)
        self._menus.save_chosen.connect(self._exports.save)
        self._menus.copy_chosen.connect(self._exports.copy)
        self._exports.told.connect(self.messages.show_info)
        self._exports.saved.connect(self._show_saved)
        self._exports.refused.connect(self.messages.show_warning)
        self._exports.window_wanted.connect(self.messages.clear_infos)
        self._exports.failed.connect(self.messages.show_fault)
        self._opener.opened.connect(self._controller.restore)
        self._opener.waiting.connect(self.messages.show_info)
        self._opener.waited.connect(self._message_bar.withdraw)
        self._opener.begun.connect(self.messages.show_begun)
        self._opener.done.connect(self.messages.show_info)
        self._opener.refused.connect(self.messages.show_unusable)
        self._opener.failed.connect(self.messages.show_fault)

    def _restore(self) -> None:
        room = self.screen().availableSize()
        self.resize(room * (1 if room.width() <= SMALL_SCREEN else FIRST_SHARE))
        if room.width() <= SMALL_SCREEN:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.restoreGeometry(self._settings.geometry)
        self._dock_area.resize(self.size())
        if not self._dock_area.restore_layouts(self._settings.layout, self._settings.inside_layout):
            self._dock_area.arrange()
        self._run_bar.set_speed(self._settings.speed)
        self._views["network"].setFocus()
        self._warn_of_missing_font()

    # what goes up

    @Slot()
    def _draw_new_weights(self) -> None:
        config = self._config_panel.config  # newer than the status while a change is on its way
        config = replace(config, weight_seed=(config.weight_seed + 1) % (LARGEST_SEED + 1))
        self._config_panel.show_config(config)
        self._controller.configure.emit(config)

    # texts and looks

    @Slot(str)
    def _choose_theme(self, choice: str) -> None:
        self._settings.theme = choice
        self.follow_system_theme()

    @Slot()
    def follow_system_theme(self) -> None:
        """Wear the chosen theme, which may be the system's new one."""
        self.apply_theme(chosen_theme(self._settings.theme))

    @Slot(str)
    def _choose_language(self, choice: str) -> None:
        self._settings.language = choice
        install_language(choice)
        self._warn_of_missing_font()

    def _warn_of_missing_font(self) -> None:
        if (sentence := missing_font(language_in_force())) is not None:
            self.messages.show_warning(sentence)

    def apply_theme(self, theme: Theme) -> None:
        wear(theme)
        super().apply_theme(theme)

    def color(self, theme: Theme) -> None:
        sheet = style_sheet(theme)
        for bar in (self.menuBar(), self._run_bar):
            bar.setStyleSheet(sheet)
        tint_actions(self._actions, theme)
        follow_phase(self._actions, self._status.phase, theme)
        self._presenting.apply_theme(theme)
        self._menus.check(self._settings.theme, self._settings.language)

    def retranslate(self) -> None:
        retranslate_actions(self._actions)
        follow_phase(self._actions, self._status.phase, self.theme)
        for name, dock in self._dock_area.docks.items():
            title = VIEWS[name].title if name in VIEWS else SET_UP_TITLE
            dock.setWindowTitle(QCoreApplication.translate("Views", title))
        self._menus.retranslate()
        self._exports.retranslate()
        self._menus.check(self._settings.theme, self._settings.language)
        self._show_title()

    def _show_title(self) -> None:
        title = self._title()
        if title != self.windowTitle():  # the window manager is asked each time
            self.setWindowTitle(title)

    def _title(self) -> str:
        if self._status.phase is Phase.RUNNING:
            return self.tr("Layerscope – running")
        if self._status.phase is Phase.RESTORING:
            return self.tr("Layerscope – restoring")
        if self._frame is not None and (newest := self._frame.progress.newest) is not None:
            return self.tr("Layerscope – epoch {0}, {1}").format(self._frame.epoch, step_name(newest))
        return self.tr("Layerscope – epoch {0}").format(self._frame.epoch if self._frame else 0)

    @Slot()
    def _present(self) -> None:
        is_inside = self._status.phase is Phase.INSIDE
        self._presenting.present([self._exports.current_view, *(["equation"] if is_inside else [])])

    @Slot(str)
    def _show_place(self, name: str) -> None:
        """Bring a panel to the front, and frame it for a moment."""
        dock = self._dock_area.docks[name]
        dock.show()
        dock.raise_()
        self._inside.point_at(self._views[name])

    @Slot(str, str)
    def _show_saved(self, text: str, path: str) -> None:
        self.messages.show_info(text, self._exports.open_actions(path))

    @Slot()
    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def _show_shortcuts(self) -> None:
        from app.panels.shortcuts_dialog import ShortcutsDialog  # a start does without it

        ShortcutsDialog(key_table(self._actions), self).exec()

    @Slot()
    def _show_about(self) -> None:
        text = self.tr("Layerscope {0}: watch a multi-layer perceptron learn by backpropagation. MIT licence.")
        QMessageBox.about(self, self.tr("About Layerscope"), text.format(VERSION))

    # overrides of Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if path := dragged_file(event.mimeData()):
            self._drop_hint.show_text(self.tr("Drop {0} to go back to its run").format(shown_name(path)))
            event.setDropAction(Qt.DropAction.CopyAction)  # a file manager would remove what is moved
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_hint.hide()
        if path := dragged_file(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._opener.open(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.geometry = self.saveGeometry()
        self._settings.layout, self._settings.inside_layout = self._dock_area.layout_states()
        self._settings.speed = self._run_bar.speed
        if not self._settings.save():
            complain("the settings could not be saved.")
        self._presenting.close()
        self._opener.close()
        self._controller.close()
        super().closeEvent(event)
