"""A notebook has the cells of the script, and the pictures."""

import io
import json
import zlib
from base64 import b64decode
from collections.abc import Callable

import nbformat
import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from app.export.code.code_output import PICTURES
from app.export.code.numpy_script import numpy_cells, numpy_script
from app.export.figures.choices import ExportChoices
from app.export.figures.material import Material
from app.export.outputs import names_of, output_of, outputs_of
from mlp_engine import Frame, FrameRequest, RunConfig, Session
from tests.app.export.code.coded_runs import trained
from tests.app.export.code.runner import Runner, assert_same


def made(session: Session, format: str) -> bytes:
    [output] = outputs_of(ExportChoices("code", format), Material(session.frame(FrameRequest(1, 0))))
    drawn = len(list(output.draw()))
    parts = list(output.encode())
    assert drawn + len(parts) == output.pieces
    return b"".join(parts)


def test_cells_run_one_after_the_other_give_the_run(qtbot: QtBot, runner: Runner) -> None:
    session = trained(RunConfig(), 60)
    cells = json.loads(made(session, "ipynb"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert code == [cell.code for cell in numpy_cells(session.point)]
    assert_same(session, runner.result_of("\n".join(code)))


def test_it_is_as_the_format_of_notebooks_asks(qtbot: QtBot) -> None:
    data = made(trained(RunConfig(), 3), "ipynb").decode()
    nbformat.validate(nbformat.reads(data, as_version=nbformat.NO_CONVERT))
    assert nbformat.writes(nbformat.reads(data, as_version=4)) + "\n" == data  # as Jupyter itself would save it


def test_its_pictures_are_shown_by_the_cells_that_hold_them(qtbot: QtBot) -> None:
    cells = json.loads(made(trained(RunConfig(), 3), "ipynb"))["cells"]
    holding = [cell for cell in cells if "attachments" in cell]
    assert len(holding) == len(PICTURES)
    for cell in holding:
        [(name, data)] = cell["attachments"].items()
        assert f"(attachment:{name})" in "".join(cell["source"])
        with Image.open(io.BytesIO(b64decode(data["image/png"]))) as image:
            assert image.size == (800, 450)
            assert np.asarray(image.convert("L")).std() > 5
    first, second = (zlib.crc32(json.dumps(cell["attachments"]).encode()) for cell in holding)
    assert first != second


def test_a_script_is_the_same_as_a_file(qtbot: QtBot) -> None:
    session = trained(RunConfig(), 3)
    assert made(session, "py").decode() == numpy_script(session.point)
    assert b"import torch" in made(session, "torch")


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{view}", "code_torch.py"),
        ("run.py", "run_torch.py"),
        ("run_torch", "run_torch.py"),
        ("{view}_{epoch}", "code_7_torch.py"),
    ],
)
def test_both_scripts_have_names_of_their_own(pattern: str, name: str) -> None:
    assert names_of(ExportChoices("code", "torch", pattern=pattern), 7) == [name]
    assert names_of(ExportChoices("code", "py", pattern=pattern), 7) != [name] or pattern == "run_torch"


@pytest.mark.parametrize(("format", "word"), [("py", "NumPy"), ("torch", "PyTorch"), ("ipynb", "notebook")])
def test_the_preview_tells_what_it_is(make_frame: Callable[..., Frame], format: str, word: str) -> None:
    text = output_of(ExportChoices("code", format)).contents(make_frame(4), format)
    assert word in text
    assert "epoch 4" in text
    assert ("but for rounding" in text) is (format == "torch")
