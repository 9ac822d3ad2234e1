"""Data of one's own on the command line."""

import re
from collections.abc import Sequence
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from app.commands import data_options
from app.commands.cli import build_parser, run_command_line
from app.commands.data_options import given_data
from app.commands.run_options import given_fields
from app.files.runs import load_run, with_fields
from app.workers.stop_request import StopRequest
from mlp_engine import EngineError, LayerSpec, OwnData, RunConfig
from tests.app.commands.test_cli import layerscope
from tests.app.files.tables.reading import IRIS
from tests.programs import module

TABLE = "a,b,kind,ü\n1,2,u,0\n3,4,v,1\n5,NA,w,0\n7,8,u,1\n9,1,w,1\n"


def config_of(*arguments: str) -> RunConfig:
    """Return the run that a command line gives."""
    options = build_parser().parse_args(["run", *arguments])
    given = given_fields(options)
    given |= given_data(options, given, StopRequest())
    return with_fields(load_run("lesson"), given).config


def data_of(*arguments: str) -> OwnData:
    data = config_of(*arguments).own_data
    assert data is not None
    return data


def refusal(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as caught:
        run_command_line(arguments, StopRequest())
    assert caught.value.code == 2
    *notes, sentence = capsys.readouterr().err.splitlines()
    assert all(note.startswith("layerscope: table.csv: ") for note in notes)
    return str(sentence)


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("path", IRIS.values(), ids=IRIS.keys())
def test_iris_is_learned_as_people_have_it(path: Path, tmp_path: Path) -> None:
    """Three classes, and over 95 % of what is held out."""
    network = ["--layers", "8:tanh,3:softmax", "--learning-rate", "0.1", "--epochs", "1000"]
    files = ["--out", str(tmp_path), "--formats", "npz"]
    done = layerscope("render", "--data", str(path), "--test-share", "0.3", *network, *files)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Data: 150 rows of {path.name}, " in done.stdout
    assert "one of Iris-setosa, Iris-versicolor, Iris-virginica" in done.stdout
    found = re.search(r"Final accuracy of the test: (\S+)", done.stdout)
    assert found
    assert float(found[1]) > 0.95


def test_iris_is_what_scikit_learn_has() -> None:
    iris = module("sklearn.datasets").load_iris()
    for path in IRIS.values():
        data = data_of("--data", str(path))
        np.testing.assert_array_equal(data.X.T, iris.data)
        np.testing.assert_array_equal(data.y, iris.target)
        assert [name.removeprefix("Iris-") for name in data.classes] == list(iris.target_names)


def test_both_irises_are_the_same_but_for_their_names() -> None:
    bare, german = (data_of("--data", str(path)) for path in IRIS.values())
    assert bare.numbers == german.numbers
    assert (bare.columns, bare.target) == (("x1", "x2", "x3", "x4"), "y")
    assert german.columns == ("Kelchblattlänge", "Kelchblattbreite", "Kronblattlänge", "Kronblattbreite")
    assert german.target == "Art"


def test_what_goes_with_the_table_follows_unless_it_is_given(table: str) -> None:
    config = config_of("--data", table)
    assert (config.data_set, config.n_samples, config.layers[-1]) == ("own", 4, RunConfig().layers[-1])
    config = config_of("--data", table, "--label", "kind")
    assert (config.layers[-1], config.loss) == (LayerSpec(3, "softmax"), "cross_entropy")
    config = config_of("--data", table, "--label", "kind", "--layers", "5:tanh,3:softmax", "--standardize", "no")
    assert [layer.size for layer in config.layers] == [5, 3]
    assert not config.standardize


@pytest.mark.parametrize(
    ("label", "target"), [(None, "ü"), ("kind", "kind"), ("KIND", "kind"), ("3", "kind"), ("1", "a"), ("ü", "ü")]
)
def test_the_label_is_a_name_or_a_number(label: str | None, target: str, table: str) -> None:
    assert data_of("--data", table, *([] if label is None else ["--label", label])).target == target


def test_a_name_goes_before_a_number(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("2,x,1\n0.5,7,u\n0.25,8,v\n")
    assert data_of("--data", str(path), "--label", "1").target == "1"
    assert data_of("--data", str(path), "--label", "1").classes == ("u", "v")


def test_rows_and_columns_that_are_left_out_are_told(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    data_of("--data", table)
    told = capsys.readouterr().err
    assert "table.csv: rows that are left out because of gaps: 1, on lines 4." in told
    assert "table.csv: columns that are no inputs because they have words: kind." in told


def test_labels_may_be_in_another_file(table: str, tmp_path: Path) -> None:
    labels = tmp_path / "labels.tsv"
    labels.write_text("p\tq\n1\tx\n2\ty\n1\tx\n2\ty\n2\ty\n")
    data = data_of("--data", table, "--labels-file", str(labels))
    assert (data.target, data.classes, data.columns) == ("q", ("x", "y"), ("a", "b", "ü"))
    assert data_of("--data", table, "--labels-file", str(labels), "--label", "1").target == "p"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--data", "nothing.csv"], "nothing.csv cannot be opened: it is not there."),
        (["--data", "."], "cannot be opened: it is a folder"),
        (
            ["--data", "TABLE", "--label", "none"],
            "label: 'none' cannot be used; it must be a number from 1 to 4, or one",
        ),
        (["--data", "TABLE", "--label", "5"], "it must be a number from 1 to 4, or one of a, b, kind, ü."),
        (["--data", "TABLE", "--label", "0"], "it must be a number from 1 to 4"),
        (["--data", "TABLE", "--label", ""], "it must be a number from 1 to 4"),
        (["--label", "a"], "label: 'a' cannot be used; it must be left out without --data."),
        (["--labels-file", "a"], "labels_file: 'a' cannot be used; it must be left out without --data."),
        (["--data", "TABLE", "--labels-file", "nothing.csv"], "nothing.csv cannot be opened"),
        (["--data", "TABLE", "--labels-file", "IRIS"], "the inputs have 5 rows, and the labels 150"),
        (
            ["--data", "TABLE", "--data-set", "moons"],
            "data_set: 'moons' cannot be used; it must be left out with --data",
        ),
        (["--data", "TABLE", "--n-samples", "4"], "n_samples: 4 cannot be used; it must be left out with --data"),
        (["--data", "TABLE", "--label", "kind", "--layers", "4:tanh,1:sigmoid"], "layers[2].size: 1 cannot be used"),
        (["--data", "BAD"], "bad.csv: line 4, column 2: “abc” is no number."),
        (["--data", "RAGGED"], "ragged.csv: line 3: the number of cells is 1, and 2 in the lines before."),
    ],
)
@pytest.mark.parametrize("command", ["run", "render --out OUT"])
def test_what_cannot_be_used_is_a_sentence_and_status_2(
    command: str, arguments: list[str], words: str, table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.csv").write_text("a,b,c\n1,2,u\n3,4,v\n5,abc,u\n")
    (tmp_path / "ragged.csv").write_text("1,2\n3,4\n5\n6,7\n")
    paths = {"OUT": str(tmp_path), "TABLE": table, "IRIS": str(IRIS["bare"])}
    paths |= {"BAD": str(tmp_path / "bad.csv"), "RAGGED": str(tmp_path / "ragged.csv")}
    assert words in refusal([paths.get(one, one) for one in (*command.split(), *arguments)], capsys)


def test_a_disk_that_does_not_answer_is_not_waited_for(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Event()
    monkeypatch.setattr(data_options, "content_of", lambda path: answers.wait(60))
    monkeypatch.setattr(data_options, "PATIENCE", 0.01)
    try:
        with pytest.raises(
            EngineError, match=r"table.csv cannot be opened: the disk or the network .* does not answer"
        ):
            data_of("--data", table)
    finally:
        answers.set()
