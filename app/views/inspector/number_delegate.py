"""What the Qt models of the tables have in common."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

NO_INDEX = QModelIndex()
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class NumberDelegate(QStyledItemDelegate):
    """Draws cells of right-aligned text as Qt does, but asks the model twice about each and not once for every role."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        option.text = str(model.data(index, Role.DisplayRole))
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.displayAlignment = RIGHT
        if (ground := model.data(index, Role.BackgroundRole)) is not None:
            option.backgroundBrush = ground
