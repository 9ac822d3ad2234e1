"""What is read at the cursor of a plane, in a box beside it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel

from app.views.plane.plane_plot import PlanePlot
from app.views.plane.samples import SampleMarks

FROM_CURSOR = 10  # px


class Reading(QLabel):
    """A box of text above the cursor and to its right, or where there is room beside the label of a sample."""

    def __init__(self, plane: PlanePlot, marks: SampleMarks) -> None:
        super().__init__(plane, margin=3)
        self._plane, self._marks = plane, marks
        self.setAutoFillBackground(True)
        self.setFrameShape(QLabel.Shape.Box)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def read(self, text: str) -> None:
        """Show a text, or nothing if it is empty."""
        self.setVisible(bool(text))
        if text:
            self.setText(text)
            self.adjustSize()
            self.place()

    def place(self) -> None:
        """Go to where there is room now."""
        if self._plane.cursor is None:
            return
        cursor = self._plane.mapFromScene(self._plane.box.mapViewToScene(self._plane.cursor))
        size, room = self.size(), self._plane.rect()
        units = self._marks.sceneTransform()
        label = self._marks.label_box(units, units.mapRect(self._marks.area())).toAlignedRect()
        most_x, most_y = room.width() - size.width(), room.height() - size.height()
        columns = cursor.x() + FROM_CURSOR, cursor.x() - FROM_CURSOR - size.width()
        rows = cursor.y() - FROM_CURSOR - size.height(), cursor.y() + FROM_CURSOR
        places = (QPoint(max(min(x, most_x), 0), max(min(y, most_y), 0)) for y in rows for x in columns)
        boxes = [QRect(place, size) for place in places]
        best = min(boxes, key=lambda box: (box.intersects(label), box.contains(cursor)))
        self.move(best.topLeft())
