import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from app.style.theme import LIGHT
from app.views.text.typeset import TypesetLine, length, sized, typeset


def test_numbers_of_layers_and_powers_of_ten_are_raised(qtbot: QtBot) -> None:
    font = QFont()
    runs = typeset("dW[12] (8 × 16), numbers × 10^−3", font, LIGHT.text)
    assert [text for text, *_ in runs] == ["dW", "[12]", " (8 × 16), numbers × 10", "−3"]
    assert [rise > 0 for _, _, rise, _ in runs] == [False, True, False, True]
    sizes = [run_font.pointSizeF() / font.pointSizeF() for _, run_font, *_ in runs]
    assert sizes == pytest.approx([1.0, 0.72, 1.0, 0.72])


def test_raised_type_beside_small_type_is_not_smaller_still(qtbot: QtBot) -> None:
    small = sized(QFont(), 0.8)
    runs = typeset("W[2]", small, LIGHT.text)
    assert runs[1][1].pointSizeF() == pytest.approx(0.72 * QFont().pointSizeF())


def test_a_line_shows_the_first_text_that_fits(qtbot: QtBot) -> None:
    line = TypesetLine()
    qtbot.addWidget(line)
    texts = ("W[2] (8 × 16): neurons × inputs", "W[2] (8 × 16)", "W[2]")
    line.set_text(*texts)
    assert line.text() == texts[0]
    for text in texts:
        line.resize(round(length(typeset(text, line.font(), LIGHT.text))) + 1, 20)
        assert "".join(piece for piece, *_ in line._fitting_runs()) == text
    line.set_text("neurons")
    line.resize(round(QFontMetricsF(line.font()).horizontalAdvance("neu…")) + 2, 20)
    assert "".join(piece for piece, *_ in line._fitting_runs()) == "neu…"
