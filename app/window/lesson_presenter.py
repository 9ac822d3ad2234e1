"""Looking inside an update: the lesson beside the equation, and matrices to take away."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.lesson.equations import equation_of
from app.lesson.updates import MEMORIES
from app.panels.lesson_panel import LessonPanel, Spotlight, update_panel
from app.views.equation.equation_view import EquationView
from app.views.view import View
from app.window.action_sets import INSIDE_UPDATE
from app.window.actions import ActionId
from app.window.selection_model import SelectionModel
from app.window.window_actions import WindowActions
from mlp_engine import Frame

if TYPE_CHECKING:
    from app.panels.copy_matrix.dialog import CopyMatrixDialog

VIEWS_OF_TERMS = ("boundary", "loss", "inspector")


class LessonPresenter(QObject):
    """Holds the lesson and the equation together.

    Parameters
    ----------
    actions : of the window, some of which the lesson offers
    equation : the view that draws it
    window : over which a place can be pointed at
    """

    place_wanted = Signal(str)
    """The name of the view in which the user wants to be shown something."""
    picture_wanted = Signal(str)
    """The name of the view of which a picture is to be copied."""

    def __init__(
        self, actions: WindowActions, equation: View, selection_model: SelectionModel, window: QWidget
    ) -> None:
        super().__init__(window)
        assert isinstance(equation, EquationView)
        self._equation = equation
        self._selection_model = selection_model
        self._window = window
        self._frame: Frame | None = None
        self._lesson = LessonPanel(actions.chosen(INSIDE_UPDATE))
        self._spotlight = Spotlight(window)
        self._lesson.term_activated.connect(self._show_term)
        actions[ActionId.COPY_MATRIX].triggered.connect(self.copy_matrix)

    def panel(self) -> QWidget:
        """Return a panel of the lesson and the view of the equation."""
        return update_panel(self._lesson, self._equation)

    @cached_property
    def dialog(self) -> "CopyMatrixDialog":
        """The dialog that copies matrices, made when it is first wanted."""
        from app.panels.copy_matrix.dialog import CopyMatrixDialog

        dialog = CopyMatrixDialog(self._window)
        dialog.picture_requested.connect(self._copy_picture)
        return dialog

    def show_frame(self, frame: Frame) -> None:
        """Say what is new in a frame, and offer its matrices."""
        self._frame = frame
        self._lesson.show_frame(frame)
        if "dialog" in self.__dict__ and self.dialog.isVisible():
            self._offer(frame)

    def point_at(self, place: QWidget) -> None:
        """Frame a place in the window for a moment."""
        self._spotlight.point_at(place)

    @Slot()
    def copy_matrix(self) -> None:
        """Open the dialog that copies the equation, or one of its matrices."""
        if self._frame is not None:
            self._offer(self._frame)
            self.dialog.show()
            self.dialog.raise_()
            self.dialog.activateWindow()

    def _offer(self, frame: Frame) -> None:
        self.dialog.show_equation(equation_of(frame, self._selection_model.selection.symbol))

    @Slot()
    def _copy_picture(self) -> None:
        self.picture_wanted.emit("equation")

    @Slot(str, int)
    def _show_term(self, symbol: str, layer: int) -> None:
        """Point at a matrix in the equation or, where it is not in it, choose it in the inspector; or at a view."""
        place = self._equation.place_of(symbol, layer)
        if place is not None:
            self._spotlight.point_at(self._equation, place)
        elif symbol in VIEWS_OF_TERMS:
            self.place_wanted.emit(symbol)
        elif symbol in MEMORIES:  # which the inspector does not have
            self._selection_model.select(replace(self._selection_model.selection, layer=layer, symbol=symbol))
            self._spotlight.point_at(self._equation)
        else:
            selection = self._selection_model.selection
            symbol = symbol if layer else "A_prev"
            self._selection_model.select(replace(selection, layer=layer or 1, symbol=symbol))
            self.place_wanted.emit("inspector")
