"""Presenter mode: what stands between the stage and the window."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.style.mixins import Themed
from app.style.theme import Theme
from app.views.network.network_view import NetworkView
from app.views.view import View
from app.window.actions import ActionId
from app.window.selection_model import SelectionModel
from app.window.window_actions import WindowActions
from app.workers.controller import Controller
from app.workers.status import Phase
from mlp_engine import Frame

if TYPE_CHECKING:
    from app.panels.stage.stage import Stage


class StagePresenter(QObject):
    """Puts views on the stage, and turns the keys of a clicker into steps, there and in the window.

    Parameters
    ----------
    views : of the window, by name
    actions : of the window, which go on working
    """

    ended = Signal()
    """The window is to be seen again."""

    def __init__(
        self,
        controller: Controller,
        selection_model: SelectionModel,
        views: Mapping[str, View],
        actions: WindowActions,
        window: Themed,
    ) -> None:
        super().__init__(window)
        self._controller = controller
        self._selection_model = selection_model
        self._views = views
        self._actions = actions
        self._window = window
        self._frame: Frame | None = None
        actions[ActionId.NEXT_STEP].triggered.connect(self.step_on)
        actions[ActionId.PREVIOUS_STEP].triggered.connect(self.step_back)

    @cached_property
    def stage(self) -> "Stage":
        """The window over the whole screen, made when it is first wanted."""
        from app.panels.stage.stage import Stage

        stage = Stage()
        stage.addActions(list(self._actions.values()))
        stage.selection_requested.connect(self._selection_model.select)
        self._selection_model.changed.connect(stage.show_selection)
        stage.left.connect(self._end)
        self.destroyed.connect(stage.deleteLater)
        return stage

    def present(self, name: str) -> None:
        """Fill the screen with the view of this name and, inside an update, the equation; once filled, it stays so."""
        if self._has_stage and self.stage.isVisible():
            return
        names = [name, "equation"] if self._is_inside else [name]
        network = self._views.get("network")
        self._selection_model.present(True, isinstance(network, NetworkView) and network.has_maps)
        self.stage.present(names, self._views, self._window.theme, self._frame, self._selection_model.selection)

    def close(self) -> None:
        """Leave the stage, if it is there."""
        if self._has_stage:
            self.stage.close()

    def show_frame(self, frame: Frame) -> None:
        """Show a frame on the stage, too."""
        self._frame = frame
        if self._has_stage:
            self.stage.show_frame(frame)

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of ``theme`` on the stage, too."""
        if self._has_stage:
            self.stage.apply_theme(theme)

    @property
    def _has_stage(self) -> bool:
        return "stage" in self.__dict__

    @property
    def _is_inside(self) -> bool:
        return self._controller.status.phase is Phase.INSIDE

    @Slot()
    def _end(self) -> None:
        self._selection_model.present(False)
        self.ended.emit()

    @Slot()
    def step_on(self) -> None:
        """Go on by a quantity inside an update, else by an epoch."""
        (self._controller.look_on if self._is_inside else self._controller.step).emit()

    @Slot()
    def step_back(self) -> None:
        """Go back in the same way."""
        (self._controller.look_back if self._is_inside else self._controller.back).emit()
