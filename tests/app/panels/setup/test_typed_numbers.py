"""Numbers as they are typed where a comma stands before the decimals, in every place that takes one."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.commands.bench.options import read_options as read_bench
from app.commands.cli import build_parser, given_fields
from app.commands.render_options import read_options as read_render
from app.export.dialog.fields import SIZE_NUMBERS
from app.export.dialog.form import ExportForm
from app.export.figures.choices import ExportChoices
from app.files.runs import load_preset, preset_names
from app.lesson.numbers import MINUS, compact, short
from app.panels.copy_matrix.dialog import CopyMatrixDialog
from app.panels.gradient_check.dialog import GradientCheckDialog
from app.panels.setup.config_panel import ConfigPanel
from app.widgets.value_boxes import CountBox, NumberBox, number_text
from mlp_engine import FIELDS, InvalidInput, RunConfig
from mlp_engine.kinds import IntegerKind, RealKind
from mlp_engine.typed import read_number
from tests.app.recorder import Recorder

NUMBERS = [field for field in FIELDS if isinstance(field.kind, IntegerKind | RealKind)]


@pytest.fixture(params=["de_DE", "en_US", "fa_IR"])
def locale(request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


def enter(qtbot: QtBot, box: QWidget, text: str) -> None:
    box.setFocus()
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_that_is_shown_is_read_back_with_a_point_and_with_a_comma(value: float) -> None:
    for text in (number_text(value), short(value), short(value, 6), compact(value), f"{value:g}"):
        for typed in (text, text.replace(".", ",")):
            assert read_number(typed, float) == float(text.replace(MINUS, "-")), typed


@pytest.mark.parametrize("name", ["default", *preset_names()])
def test_every_value_of_a_preset_and_of_the_help_is_read_back(name: str) -> None:
    config = RunConfig() if name == "default" else load_preset(name).config
    for field in NUMBERS:
        value = getattr(config, field.name)
        for text in (str(value), number_text(value)):
            assert field.check(field.kind.parse(text)) == value


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize(
    ("name", "typed", "value", "shown"),
    [
        ("learning_rate", "0,3", 0.3, "0.3"),
        ("learning_rate", ",05", 0.05, "0.05"),
        ("learning_rate", "1,5e-3", 0.0015, "0.0015"),
        ("learning_rate", "1.125", 1.125, "1.125"),
        ("noise", "0,25", 0.25, "0.25"),
        ("noise", "0.25", 0.25, "0.25"),
    ],
)
def test_a_field_of_the_set_up_takes_a_comma_and_shows_a_point(
    qtbot: QtBot, name: str, typed: str, value: float, shown: str
) -> None:
    panel = ConfigPanel()
    qtbot.addWidget(panel)
    panel.show()
    sent = Recorder(panel.config_changed)
    box = panel.rows[name].editor.control
    enter(qtbot, box, typed)
    assert sent.payloads == [RunConfig(**{name: value})]
    assert box.text() == shown
    assert not panel.rows[name].note.isVisible()


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("learning_rate", "1,000.5", "written without thousands separators: 1000.5."),
        ("learning_rate", "1.000", "written without thousands separators: 1 or 1000."),
        ("noise", "1,2,3", "written with one point or comma at most."),
        ("epochs", "1.000", "written in digits alone."),
        ("epochs", "1,000", "written in digits alone."),
        ("data_seed", "1'000", "written in digits alone."),
    ],
)
def test_a_field_of_the_set_up_says_how_to_write_what_has_two_meanings(
    qtbot: QtBot, name: str, typed: str, words: str
) -> None:
    panel = ConfigPanel()
    qtbot.addWidget(panel)
    panel.show()
    sent = Recorder(panel.config_changed)
    box = panel.rows[name].editor.control
    enter(qtbot, box, typed)
    assert len(sent) == 0
    assert box.text() == typed
    assert panel.rows[name].note.isVisible()
    assert words in panel.rows[name].note.text()


@pytest.mark.usefixtures("locale")
def test_the_size_of_a_layer_is_written_in_digits_alone(qtbot: QtBot) -> None:
    panel = ConfigPanel()
    qtbot.addWidget(panel)
    panel.show()
    box = next(box for box in panel.rows["layers"].editor.findChildren(NumberBox) if not box.isReadOnly())
    enter(qtbot, box, "1.000")
    assert (
        panel.rows["layers"]
        .note.text()
        .startswith("Layer 1 must have a whole number from 1 to 2048, written in digits alone.")
    )
    enter(qtbot, box, "1000")
    assert panel.config.layers[0].size == 1000


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize(
    ("figure", "name", "typed", "value", "words"),
    [
        ("boundary", "dpi", "72,5", 72.5, ""),
        ("boundary", "text", "10,5", 10.5, ""),
        ("boundary", "dpi", "1.200", None, "separators: 1.2 or 1200."),
        ("boundary", "width", "1,920", None, "in digits alone."),
        ("animation", "frames_per_second", "7,5", 7.5, ""),
        ("animation", "frames_per_second", "1.000,5", None, "separators: 1000.5."),
    ],
)
def test_a_field_of_the_export_form(
    qtbot: QtBot, figure: str, name: str, typed: str, value: float | None, words: str
) -> None:
    form = ExportForm()
    qtbot.addWidget(form)
    form.show_choices(ExportChoices(figure=figure, folder="/pictures"))
    form.show()
    before = form.choices
    enter(qtbot, form.editors[name].control, typed)
    if value is None:
        row = "size" if name in SIZE_NUMBERS else name
        assert words in form.rows[row].note.text()
        assert form.choices == before
    else:
        owner = form.choices.size if name in SIZE_NUMBERS else form.choices
        assert getattr(owner, name) == value
        assert form.editors[name].control.text() == number_text(value)


def test_commas_of_a_list_of_epochs_separate(qtbot: QtBot) -> None:
    form = ExportForm()
    qtbot.addWidget(form)
    form.show_choices(ExportChoices(figure="film_strip", folder="/pictures"))
    form.show_point(412, 1)
    form.show()
    enter(qtbot, form.editors["epochs"].control, "0,10,100")
    assert form.choices.epochs == "0,10,100"
    assert form.rows["epochs"].note.text() == "Epochs 0, 10 and 100"


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize(("typed", "step"), [("1,5e-6", 1.5e-6), ("0,0001", 1e-4), ("１ｅ－５", 1e-5)])
def test_the_step_of_a_gradient_check(qtbot: QtBot, typed: str, step: float) -> None:
    dialog = GradientCheckDialog()
    qtbot.addWidget(dialog)
    asked = Recorder(dialog.check_requested)
    dialog._epsilon.setText(typed)
    dialog._start.click()
    assert asked.payloads == [(5, step)]


def test_the_step_of_a_gradient_check_says_how_to_write_it(qtbot: QtBot) -> None:
    dialog = GradientCheckDialog()
    qtbot.addWidget(dialog)
    asked = Recorder(dialog.check_requested)
    dialog._epsilon.setText("0,000,1")
    dialog._start.click()
    assert len(asked) == 0
    assert dialog._summary.text().endswith("written with one point or comma at most.")


def run_of(*arguments: str) -> dict[str, object]:
    return given_fields(build_parser().parse_args(["run", *arguments]))


@pytest.mark.parametrize("sign", ".,，")
def test_options_take_either_sign(tmp_path: object, sign: str) -> None:
    rate, noise, fps, seconds = (text.replace(".", sign) for text in ("0.3", "0.15", "7.5", "2.5"))
    assert run_of("--learning-rate", rate, "--noise", noise) == {"learning_rate": 0.3, "noise": 0.15}
    render = build_parser().parse_args(["render", "--out", str(tmp_path), "--fps", fps, "--size", "１９２０×１０８０"])
    assert read_render(render).wish.frames_per_second == 7.5
    assert read_render(render).size == (1920, 1080)
    bench = read_bench(build_parser().parse_args(["bench", "--seconds", seconds, "--fps", fps]), RunConfig())
    assert (bench.seconds, bench.frame_rate) == (2.5, 7.5)


@pytest.mark.parametrize(
    ("option", "typed", "words"),
    [
        ("--learning-rate", "1,000.5", "written without thousands separators: 1000.5."),
        ("--noise", "1.500", "written without thousands separators: 1.5 or 1500."),
        ("--epochs", "1.000", "written in digits alone."),
        ("--layers", "1.000:relu,1:sigmoid", "written in digits alone."),
    ],
)
def test_options_say_how_to_write_what_has_two_meanings(option: str, typed: str, words: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        run_of(option, typed)
    assert str(caught.value).endswith(words)
    assert repr(typed.partition(":")[0]) in str(caught.value)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A box from 1 to 300 that shows 5, above a line of text."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(CountBox(1, 300, 5))
    column.addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    return window


@pytest.fixture
def count(window: QWidget) -> CountBox:
    return window.findChild(CountBox)


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1,5", "from 1 to 300."),
        ("400", "from 1 to 300."),
        ("7,0", "from 1 to 300, written in digits alone."),
        ("", "from 1 to 300."),
    ],
)
def test_a_count_never_becomes_what_nobody_typed(qtbot: QtBot, count: CountBox, typed: str, words: str) -> None:
    told = Recorder(count.valueChanged)
    enter(qtbot, count, typed)
    assert (count.text(), count.value()) == (typed, 5)
    assert QToolTip.text() == f"Must be a whole number {words}"
    qtbot.keyClick(count, Qt.Key.Key_Tab)
    assert (count.text(), count.value(), len(told)) == ("5", 5, 0)


@pytest.mark.usefixtures("locale")
def test_a_count_is_taken_on_enter_and_on_leaving(qtbot: QtBot, count: CountBox) -> None:
    enter(qtbot, count, "120")
    assert count.value() == 120
    count.lineEdit().setText("１２")
    qtbot.keyClick(count, Qt.Key.Key_Tab)
    assert (count.text(), count.value()) == ("12", 12)


def test_the_tooltip_of_a_count_speaks_the_language_of_the_window(
    qtbot: QtBot, count: CountBox, speak_foreign: Callable[[], None]
) -> None:
    speak_foreign()
    enter(qtbot, count, "1,5")
    assert QToolTip.text() == "译Must be 译a whole number from 1 to 300."


def test_a_half_typed_count_is_taken_when_the_check_starts(qtbot: QtBot) -> None:
    dialog = GradientCheckDialog()
    qtbot.addWidget(dialog)
    asked = Recorder(dialog.check_requested)
    dialog._samples.lineEdit().setText("7")
    dialog._start.click()
    assert asked.payloads == [(7, 1e-7)]


def test_half_typed_digits_are_taken_when_a_matrix_is_copied(qtbot: QtBot) -> None:
    dialog = CopyMatrixDialog()
    qtbot.addWidget(dialog)
    dialog._digits.lineEdit().setText("7")
    dialog._copy_choice()
    assert dialog._digits.value() == 7
