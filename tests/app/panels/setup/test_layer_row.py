"""One row of the list of layers."""

import pytest
from pytestqt.qtbot import QtBot

from app.panels.setup.layer_row import LayerRow
from mlp_engine import ACTIVATION_REGISTRY


@pytest.mark.parametrize(("is_output", "left_out"), [(True, set()), (False, {"softmax"})])
def test_what_only_an_output_layer_can_have_is_offered_there_alone(
    qtbot: QtBot, is_output: bool, left_out: set[str]
) -> None:
    row = LayerRow(100, is_output)
    qtbot.addWidget(row)
    row.retranslate()
    box = row.activation_box
    assert ACTIVATION_REGISTRY.keys() - {box.itemData(i) for i in range(box.count())} == left_out
