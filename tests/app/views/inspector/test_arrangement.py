"""Which arrangement of the inspector suits which size."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.inspector.arrangement import Arrangement, arrangement
from app.views.inspector.inspector_view import InspectorView
from mlp_engine import Frame, FrameRequest
from tests.app.views.inspector.inspectors import parts

MakeFrame = Callable[..., Frame]
LINE = 14  # px


@pytest.mark.parametrize(
    ("width", "height", "wanted"),
    [
        (330, 700, Arrangement.TALL),
        (330, 420, Arrangement.TALL),
        (463, 463, Arrangement.CORNER),
        (620, 463, Arrangement.CORNER),
        (378, 284, Arrangement.CORNER),
        (823, 463, Arrangement.WIDE),
        (1400, 500, Arrangement.WIDE),
    ],
)
def test_the_arrangement_suits_the_size(width: int, height: int, wanted: Arrangement) -> None:
    assert arrangement(width, height, LINE) is wanted


@pytest.mark.parametrize("width", range(200, 1000, 90))
@pytest.mark.parametrize("height", [150, 300, 420, 700])
def test_the_arrangement_is_settled_at_once_where_the_least_size_is_kept(
    qtbot: QtBot, make_frame: MakeFrame, monkeypatch: pytest.MonkeyPatch, width: int, height: int
) -> None:
    applied: list[Arrangement] = []
    apply = Arrangement.apply
    monkeypatch.setattr(Arrangement, "apply", lambda self, *args: (applied.append(self), apply(self, *args)))
    host, view = QWidget(), InspectorView()
    qtbot.addWidget(host)
    layout = QVBoxLayout(host)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(view)
    view.show_frame(make_frame(0, FrameRequest(2, 0)))
    host.resize(width, height)
    host.show()
    qtbot.waitExposed(host)
    for _ in range(3):
        layout.activate()
        host.resize(host.minimumSizeHint().expandedTo(host.size()))
    settled = len(applied)
    for _ in range(3):
        view.updateGeometry()
        layout.activate()
        host.resize(host.minimumSizeHint().expandedTo(host.size()))
    assert len(applied) == settled
    assert applied[-1] is arrangement(view.width(), view.height(), view.fontMetrics().height())
    assert not [rect for name, rect in parts(view).items() if not view.rect().contains(rect)]
