"""What files carry of own data and of hands, and what is no such thing."""

import base64
import json
import tracemalloc
import zlib
from itertools import product
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import VERSION
from app.files.bounded_file import LONGEST_TEXT
from app.files.origin import Origin
from app.files.origin_reader import read_origin
from mlp_engine import EngineError, RunConfig, RunPoint
from mlp_engine.event_log import Entry
from mlp_engine.events import BIAS, AddPoint, ErasePoint, Event, Freeze, MovePoint, Part, SetParameter, SwitchOff
from mlp_engine.reshaping import Reshape, with_neuron
from tests.app.export.files_with_origin import CONFIG, ORIGIN, with_origin
from tests.app.files.origins import OWN_ORIGINS, origin_of, refusal
from tests.app.tables import LARGEST_TABLE

KINDS = ("png", "svg", "pdf", "pptx", "json")
LARGE = Origin(RunPoint(RunConfig().with_fields({"own_data": LARGEST_TABLE}), 7))


@pytest.mark.parametrize("kind", KINDS)
def test_the_largest_table_is_carried_where_it_has_room_and_else_the_file_says_so(
    qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "large"
    path.write_bytes(with_origin(LARGE)[kind])
    if kind == "pptx":
        with pytest.raises(EngineError, match="does not say which run"):
            read_origin(path)
        return
    assert read_origin(path, seconds=60.0) == LARGE  # however slow this computer is


@pytest.mark.parametrize("kind", KINDS[:-1])
def test_a_run_that_no_file_can_carry_leaves_the_picture_whole(
    qtbot: QtBot, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Origin, "text", lambda _: "a" * (LONGEST_TEXT + 1))
    path = tmp_path / "too large"
    path.write_bytes(with_origin(ORIGIN)[kind])
    assert path.stat().st_size < 100_000
    with pytest.raises(EngineError, match="does not say which run"):
        read_origin(path)


def test_own_data_are_described_by_their_name_and_size() -> None:
    assert " on own data: flowers.csv, 6 rows; network 4-16-8-3, " in OWN_ORIGINS["table"].description
    assert "noise" not in OWN_ORIGINS["table"].description
    assert OWN_ORIGINS["strange names"].description.isprintable()
    inputs = Origin(RunPoint(RunConfig(inputs=("x2", "x1_x2"))))
    assert inputs.description.endswith("; inputs x2, x1_x2")


@pytest.mark.parametrize(
    ("own_data", "words"),
    [
        (7, "own_data: 7 cannot be used"),
        ({}, "a table of the user's own"),
        ({"columns": 5}, "own_data.columns: 5 cannot be used"),
        ({"columns": []}, "packed numbers"),
        ({"rows": 10**9}, "own_data.rows: 1000000000 cannot be used"),
        ({"rows": 7}, "packed numbers"),
        ({"numbers": "AAAA"}, "packed numbers"),
        ({"numbers": None}, "packed numbers"),
        ({"name": 5}, "own_data.name: 5 cannot be used"),
        ({"name": "a" * 1000}, "a text of at most 200 characters"),
        ({"classes": ["a"]}, "own_data.classes: 1 cannot be used"),
        ({"classes": ["a", "b"]}, "a class of the table"),
        ({"more": 1}, "a table of the user's own"),
    ],
)
def test_a_table_in_a_file_that_is_none_is_refused_by_a_reason(own_data: object, words: str) -> None:
    values = OWN_ORIGINS["table"].point.as_dict()
    config = values["config"]
    assert isinstance(config, dict)
    if isinstance(own_data, dict) and own_data:
        own_data = config["own_data"] | own_data
    told = refusal(json.dumps(values | {"config": config | {"own_data": own_data}}).encode())
    assert told.startswith("its run is not possible: ")
    assert words in told


HANDS = (
    SetParameter("W", 1, 0, 0, 0.5),
    Freeze(Part(1, 2, BIAS)),
    SwitchOff(1, 0),
    AddPoint((0.5, 0.5), 1.0),
    MovePoint(0, (1.0, 1.0)),
    ErasePoint(1),
    with_neuron(CONFIG, 1),
)
SPOILT: tuple[object, ...] = (None, True, -1, 1e308, 10**30, "", "x", "\ud800", [], {}, [[]], {"layers": 5}, [1, 2, 3])


def with_events(*events: object) -> bytes:
    """A file of a run in which hands did this."""
    return json.dumps({"layerscope": VERSION, "epoch": 3, "config": CONFIG.as_dict(), "events": events}).encode()


@pytest.mark.parametrize("event", HANDS, ids=lambda event: type(event).__name__)
def test_every_event_comes_back_and_a_spoilt_one_is_refused_by_a_reason(event: Event) -> None:
    entry = [3, 0, event.name, json.loads(json.dumps(event.as_dict()))]
    if isinstance(event, Reshape):
        point = RunPoint(event.made(CONFIG), 3, events=(Entry(3, 0, event),))
        assert origin_of(Origin(point).text().encode()).point == point
    else:
        assert origin_of(with_events(entry)).point.events == (Entry(3, 0, event),)
    for i, value in product(range(4), SPOILT):
        told_or_read(with_events([*entry[:i], value, *entry[i + 1 :]]))
    for name, value in product(event.as_dict(), SPOILT):
        told_or_read(with_events([*entry[:3], entry[3] | {name: value}]))
    told_or_read(with_events([*entry[:3], entry[3] | {"more": 1}]))
    told_or_read(with_events([2, 0, *entry[2:]], [1, 0, *entry[2:]]))


def told_or_read(data: bytes) -> None:
    """Read a file, which may be right after all; if it is refused, a sentence says why."""
    told = "its run is not possible: ."
    try:
        origin_of(data)
    except EngineError as error:
        told = str(error)
    assert told.startswith("its run is not possible: ")
    assert told.endswith((".", "…"))


@pytest.mark.parametrize("events", [None, 5, "x", {"a": 1}, [5], [[]], [[0, 0, "set"]], [[4, 0, "switch", {}]]])
def test_events_that_are_none_are_refused_by_a_reason(events: object) -> None:
    values = {"layerscope": VERSION, "epoch": 3, "config": CONFIG.as_dict(), "events": events}
    assert refusal(json.dumps(values).encode()).startswith("its run is not possible: events")


def test_packed_numbers_do_not_unfold_without_end() -> None:
    values = OWN_ORIGINS["table"].point.as_dict()
    config = values["config"]
    assert isinstance(config, dict)
    bomb = base64.b64encode(zlib.compress(bytes(200_000_000), 9)).decode()
    text = json.dumps(values | {"config": config | {"own_data": config["own_data"] | {"numbers": bomb}}}).encode()
    tracemalloc.start()
    assert "packed numbers" in refusal(text)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
