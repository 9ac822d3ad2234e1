"""What is in a file that has no picture to show beforehand."""

from PySide6.QtCore import QCoreApplication

from app.export.data_files import columns_of
from app.export.deck.run_slides import slide_titles
from app.export.figures.figures import Form
from app.lesson.numbers import shape_text
from mlp_engine import Frame, marked


def contents(form: Form, frame: Frame) -> str:
    """Return the columns of a table, the names and shapes of arrays, or the titles of slides, as some lines."""
    if form is Form.CURVES:
        return _columns(frame)
    return _arrays(frame) if form is Form.WEIGHTS else _slides(frame)


def _columns(frame: Frame) -> str:
    curves = frame.curves
    text = marked("Export", "A table of {rows} epochs with the columns")
    if curves.span > 1:
        text = marked("Export", "A table of {rows} epochs, {span} in a row, with the columns")
    sentence = _translated(text).format(rows=len(curves), span=curves.span)
    return "\n".join([sentence, ", ".join(columns_of(curves))])


def _arrays(frame: Frame) -> str:
    lines = [
        f"W{layer.l} {shape_text(layer.W.shape)}, b{layer.l} {shape_text(layer.b.shape)}" for layer in frame.layers
    ]
    return "\n".join([_translated(marked("Export", "Arrays for NumPy:")), *lines])


def _slides(frame: Frame) -> str:
    titles = slide_titles(frame)
    lines = [f"{number}. {title}" for number, title in enumerate(titles, start=1)]
    return "\n".join([_translated(marked("Export", "{count} slides:")).format(count=len(titles)), *lines])


def _translated(text: str) -> str:
    return QCoreApplication.translate("Export", text)
