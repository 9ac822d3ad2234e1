"""What a file may hold in place of a field."""

import json
import math

import pytest

from mlp_engine import FIELDS, Field, InvalidInput, RunConfig, RunPoint
from mlp_engine.kinds import OptionalKind, OwnDataKind, SwitchKind, TextKind

WRONG: list[object] = [
    True,
    [],
    [1],
    {},
    {"a": 1},
    "",
    "x",
    "1",
    b"1",
    math.nan,
    math.inf,
    -math.inf,
    10**400,
    -(10**400),
    1e308,
    [[1]],
    [None],
    object(),
    3 + 0j,
]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_anything_else_in_a_field_is_refused_in_a_sentence_that_names_it(field: Field) -> None:
    may_be_none = isinstance(field.kind, OptionalKind | TextKind | OwnDataKind)
    wrong = [*WRONG, *([] if may_be_none else [None])]
    if isinstance(field.kind, SwitchKind):
        wrong.remove(True)
    for value in wrong:
        with pytest.raises(InvalidInput) as caught:
            RunConfig.from_dict({field.name: value})
        assert caught.value.argument.partition("[")[0] == field.name
        assert str(caught.value).startswith(field.name)
        assert str(caught.value).endswith(".")
        assert len(str(caught.value)) < 500


@pytest.mark.parametrize("name", [3, None, "", "rates", ("epochs",), "Epochs"])
def test_what_is_no_field_is_refused(name: object) -> None:
    with pytest.raises(InvalidInput, match=r"^field: "):
        RunConfig.from_dict({name: 1})  # type: ignore[dict-item]


@pytest.mark.parametrize("update", [-1, 1.5, "1", True, None, [1]])
def test_a_point_needs_a_whole_number_of_updates(update: object) -> None:
    with pytest.raises(InvalidInput, match=r"^update: "):
        RunPoint.from_dict({"update": update})


def test_a_point_without_updates_is_between_epochs() -> None:
    old = {"epoch": 3, "config": {"epochs": 5}, "rates": []}
    assert RunPoint.from_dict(old) == RunPoint(RunConfig(epochs=5), 3)
    assert "update" not in RunPoint(RunConfig(), 3).as_dict()
    within = RunPoint(RunConfig(batch_size=10), 3, (), 2)
    assert RunPoint.from_dict(json.loads(json.dumps(within.as_dict()))) == within


def test_a_file_has_every_field_in_the_order_of_the_table() -> None:
    config = RunConfig(batch_size=10, clip_norm=0.5, loss="huber")
    text = json.dumps(config.as_dict(), allow_nan=False)
    assert list(json.loads(text)) == [field.name for field in FIELDS]
    assert json.dumps(RunConfig.from_dict(json.loads(text)).as_dict(), allow_nan=False) == text
