"""The stage: that all of it can be read from far away, and what its keys and the mouse do."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.export.figures.picture_size import PictureSize
from app.export.pictures.drawing import draw_svg
from app.lesson.numbers import short
from app.lesson.selection import Selection
from app.panels.stage.stage import LEAST_TEXT, Stage
from app.style.mixins import Themed
from app.style.theme import DARK, LIGHT, color
from app.views.curves.loss_view import LossView
from app.views.network.network_view import NetworkView
from app.views.table import VIEWS
from app.views.view import View
from app.widgets.focus_keys import FocusKeys
from mlp_engine import Frame
from tests.app.panels.stage.stages import SIZES, Present
from tests.app.views.vector_files import svg_texts


def picture_texts(stage: Stage) -> list[tuple[str, float]]:
    size = PictureSize(stage.width(), stage.height(), 96.0)
    return svg_texts(draw_svg(stage, size, LIGHT, "stage"), size)


# Size


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("moment", ["ordinary", "inside"])
@pytest.mark.usefixtures("language")
def test_no_text_is_smaller_than_a_fortieth_of_the_height(
    stage: Stage, present: Present, name: str, size: tuple[int, int], moment: str
) -> None:
    present(name, size=size, frame=moment)
    texts = picture_texts(stage)
    assert len(texts) > 10
    too_small = [(text, height) for text, height in texts if height < size[1] / 40 - 0.01]
    assert not too_small


def test_nothing_changes_the_font_of_the_application(qapp: QApplication, present: Present) -> None:
    before = qapp.font()
    present("network", "boundary", size=(1920, 1080))
    assert qapp.font() == before


def test_numbers_are_rounded_on_the_stage_alone(present: Present, stage: Stage, frames: dict[str, Frame]) -> None:
    present("inspector")
    table = stage._panels["inspector"].view.numbers.matrix_model  # type: ignore[attr-defined]
    values = [table.data(table.index(row, 0)) for row in range(8)]
    assert all(len(str(text).strip("−").replace(".", "").lstrip("0")) <= 3 for text in values)
    np.testing.assert_allclose(
        [float(str(text).replace("−", "-")) for text in values], frames["ordinary"].samples.Z[:, 0], atol=0.006
    )
    assert short(1.23456, 6) == "1.23456"


@pytest.mark.parametrize("size", SIZES)
def test_a_presented_plot_keeps_its_name_and_its_epoch(
    stage: Stage, present: Present, size: tuple[int, int], make_frame: Callable[..., Frame]
) -> None:
    present("boundary", "loss", "gradient_norms", "equation", size=size)
    stage.show_frame(make_frame(1234))
    titles = [text.lower() for text, _ in picture_texts(stage) if "epoch 1234" in text]
    assert len(stage.names) > 2
    for name, word in (("boundary", "boundary"), ("loss", "loss"), ("gradient_norms", "gradient")):
        assert name not in stage.names or any(word in title for title in titles), titles


# Places


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("names", [tuple(VIEWS), ("boundary", "inspector", "equation"), ("weights", "inspector")])
def test_as_many_panels_are_shown_as_can_be_read(
    stage: Stage, present: Present, frames: dict[str, Frame], names: tuple[str, ...], size: tuple[int, int]
) -> None:
    present(*names, size=size, frame="inside")
    assert len(stage.names) > 1
    for name in stage.names:
        panel = stage._panels[name]
        assert panel.isVisible()
        assert panel.geometry().bottom() < stage._caption.y()
        assert panel.width() >= 0.99 * panel.legible_size(frames["inside"]).width()
        assert panel.height() >= 0.99 * panel.legible_size(frames["inside"]).height()


@pytest.mark.parametrize("size", SIZES)
def test_network_and_boundary_stand_beside_each_other(stage: Stage, present: Present, size: tuple[int, int]) -> None:
    for others in ((), ("equation",)):
        present("network", "boundary", *others, size=size)
        network, boundary = (stage._panels[name].geometry() for name in ("network", "boundary"))
        assert network.top() == boundary.top()
        assert abs(network.width() - boundary.width()) <= 1
        assert network.height() >= 0.9 * boundary.width() or others


def test_panels_stay_where_they_are_when_an_update_begins_and_ends(
    stage: Stage, present: Present, frames: dict[str, Frame]
) -> None:
    present("network", "boundary", "loss")
    before = [stage._panels[name].geometry() for name in stage.names]
    for frame in ("inside", "ordinary"):
        stage.show_frame(frames[frame])
        assert [stage._panels[name].geometry() for name in stage.names] == before


def test_a_panel_that_does_not_fit_is_refused_in_words(qtbot: QtBot, stage: Stage, present: Present) -> None:
    present("network", "boundary", "equation", size=(1024, 768))
    before = {name: panel.geometry() for name, panel in stage._panels.items()}
    qtbot.keyClick(stage, Qt.Key.Key_6)
    assert stage.names == ("network", "boundary", "equation")
    assert all(stage._panels[name].geometry() == place for name, place in before.items())
    assert "Inspector does not fit" in stage._caption.accessibleName()
    assert stage.rect().contains(stage._caption.geometry())
    stage._caption._timer.timeout.emit()
    assert "Inspector" not in stage._caption.accessibleName()
    qtbot.keyClick(stage, Qt.Key.Key_1)
    qtbot.keyClick(stage, Qt.Key.Key_6)
    assert stage.names == ("boundary", "inspector", "equation")


def test_a_network_for_which_there_is_no_room_takes_the_place_of_others(
    stage: Stage, present: Present, make_frame: Callable[..., Frame], frames: dict[str, Frame]
) -> None:
    present("loss", "weights", size=(1024, 768))
    assert stage.names == ("loss", "weights")
    stage.show_frame(make_frame(1, layers=[*[(16, "tanh")] * 11, (1, "sigmoid")]))
    assert stage.names == ("loss",)
    stage.show_frame(frames["ordinary"])
    assert stage.names == ("loss", "weights")


# Keys


def test_escape_leaves(qtbot: QtBot, stage: Stage, present: Present) -> None:
    present("network")
    with qtbot.waitSignal(stage.left):
        qtbot.keyClick(stage, Qt.Key.Key_Escape)
    assert not stage.isVisible()


def test_numbers_show_and_hide_panels_and_one_stays(qtbot: QtBot, stage: Stage, present: Present) -> None:
    present("network")
    for key, names in (
        (Qt.Key.Key_2, ("network", "boundary")),
        (Qt.Key.Key_1, ("boundary",)),
        (Qt.Key.Key_2, ("boundary",)),
        (Qt.Key.Key_9, ("boundary", "neuron")),
        (Qt.Key.Key_9, ("boundary",)),
        (Qt.Key.Key_6, ("boundary", "inspector")),
    ):
        qtbot.keyClick(stage, key)
        assert stage.names == names
        assert {name for name, panel in stage._panels.items() if panel.isVisible()} == set(names)


def test_keys_of_the_stage_go_before_actions_and_others_do_not(qtbot: QtBot, stage: Stage, present: Present) -> None:
    FocusKeys(stage)
    present("network")
    with qtbot.waitActive(stage):
        stage.activateWindow()
    pressed: list[str] = []
    for keys in ("Esc", "PgDown", "1", "Right", "."):
        action = QAction(keys, stage)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False, keys=keys: pressed.append(keys))
        stage.addAction(action)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Period, Qt.Key.Key_PageDown, Qt.Key.Key_1, Qt.Key.Key_Escape):
        qtbot.keyClick(stage, key)
    assert pressed == ["Right", ".", "PgDown"]
    assert not stage.isVisible()


def test_a_panel_that_comes_back_shows_the_newest_frame(
    qtbot: QtBot, stage: Stage, present: Present, frames: dict[str, Frame]
) -> None:
    present("network", "boundary")
    qtbot.keyClick(stage, Qt.Key.Key_2)
    stage.show_frame(frames["inside"])
    qtbot.keyClick(stage, Qt.Key.Key_2)
    assert all(panel.view.frame is frames["inside"] for panel in stage._panels.values())


# The mouse


def test_the_pointer_goes_and_comes_back(qtbot: QtBot, stage: Stage, present: Present) -> None:
    present("network")
    stage._pointer_timer.timeout.emit()
    panel = stage._panels["network"]
    assert panel.cursor().shape() == Qt.CursorShape.BlankCursor
    qtbot.mouseMove(panel, panel.rect().center())
    qtbot.waitUntil(lambda: panel.cursor().shape() != Qt.CursorShape.BlankCursor)
    assert stage._pointer_timer.isActive()


def test_a_click_on_a_neuron_asks_for_it(
    qtbot: QtBot, stage: Stage, present: Present, frames: dict[str, Frame]
) -> None:
    present("network", size=(1920, 1080))
    panel = stage._panels["network"]
    view = panel.view
    assert isinstance(view, NetworkView)
    center = view._current_picture(frames["ordinary"]).layout.center(Selection(1, 3))
    assert center is not None
    place = (QPointF(center) * panel._scale).toPoint()
    with qtbot.waitSignal(stage.selection_requested) as asked:
        qtbot.mouseClick(panel, Qt.MouseButton.LeftButton, pos=place)
    assert (asked.args[0].layer, asked.args[0].neuron) == (1, 3)
    stage.show_selection(asked.args[0])
    assert view.selection == asked.args[0]


def test_pointing_at_the_plane_reads_it(qtbot: QtBot, stage: Stage, present: Present) -> None:
    present("boundary")
    panel = stage._panels["boundary"]
    reading = panel.view.reading  # type: ignore[attr-defined]
    before = panel.grab().toImage()
    qtbot.mouseMove(panel, QPoint(panel.width() // 2, panel.height() // 2))
    qtbot.waitUntil(lambda: not reading.isHidden())
    assert "p(x)" in reading.text()
    assert panel.grab().toImage() != before
    qtbot.mouseMove(panel, QPoint(3, 3))
    qtbot.waitUntil(reading.isHidden)


# What is presented


def test_views_are_set_up_as_the_originals(stage: Stage, present: Present, originals: dict[str, View]) -> None:
    original = originals["loss"]
    assert isinstance(original, LossView)
    original.set_log(True)
    present("loss")
    shown = stage._panels["loss"].view
    assert isinstance(shown, LossView)
    assert shown.epoch_plot.values_axis.is_log
    assert shown is not original


def test_the_caption_tells_the_epoch_or_the_step(stage: Stage, present: Present, frames: dict[str, Frame]) -> None:
    present("network")
    assert "Epoch 30" in stage._caption.accessibleName()
    assert f"{frames['ordinary'].loss:.4f}" in stage._caption.accessibleName()
    stage.show_frame(frames["inside"])
    assert "Step 11 of 16: δ[2]" in stage._caption.accessibleName()


def test_the_stage_follows_the_theme_and_the_language(
    stage: Stage, present: Present, speak_foreign: Callable[[], None]
) -> None:
    present("loss")
    speak_foreign()
    assert "译" in stage._caption.text()
    view = stage._panels["loss"].view
    assert isinstance(view, LossView)
    assert "译Loss and 译accuracy" in view.title.text()
    assert "译accuracy" in view.key.accessibleName()  # written anew with each frame
    stage.apply_theme(DARK)
    image = stage.grab().toImage()
    assert image.pixelColor(3, 3) == color(DARK.panel)
    assert image.pixelColor(3, 717) == color(DARK.window)


def test_a_panel_shown_later_wears_the_theme_and_the_language(
    qtbot: QtBot, stage: Stage, present: Present, speak_foreign: Callable[[], None]
) -> None:
    present("network")
    stage.apply_theme(DARK)
    speak_foreign()
    qtbot.keyClick(stage, Qt.Key.Key_5)
    panel = stage._panels["weights"]
    parts = [panel, panel.view, *panel.view.findChildren(Themed)]
    assert all(part.theme is DARK for part in parts)
    assert panel.view.accessibleName().startswith("译")
    assert panel.grab().toImage().pixelColor(2, 2) == color(DARK.panel)


def test_it_can_be_presented_again(stage: Stage, present: Present) -> None:
    present("network", "loss")
    stage.close()
    assert stage.names == ("network", "loss")
    present(*stage.names)
    assert stage.isVisible()
    assert LEAST_TEXT * stage.height() <= min(height for _, height in picture_texts(stage)) + 0.01
