from pathlib import Path

import pytest

from app.files.document import SUFFIX


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / f"lecture{SUFFIX}"
