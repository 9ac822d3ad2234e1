"""Gradient checks from the dialog to the worker and back."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.style.mixins import Themed
from app.window.gradient_check_presenter import GradientCheckPresenter, checked
from app.workers.controller import Controller
from app.workers.tasks import Steps
from mlp_engine import FrameRequest, GradientReport, Reading, RunConfig, Session, check_gradients
from tests.app.recorder import Recorder
from tests.app.views.hands.stilled import stilled_session

MANY = 5000  # samples, on which a check takes some seconds


class Window(Themed, QWidget):
    """A window that has a theme."""


@pytest.fixture
def controller(qtbot: QtBot) -> Iterator[Controller]:
    controller = Controller(RunConfig())
    yield controller
    controller.close()


@pytest.fixture
def session() -> Session:
    return Session(replace(RunConfig(), n_samples=MANY))


@pytest.fixture
def presenter(qtbot: QtBot, controller: Controller, session: Session) -> GradientCheckPresenter:
    window = Window()
    qtbot.addWidget(window)
    presenter = GradientCheckPresenter(controller, window)
    presenter.show_frame(session.frame(FrameRequest()))
    presenter.dialog.set_sample_count(MANY)
    presenter.open()
    return presenter


def errors(report: GradientReport) -> list[float]:
    return [check.relative_error for check in report.parameters]


def test_check_gives_the_engine_s_report_and_its_progress(session: Session) -> None:
    steps, progress = checked(session.frame(FrameRequest()), 5, 1e-7), []
    while True:
        try:
            progress.append(next(steps))
        except StopIteration as end:
            report = end.value
            break
    assert errors(report) == errors(check_gradients(session.model, session.X[:, :5], session.Y[:, :5]))
    assert (progress[0], progress[-1]) == ((0, 193), (193, 193))
    assert progress == sorted(progress)


def test_report_comes_into_the_dialog(qtbot: QtBot, presenter: GradientCheckPresenter, session: Session) -> None:
    dialog = presenter.dialog
    dialog._start.click()
    qtbot.waitUntil(lambda: dialog._table.report is not None)
    assert errors(dialog._table.report) == errors(check_gradients(session.model, session.X[:, :5], session.Y[:, :5]))
    assert (dialog._progress.value(), dialog._progress.maximum()) == (193, 193)
    assert dialog._start.text() == "Check"


def test_cancelled_check_is_not_heard_of_again(
    qtbot: QtBot, presenter: GradientCheckPresenter, session: Session
) -> None:
    dialog = presenter.dialog
    dialog._samples.setValue(MANY)
    dialog._start.click()
    qtbot.waitUntil(lambda: dialog._progress.value() > 0)
    dialog._start.click()
    dialog._samples.setValue(2)
    dialog._start.click()
    qtbot.waitUntil(lambda: dialog._table.report is not None)
    expected = errors(check_gradients(session.model, session.X[:, :2], session.Y[:, :2]))
    assert errors(dialog._table.report) == expected
    qtbot.wait(50)
    assert errors(dialog._table.report) == expected


def test_refused_and_failed_checks_are_told(
    qtbot: QtBot, presenter: GradientCheckPresenter, controller: Controller, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, faults = presenter.dialog, Recorder(controller.failed)
    presenter._begin(5, -1.0)
    qtbot.waitUntil(lambda: "epsilon" in dialog._summary.text())
    monkeypatch.setattr("app.window.gradient_check_presenter.model_of", lambda _: 1 / 0)
    dialog._start.click()
    qtbot.waitUntil(lambda: len(faults) == 1)
    assert "ZeroDivisionError" in faults.last
    assert "failed" in dialog._summary.text()
    assert dialog._start.text() == "Check"


def test_another_check_takes_the_place_of_the_one_under_way(
    qtbot: QtBot, presenter: GradientCheckPresenter, session: Session
) -> None:
    presenter._begin(MANY, 1e-7)
    first = presenter._check
    assert first is not None
    finished, cancelled = Recorder(first.finished), Recorder(first.cancelled)
    presenter._begin(2, 1e-7)
    dialog = presenter.dialog
    qtbot.waitUntil(lambda: dialog._table.report is not None)
    assert errors(dialog._table.report) == errors(check_gradients(session.model, session.X[:, :2], session.Y[:, :2]))
    assert (len(finished), len(cancelled)) == (0, 1)


def test_a_check_is_offered_as_many_samples_as_there_are_to_learn_from(
    qtbot: QtBot, presenter: GradientCheckPresenter
) -> None:
    presenter.show_frame(Session(RunConfig(n_samples=50, test_share=0.2, batch_size=10)).frame(FrameRequest()))
    assert presenter.dialog._samples.maximum() == 40


def test_the_report_knows_what_hands_have_stopped() -> None:
    session = stilled_session()
    report = finished(checked(session.frame(FrameRequest()), 5, 1e-7))
    assert {check.name: check.n_frozen for check in report.parameters if check.n_frozen} == {"W2": 17, "b2": 2}
    W2 = next(check for check in report.parameters if check.name == "W2")
    assert np.count_nonzero(W2.analytic[6]) == 0
    assert np.count_nonzero(W2.analytic[5])
    assert errors(report) == errors(check_gradients(session.model, session.X[:, :5], session.Y[:, :5]))


def test_with_other_inputs_the_network_is_checked_on_what_enters_it() -> None:
    session = Session(RunConfig().with_fields({"inputs": ("x1", "x2", "x1_x2")}))
    report = finished(checked(session.frame(FrameRequest()), 5, 1e-7))
    assert report.parameters[0].analytic.shape == (16, 3)
    assert report.reading is Reading.RIGHT


def finished(steps: Steps) -> GradientReport:
    """Return what a check gives in the end."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            report: GradientReport = end.value
            return report
