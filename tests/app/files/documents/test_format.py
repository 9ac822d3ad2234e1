"""The description of the format says what is in a file, and what it shows as a program runs."""

import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest

from app import VERSION
from app.files.container import DTYPES, LARGEST_HEADER, MOST_ARRAYS, MOST_AXES, MOST_VALUES, PREFIX
from app.files.document import ARRAYS, FORMAT, KEY, LARGEST_DOCUMENT, SUFFIX, document_bytes
from app.files.json_text import DEEPEST
from app.panels.timeline.bookmarks import LONGEST_NAME, MOST_BOOKMARKS
from app.style.assets import asset_bytes
from app.views.table import VIEWS
from app.window.desk import PICKED
from app.window.panel_tree import DIRECTIONS
from app.window.users_arrangement import KINDS, Arrangements
from mlp_engine.event_log import EVENT_REGISTRY
from mlp_engine.optimizers import OPTIMIZER_REGISTRY
from mlp_engine.reshaping import Reshape
from mlp_engine.saved_run import MOST_RESHAPES
from tests.app.files.documents.good import DESK, GOOD, document

TEXT = asset_bytes("formats/layerscope.md").decode()
PROSE = " ".join(TEXT.split())
PANELS = ("set_up", *VIEWS)


def header_of(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the entries of the arrays of a file, and what it says of the run."""
    data = document_bytes(document(name))
    size = int.from_bytes(data[:PREFIX], "little")
    entries = json.loads(data[PREFIX : PREFIX + size])
    return entries, json.loads(entries.pop("__metadata__")[KEY])


def rows(section: str) -> list[list[str]]:
    """Return the rows of the table in a section, without its heading."""
    lines = [line for line in TEXT.split(f"## {section}\n")[1].split("\n## ")[0].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def marked_in(cells: list[list[str]]) -> list[str]:
    return [name for row in cells for name in re.findall("`([^`]+)`", row[0])]


def test_bounds_of_bookmarks_are_told() -> None:
    assert f"at most {MOST_BOOKMARKS}; a name is one line of at most {LONGEST_NAME} characters |" in TEXT


def test_version_and_names_are_those_of_the_program() -> None:
    assert TEXT.startswith(f"# The `{SUFFIX}` format, version {FORMAT}\n")
    assert f"`format` | the version of the format, {FORMAT} |" in TEXT
    beginning = re.search(r"^\{\"__metadata__\".*", TEXT, flags=re.MULTILINE)
    assert beginning
    expected = beginning[0].replace("0.1.0", VERSION).encode()
    assert document_bytes(document("small"))[PREFIX:].startswith(expected)


@pytest.mark.parametrize("name", GOOD)
def test_every_array_of_a_file_is_described_and_no_other(name: str) -> None:
    entries, _ = header_of(name)
    described = [re.sub(r"\d+", "N", array) for array in marked_in(rows("The arrays"))]
    found = {re.sub(r"\d+", "N", array) for array in entries}
    assert found <= set(described)
    assert set(described) == {re.sub(r"\d+", "N", array) for one in GOOD for array in header_of(one)[0]}
    assert all(ARRAYS.fullmatch(array) for array in entries)
    assert set(re.findall("[a-z]{3,}", ARRAYS.pattern)) == set(re.findall("[a-z]{3,}", " ".join(described)))


def test_every_key_of_a_file_is_described_and_no_other() -> None:
    _, values = header_of("touched")
    container, run, desk = (marked_in(rows(section)) for section in ("The container", "The run", "The desk"))
    assert set(container) == set(values)
    assert list(values)[:3] == container[:3]
    assert set(run) == set(values["run"])
    assert set(desk) == set(DESK)
    for words in (
        values["run"]["run"],
        values["run"]["eras"][0],
        values["run"]["history"],
        values["run"]["left"],
        Reshape.FIELDS,
        PICKED,
        {f"{name}" for name in EVENT_REGISTRY},
        {name for entry in values["run"]["run"]["events"] for name in entry[3]},
        OPTIMIZER_REGISTRY,
        DTYPES,
    ):
        assert [word for word in words if f"`{word}`" not in TEXT] == []


def test_bounds_are_those_of_the_program() -> None:
    assert f"at most {LARGEST_DOCUMENT:,} bytes and its header {LARGEST_HEADER:,};" in PROSE
    assert (
        f"fewer than {MOST_ARRAYS:,} arrays, of at most {MOST_AXES} axes, and at most {MOST_VALUES:,} values" in PROSE
    )
    assert f"nested {DEEPEST} deep" in PROSE
    assert f"reshaped the network {MOST_RESHAPES:,} times" in PROSE


def test_checksum_is_the_one_that_is_described() -> None:
    data = document_bytes(document("small"))
    found = re.search(rb'\\"crc32\\":\\"([0-9a-f]{8})\\"', data)
    assert found
    assert int(found[1], 16) == zlib.crc32(data[: found.start(1)] + data[found.end(1) :])


def test_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("run.layerscope").write_bytes(document_bytes(document("touched")))
    first, second = re.findall(r"^```python\n(.*?)^```", TEXT, flags=re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {}
    exec(first, names)
    assert (names["W1"].shape, names["b1"].shape) == ((4, 2), (4, 1))
    exec(second, names)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"Layerscope {VERSION} in format {FORMAT} at epoch 17"
    assert set(lines[1:]) == {f"{name} {array.shape}" for name, array in document("touched").run.arrays.items()}


def test_panels_are_described_as_the_program_has_them() -> None:
    listed = re.search(r"The panels are (.*?)\.", PROSE)
    assert listed
    assert sorted(re.findall("`([^`]+)`", listed[1])) == sorted(PANELS)
    (example,) = re.findall(r"^```json\n(.*?)^```", TEXT, flags=re.MULTILINE | re.DOTALL)
    values = json.loads(example)
    arrangements = Arrangements.from_dict(values, PANELS)
    assert arrangements is not None
    assert arrangements.as_dict() == values
    words, rest = set(re.findall('"([a-z]+)":', example)), TEXT.replace(example, "")
    assert words == {*KINDS, *DIRECTIONS, "front", "docked", "floating", "shares"}
    assert [word for word in words if f"`{word}`" not in rest and f'"{word}": […]' not in rest] == []
