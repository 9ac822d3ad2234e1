"""A box of choices."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget


class ChoiceBox(QComboBox):
    """A choice between names, each with a text to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def name(self) -> str:
        """The name that is chosen."""
        return str(self.currentData())

    def show_name(self, name: str) -> None:
        """Show ``name`` as chosen."""
        self.setCurrentIndex(self.findData(name))

    def set_texts(self, texts: dict[str, str]) -> None:
        """Let the user choose between the names in ``texts``, each with what a person reads."""
        if list(texts) != [self.itemData(i) for i in range(self.count())]:
            self.clear()
            for name in texts:
                self.addItem(name, name)
        for i in range(self.count()):
            self.setItemText(i, texts[self.itemData(i)])

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the panel; a choice must not change under the hand that scrolls
