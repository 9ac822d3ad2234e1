import pytest
from PySide6.QtWidgets import QApplication

from app.views.boundary.boundary_view import BoundaryView
from mlp_engine import FrameRequest, RunConfig, Session
from tests.app.recorder import Recorder
from tests.app.views.boundary.drawing.hands import FEW


@pytest.fixture
def session() -> Session:
    return Session(RunConfig(n_samples=FEW, data_seed=3))


@pytest.fixture
def view(view: BoundaryView, session: Session) -> BoundaryView:
    """A view that is drawn in, of a few samples."""
    view.resize(640, 600)
    view.draw_button.setChecked(True)
    view.show_frame(session.frame(FrameRequest(resolution=20)))
    QApplication.processEvents()
    return view


@pytest.fixture
def deeds(view: BoundaryView) -> Recorder:
    return Recorder(view.deed_requested)
