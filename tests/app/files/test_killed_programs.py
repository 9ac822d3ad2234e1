"""Programs that are killed while they save: nothing that was saved is ever lost or broken, whatever the disk does."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.files.killed_programs import mend
from tests.programs import mounting, obeying


def outcome(folder: Path, *arguments: str, before: list[str]) -> tuple[int, dict[str, int]]:
    """Return how many runs were found behind programs that were killed, and how often saving failed with a sentence."""
    command = [*before, sys.executable, "-m", "tests.app.files.killed_programs", str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    n_found, failures = json.loads(done.stdout)
    return n_found, failures


def test_what_a_killed_program_has_saved_or_kept_is_there_whole(tmp_path: Path) -> None:
    n_found, failures = outcome(tmp_path, "120", before=[])  # sixty in a file, sixty for a bad end
    assert n_found > 40  # the others had saved nothing yet
    assert failures == {}


def test_so_it_is_on_a_full_disk(tmp_path: Path) -> None:
    """On a real one, in a name space of its own where the rights allow that."""
    n_found, failures = outcome(tmp_path, "60", "full", before=mounting())
    assert n_found > 20
    assert list(failures) == ["There is no room left on the disk."]


def test_so_it_is_in_a_folder_that_becomes_read_only(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    request.addfinalizer(lambda: mend(tmp_path))  # else nobody could remove it
    n_found, failures = outcome(tmp_path, "60", "read-only", before=obeying())
    assert n_found > 20
    assert list(failures) == ["You may not write there."]
