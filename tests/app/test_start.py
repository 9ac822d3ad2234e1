"""What a start loads and makes, and what it leaves until somebody asks for it."""

import subprocess
import sys
from pathlib import Path

import pytest

UP_TO_THE_FIRST_FRAME = """
import sys
before = set(sys.modules)
from app.window import program as main
from app.files.settings import Settings

def tell_and_close():
    print(*set(sys.modules) - before)
    program.window.close()

app = main.make_application()
settings = Settings(sys.argv[1])
program = main.Program(app, settings.config, settings)
program.controller.frame_drawn.connect(tell_and_close)
program.show()
app.exec()
program.close()
"""
EXPORTS_AND_DIALOGS = {
    "app.export.dialog.presenter",
    "app.export.figures.figures",
    "app.files.origin_reader",
    "app.export.dialog.dialog",
    "app.panels.gradient_check.dialog",
    "app.panels.shortcuts_dialog",
    "app.export.snapshots",
}
WHAT_THEY_NEED = {"PIL", "lxml", "pptx"}
CLIENTS_FOR_THE_WEB = {"email", "http", "ssl", "urllib.request", "xml.sax"}
"""Which come with one small function of the standard library."""
PARTS_OF_NUMPY = {"numpy.ma"}
"""Which ``np.unique`` would load."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules that are there when the first frame is on the screen."""
    settings = tmp_path_factory.mktemp("settings") / "settings.ini"
    command = [sys.executable, "-c", UP_TO_THE_FIRST_FRAME, str(settings)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_start_loads_the_window_and_its_views(loaded: set[str]) -> None:
    assert loaded >= {
        "app.window.main_window",
        "app.views.network.network_view",
        "app.views.boundary.boundary_view",
        "numpy",
        "pyqtgraph",
    }


@pytest.mark.parametrize("name", sorted(EXPORTS_AND_DIALOGS | WHAT_THEY_NEED | CLIENTS_FOR_THE_WEB | PARTS_OF_NUMPY))
def test_start_loads_nothing_that_the_first_frame_does_without(loaded: set[str], name: str) -> None:
    assert name not in loaded


def test_names_of_what_a_start_does_without_are_those_of_modules() -> None:
    files = {name: Path("app").joinpath(*name.split(".")[1:]) for name in EXPORTS_AND_DIALOGS}
    root = Path(__file__).parents[2]
    assert [name for name, file in files.items() if not (root / file).with_suffix(".py").exists()] == []
