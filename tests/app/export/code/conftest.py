"""What the tests of exported code share."""

from collections.abc import Iterator

import pytest

from app.export.code.numpy_script import numpy_script
from app.export.code.torch_script import torch_script
from tests.app.export.code.runner import Coding, Runner, running
from tests.programs import ORACLES, installed

SCRIPTS = {"numpy": numpy_script, "torch": torch_script}


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    with running(tmp_path_factory.mktemp("scripts")) as runner:
        yield runner


@pytest.fixture(scope="module", params=SCRIPTS)
def coding(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coding]:
    """Each way to write a run as code whose library is there."""
    if request.param in ORACLES:
        installed(request.param)
    with running(tmp_path_factory.mktemp("scripts")) as runner:
        yield Coding(SCRIPTS[request.param], runner)
