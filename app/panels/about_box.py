"""Help ▸ About: what the program is, and which version."""

from PySide6.QtWidgets import QMessageBox, QWidget

from app import VERSION
from app.widgets.fitted_dialog import take_icons

ICON = 64  # px


class AboutBox(QMessageBox):
    """Says what the program is, beside its icon."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Layerscope"))
        text = self.tr("Layerscope {0}: watch a multi-layer perceptron learn by backpropagation. MIT licence.")
        self.setText(text.format(VERSION))
        self.setIconPixmap(parent.windowIcon().pixmap(ICON))
        self.setStandardButtons(QMessageBox.StandardButton.Ok)
        take_icons(self)
