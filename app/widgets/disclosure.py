"""A heading that folds what is below it."""

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionToolButton, QToolButton, QWidget

from app.style.mixins import Translated


class Disclosure(Translated, QToolButton):
    """A button as wide as what it folds; it is checked while that is shown, and an arrow says so.

    Parameters
    ----------
    body : what it shows and hides
    """

    def __init__(self, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent, autoRaise=True)
        self.setCheckable(True)
        self.setChecked(True)
        self._body = body
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.toggled.connect(self._fold)
        self._fold()

    def retranslate(self) -> None:
        """Set the texts that are its own in the language of the window."""
        self.setToolTip(self.tr("Hide these settings") if self.isChecked() else self.tr("Show these settings"))
        self.setAccessibleDescription(self.tr("shown") if self.isChecked() else self.tr("hidden"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            side = round(0.8 * self.fontMetrics().height())
            self.setIconSize(QSize(side, side))

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        option.state &= ~QStyle.StateFlag.State_On  # the arrow says it

    @Slot()
    def _fold(self) -> None:
        is_shown = self.isChecked()
        focused = self.window().focusWidget()
        if not is_shown and focused is not None and self._body.isAncestorOf(focused):
            self.setFocus()
        self._body.setVisible(is_shown)
        self.setArrowType(Qt.ArrowType.DownArrow if is_shown else Qt.ArrowType.RightArrow)
        self.retranslate()
