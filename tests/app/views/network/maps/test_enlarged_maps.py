"""The map of a node, enlarged beside it."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.style.theme import LIGHT, diverging_table
from app.views.network.network_view import NetworkView
from app.views.plane.axes import shortened
from app.views.plane.neuron_words import axis_names
from mlp_engine import OwnData, Plane, RunConfig, Session
from tests.app.legibility.writing import writing_in
from tests.app.views.network.diagram import center, image_of, is_near, picture_of
from tests.app.views.network.maps.mapped import LAYERS, REQUEST


def test_the_map_under_the_pointer_is_enlarged_beside_its_node(qtbot: QtBot, mapped: NetworkView) -> None:
    before = image_of(mapped)
    node = center(mapped, 1, 2)
    qtbot.mouseMove(mapped, node.toPoint())
    mapped._hover(Selection(1, 2))
    qtbot.waitUntil(lambda: mapped._enlarged.node(None) == Selection(1, 2))
    image, picture = image_of(mapped), picture_of(mapped)
    assert image != before
    table, levels = diverging_table(LIGHT), picture.maps[1].levels[2]
    strong = QColor(*table[levels.max()].tolist()), QColor(*table[levels.min()].tolist())
    beside = [(x, y) for x in range(round(node.x()) + 40, 440, 2) for y in range(20, 380, 2)]
    large, small = (
        sum(any(is_near(shown.pixelColor(*place), one, 30) for one in strong) for place in beside)
        for shown in (image, before)
    )
    assert large > 2 * small + 20
    mapped._hover(None)
    assert mapped._enlarged.node(None) is None


def test_a_key_enlarges_the_map_of_the_picked_neuron(qtbot: QtBot, mapped: NetworkView) -> None:
    mapped.activateWindow()
    mapped.setFocus()
    qtbot.waitUntil(mapped.hasFocus)
    mapped.enter()
    mapped.show_selection(Selection(1, 0))
    before = image_of(mapped)
    qtbot.keyClick(mapped, Qt.Key.Key_M)
    first = image_of(mapped)
    mapped.show_selection(Selection(1, 3))
    assert before != first != image_of(mapped)
    mapped.show_selection(Selection(1, 0))
    qtbot.keyClick(mapped, Qt.Key.Key_M)
    assert image_of(mapped) == before


def test_no_map_is_enlarged_while_a_number_is_typed(qtbot: QtBot, mapped: NetworkView) -> None:
    mapped.show_selection(Selection(1, 2))
    mapped._hover(Selection(1, 2))
    qtbot.waitUntil(lambda: mapped._enlarged_node(None) == Selection(1, 2))
    mapped.touch._type(Selection(1, 2))
    assert mapped._enlarged_node(None) is None
    mapped.touch.hand.box.close_box()
    assert mapped._enlarged_node(None) == Selection(1, 2)


def test_an_enlarged_map_has_the_names_of_the_columns(qtbot: QtBot, mapped: NetworkView) -> None:
    random = np.random.default_rng(3)
    columns = ["the length of the leaf that was measured first", "mass", "width"]
    table = OwnData.of("leaves.csv", columns, "kind", ["oak", "elm"], random.normal(size=(3, 12)), np.arange(12) % 2)
    config = RunConfig().with_fields({"own_data": table, "layers": LAYERS})
    frame = Session(config).frame(replace(REQUEST, plane=Plane((2, 0))))
    assert axis_names(frame) == ("width", shortened(columns[0]))
    mapped.show_frame(frame)
    mapped._hover(Selection(1, 0))
    qtbot.waitUntil(lambda: mapped._enlarged_node(None) is not None)
    texts = [writing.text for writing in writing_in(mapped)]
    assert "width" in texts
    assert any(text.startswith("the") and text.endswith("…") and text != shortened(columns[0]) for text in texts)
