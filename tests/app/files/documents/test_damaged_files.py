"""Files that are damaged or mean no good: each is refused in a sentence and in little memory."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.files.document import SUFFIX, read_document
from mlp_engine import Diverged, EngineError, InvalidInput, Session
from mlp_engine.ways import opened
from tests.app.files.documents import damaged, unfit
from tests.app.files.documents.damaged import Files

KINDS: list[Callable[[], Files]] = [
    damaged.flipped,
    damaged.cut,
    damaged.foreign,
    damaged.sizes,
    damaged.headers,
    damaged.newer,
    unfit.desks,
    unfit.arrays,
    unfit.greedy,
    unfit.counted,
    unfit.endless,
    unfit.far,
]
MEBIBYTES = 200  # for each, and for what is loaded only now
SENTENCE = re.compile(r".{20,400}\.")

WITHIN_BOUNDS = """
import resource, sys
from pathlib import Path
from tests.app.files.documents.test_damaged_files import KINDS, check, tried

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)

path = Path(sys.argv[1])
before = peak()
if path.is_dir():
    for kind in KINDS:
        check(kind, path)
else:
    assert "W1" in str(tried(path))
print(peak() - before)
"""


def refusal(path: Path, data: bytes) -> str | Session:
    """Return the sentence by which a file is refused, or what it opens as."""
    path.write_bytes(data)
    return tried(path)


def tried(path: Path) -> str | Session:
    try:
        return opened(read_document(path).run)
    except EngineError as error:
        return str(error)


def check(kind: Callable[[], Files], folder: Path) -> int:
    """Return how many files of a kind are refused, all as they should be."""
    count = 0
    for name, data in kind():
        sentence = refusal(folder / f"a{SUFFIX}", data)
        assert isinstance(sentence, str), f"{name} is opened"
        assert SENTENCE.fullmatch(sentence), (name, sentence)
        count += 1
    return count


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_damaged_file_is_refused_in_a_sentence(kind: Callable[[], Files], tmp_path: Path) -> None:
    assert check(kind, tmp_path)


@pytest.mark.parametrize("name", ["", f"largest{SUFFIX}"], ids=["damaged", "largest"])
def test_files_that_are_refused_need_little_memory(tmp_path: Path, name: str) -> None:
    if name:
        (tmp_path / name).write_bytes(unfit.largest())
    done = subprocess.run(
        [sys.executable, "-c", WITHIN_BOUNDS, str(tmp_path / name)], capture_output=True, text=True, timeout=100
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert float(done.stdout) < MEBIBYTES


def test_file_with_other_values_is_refused_or_holds_a_run_that_can_go_anywhere(tmp_path: Path) -> None:
    refused = 0
    for name, data in unfit.values():
        found = refusal(tmp_path / f"a{SUFFIX}", data)
        if isinstance(found, str):
            refused += 1
            continue
        try:
            found.rewind(0)
            while found.epoch < found.newest_epoch:
                found.step()
        except Diverged:  # a large number was typed
            pass
        except InvalidInput as error:
            if error.argument != "event.state":  # packed numbers, which are unpacked where they are needed
                pytest.fail(f"{name}: {error}")
    assert refused > 500
