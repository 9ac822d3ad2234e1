"""One update in a panel: the lesson's sentences, and beside them the equation."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

LEAST_LESSON, MOST_LESSON = 260, 440  # px
SHARES = 3, 7  # of the width


class UpdatePanel(QWidget):
    """Puts the lesson on the left and the equation on the right."""

    def __init__(self, lesson: QWidget, equation: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lesson.setMinimumWidth(LEAST_LESSON)
        lesson.setMaximumWidth(MOST_LESSON)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(lesson, SHARES[0])
        line = QFrame()
        line.setFrameShape(QFrame.Shape.VLine)
        line.setFrameShadow(QFrame.Shadow.Plain)
        line.setForegroundRole(QPalette.ColorRole.Mid)
        row.addWidget(line)
        row.addWidget(equation, SHARES[1])
        self.setFocusProxy(equation)
