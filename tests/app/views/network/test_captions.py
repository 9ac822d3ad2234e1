import pytest
from PySide6.QtGui import QFont

from app.views.network.captions import LARGE, LEAST, fit_captions


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", [20.0, 60.0, 80.0, 100.0, 500.0])
def test_nothing_is_written_smaller_than_can_be_read(width: float) -> None:
    font = QFont()
    font.setPointSizeF(10.0)
    captions = fit_captions([(("A caption", "of two lines"),)], font, width, flat=False)
    for factor in (1.1, 1.0, 0.85, 0.5):
        size = captions.scaled(factor).pointSizeF()
        assert size >= 10.0 * LEAST - 1e-6
        assert size == pytest.approx(max(factor * captions.font.pointSizeF(), 10.0 * LEAST))
    assert captions.share == pytest.approx(captions.font.pointSizeF() / 10.0)
    assert (captions.share == LARGE[0] / 100) == (width >= 100.0)
