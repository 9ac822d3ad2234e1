"""The dialog of the gradient check."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QTextDocumentFragment
from pytestqt.qtbot import QtBot

from app.panels.gradient_check.dialog import GradientCheckDialog
from app.panels.gradient_check.report_table import FROZEN_COLUMN
from app.style.theme import DARK, LIGHT, Theme
from mlp_engine import MLP, GradientReport, ParameterCheck, Text, TooEarly, check_gradients, make_moons_dataset
from tests.app.recorder import Recorder
from tests.engine.checks import made_up


@pytest.fixture
def dialog(qtbot: QtBot) -> GradientCheckDialog:
    dialog = GradientCheckDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def report() -> GradientReport:
    X, Y = make_moons_dataset(300, 0.15, 42)
    return check_gradients(MLP([2, 16, 8, 1], ["relu", "relu", "sigmoid"]), X[:, :5], Y[:, :5])


def row(dialog: GradientCheckDialog, i: int) -> list[str]:
    return [dialog._table.item(i, column).text() for column in range(dialog._table.columnCount())]


def lesson_like(error: float) -> str:
    """Return a small error as the window writes it, such as "1.58e−8"."""
    return f"{error:.2e}".replace("e-0", "e−").replace("e-", "e−")


def reported(error: float, **fields: float) -> GradientReport:
    return GradientReport((made_up(error, **fields),))


def test_asks_for_a_check_and_shows_its_progress_and_report(
    dialog: GradientCheckDialog, report: GradientReport
) -> None:
    asked = Recorder(dialog.check_requested)
    dialog._start.click()
    assert asked.payloads == [(5, 1e-7)]
    assert dialog._start.text() == "Cancel"
    dialog.show_progress(40, 193)
    assert (dialog._progress.value(), dialog._progress.maximum()) == (40, 193)
    dialog.show_report(report)
    assert dialog._start.text() == "Check"
    for i, check in enumerate(report.parameters):
        assert row(dialog, i)[:3] == [
            f"{check.name[0]}[{check.name[1]}]",
            " × ".join(str(n) for n in check.analytic.shape),
            lesson_like(check.relative_error),
        ]
        assert "right" in row(dialog, i)[3]
    largest = report.largest
    assert f"{lesson_like(largest.relative_error)} in {largest.name[0]}[{largest.name[1]}]" in dialog._summary.text()


@pytest.mark.parametrize(
    ("error", "explained", "words"),
    [
        (1e-9, 0.0, "✓  right"),
        (4e-3, 4e-3, "≈  too small to tell"),
        (1e-5, 0.0, "?  doubtful"),
        (1e-2, 0.0, "✗  wrong"),
        (math.inf, 0.0, "✗  wrong"),
        (math.nan, 0.0, "–  cannot be told"),
    ],
)
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_reading_is_told_by_sign_word_and_colour(
    dialog: GradientCheckDialog, error: float, explained: float, words: str, theme: Theme
) -> None:
    dialog._start.click()
    dialog.show_report(reported(error, explained=explained))
    dialog.apply_theme(theme)
    assert row(dialog, 0)[3] == words
    wanted = {"✓": theme.success, "≈": theme.muted, "?": theme.warning, "✗": theme.error, "–": theme.muted}[words[0]]
    assert dialog._table.item(0, 3).foreground().color().name() == wanted


@pytest.mark.parametrize(
    ("check", "error", "summary"),
    [
        (made_up(4e-3), "4.00e−3", "Worst reading: a relative error of 4.00e−3 in W[1], wrong."),
        (
            replace(made_up(4e-3, explained=4e-3), telling_epsilon=1e-3),
            "4.00e−3",
            "Worst reading: a relative error of 4.00e−3 in W[1], too small to tell. ε = 0.001 would tell more.",
        ),
        (
            made_up(4e-3, explained=4e-3),
            "4.00e−3",
            "Worst reading: a relative error of 4.00e−3 in W[1], too small to tell. No other ε would tell more.",
        ),
        (made_up(math.inf), "∞", "The gradient of W[1] has entries that are not finite: wrong."),
        (
            made_up(math.nan),
            "–",
            "Nothing could be compared. 4 entries at a kink were left out.",
        ),
    ],
)
def test_the_summary_says_what_decides_and_what_to_try(
    dialog: GradientCheckDialog, check: ParameterCheck, error: str, summary: str
) -> None:
    dialog._start.click()
    dialog.show_report(GradientReport((made_up(1e-9, name="b1"), check)))
    assert row(dialog, 1)[2] == error
    if math.isnan(check.relative_error):
        dialog._toggle()
        dialog.show_report(GradientReport((check,)))
    assert dialog._summary.text() == summary


def test_flagged_entries_are_counted_and_explained(dialog: GradientCheckDialog) -> None:
    dialog._start.click()
    dialog.show_report(reported(1e-9, n_flagged=3))
    assert row(dialog, 0)[4] == "3 of 4"
    assert "3 entries at a kink were left out" in dialog._summary.text()


def test_cancel_is_told_and_closing_cancels(dialog: GradientCheckDialog) -> None:
    cancelled = Recorder(dialog.cancel_requested)
    dialog._start.click()
    dialog._start.click()
    assert len(cancelled) == 1
    assert "cancelled" in dialog._summary.text()
    dialog._start.click()
    dialog.close()
    assert len(cancelled) == 2


@pytest.mark.parametrize("text", ["0", "-1e-7", "abc", "", "nan", "inf", "2"])
def test_bad_step_is_a_sentence_and_no_check(dialog: GradientCheckDialog, text: str) -> None:
    asked = Recorder(dialog.check_requested)
    dialog._epsilon.setText(text)
    dialog._start.click()
    assert len(asked) == 0
    assert dialog._summary.text().startswith("ε: ")


def test_samples_are_limited_to_those_there_are(dialog: GradientCheckDialog) -> None:
    dialog.set_sample_count(3)
    asked = Recorder(dialog.check_requested)
    dialog._start.click()
    assert asked.payloads == [(3, 1e-7)]


def test_refused_and_failed_checks_end(dialog: GradientCheckDialog) -> None:
    dialog._start.click()
    dialog.show_refusal(TooEarly(Text("not now")))
    assert (dialog._start.text(), dialog._summary.text()) == ("Check", "not now")
    dialog._start.click()
    dialog.show_failure()
    assert dialog._start.text() == "Check"
    assert "failed" in dialog._summary.text()


def test_an_instruction_stands_in_place_of_an_empty_table(dialog: GradientCheckDialog, report: GradientReport) -> None:
    assert not dialog._table.isVisible()
    assert dialog._instruction.isVisible()
    assert dialog._start.text() in dialog._instruction.text()
    dialog._start.click()
    assert not dialog._table.isVisible()
    dialog.show_report(report)
    assert dialog._table.isVisible()
    assert not dialog._instruction.isVisible()
    dialog._start.click()
    dialog._start.click()
    assert dialog._instruction.isVisible()
    assert "press Check" in dialog._instruction.text()


def test_ranges_of_the_readings_leave_no_gap(dialog: GradientCheckDialog) -> None:
    lines = QTextDocumentFragment.fromHtml(dialog._legend.text()).toPlainText().replace("\xa0", " ").splitlines()
    ranges = {name: text for name, _, text in (line[3:].partition(": ") for line in lines)}
    assert ranges["right"] == "below 1e−7"
    assert ranges["doubtful"] == "from 1e−7 to 1e−3"
    assert ranges["wrong"] == "above 1e−3"
    for error, reading in ((0.99e-7, "right"), (1e-7, "doubtful"), (1e-3, "doubtful"), (1.01e-3, "wrong")):
        dialog._start.click()
        dialog.show_report(reported(error))
        assert row(dialog, 0)[3].endswith(reading)


def test_what_is_left_out_at_a_kink_is_explained_where_it_stands(dialog: GradientCheckDialog) -> None:
    dialog._start.click()
    dialog.show_report(reported(1e-9, n_flagged=3))
    heading = dialog._table.horizontalHeaderItem(4).text()
    assert f"<b>{heading}</b>: entries that are left out" in dialog._legend.text()
    assert dialog._legend.isVisible()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_legend_has_the_colours_of_the_readings(dialog: GradientCheckDialog, theme: Theme) -> None:
    dialog.apply_theme(theme)
    for color in (theme.success, theme.warning, theme.error, theme.muted):
        assert f"color:{color}" in dialog._legend.text()


def stilled_report(off: list[int], frozen: bool) -> GradientReport:
    """Return the report of a network with neurons of layer 2 off, and perhaps all of W1 and some of W2 frozen."""
    X, Y = make_moons_dataset(300, 0.15, 42)
    model = MLP([2, 16, 8, 1], ["relu", "relu", "sigmoid"])
    model.off[1] = off
    report = check_gradients(model, X[:, :5], Y[:, :5])
    some = np.zeros((8, 16), np.bool_)
    some[0, :3] = True
    return report.with_frozen({"W1": np.ones((16, 2), np.bool_), "W2": some} if frozen else {})


def test_what_is_frozen_is_told_and_still_checked(dialog: GradientCheckDialog) -> None:
    dialog.show_report(stilled_report([], frozen=True))
    assert not dialog._table.isColumnHidden(FROZEN_COLUMN)
    assert [row(dialog, i)[FROZEN_COLUMN] for i in range(6)] == ["all", "0", "3 of 128", "0", "0", "0"]
    assert all("right" in row(dialog, i)[3] for i in range(6))
    assert "What is frozen has a gradient all the same" in dialog._summary.text()


def test_where_nothing_is_frozen_nothing_is_said_of_it(dialog: GradientCheckDialog, report: GradientReport) -> None:
    dialog.show_report(report)
    assert dialog._table.isColumnHidden(FROZEN_COLUMN)
    assert "frozen" not in dialog._summary.text()


@pytest.mark.parametrize("off", [[6], list(range(8))])
def test_gradients_of_neurons_that_are_off_are_right(dialog: GradientCheckDialog, off: list[int]) -> None:
    report = stilled_report(off, frozen=False)
    W2 = next(check for check in report.parameters if check.name == "W2")
    assert np.count_nonzero(W2.analytic[off]) == np.count_nonzero(W2.numeric[off]) == 0
    dialog.show_report(report)
    readings = {row(dialog, i)[3] for i in range(6)}
    assert readings == {"✓  right"}
