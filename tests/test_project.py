"""What the project promises outside its code: the requirements, and the commands and examples in the README."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from app.window.key_table import key_sections

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = CONFIGURATION["project"]
REQUIREMENTS = [Requirement(line) for line in PROJECT["dependencies"]]


def allowed(name: str, version: str, python: str) -> bool:
    """Tell whether the project takes this version of a package on this Python."""
    environment = {"python_version": python}
    active = [r for r in REQUIREMENTS if r.name == name and (r.marker is None or r.marker.evaluate(environment))]
    return bool(active) and all(requirement.specifier.contains(version) for requirement in active)


@pytest.mark.parametrize(
    ("python", "version", "expected"),
    [
        ("3.11", "6.11.1", False),
        ("3.11", "6.11.3", True),
        ("3.11", "6.12.0", False),
        ("3.12", "6.11.1", False),
        ("3.12", "6.12.0", True),
        ("3.13", "6.12.0", True),
        ("3.13", "6.13.0", False),
    ],
)
def test_qt_versions_that_abort_or_draw_wrongly_are_not_installed(python: str, version: str, expected: bool) -> None:
    assert allowed("PySide6-Essentials", version, python) is expected


def test_pyqtgraph_stays_at_its_minor_version_and_numpy_at_2_or_later() -> None:
    assert allowed("pyqtgraph", "0.14.1", "3.11")
    assert not allowed("pyqtgraph", "0.15.0", "3.11")
    assert not allowed("numpy", "1.26.4", "3.11")


def test_the_oldest_python_is_the_same_everywhere() -> None:
    assert PROJECT["requires-python"] == ">=3.11"
    assert "sys.version_info < (3, 11)" in MAKEFILE
    assert "Python 3.11 or newer" in README


def test_every_make_command_in_the_readme_exists_and_is_listed_by_make() -> None:
    in_readme = set(re.findall(r"\bmake (?:PYTHON=\S+ )?([a-z]+)", README))
    targets = set(re.findall(r"^([a-z]+):(?! export)", MAKEFILE, flags=re.MULTILINE))
    listed = set(re.findall(r'"make ([a-z]+)', MAKEFILE))

    assert {"run", "test", "lint", "bench", "translations", "clean"} <= in_readme
    assert in_readme == targets - {"help"} == listed


def test_every_file_that_the_readme_names_exists() -> None:
    names = re.findall(r"\]\(([^):]+)\)", README) + re.findall(
        r"`((?:app|mlp_engine|resources|tests|\.ci)/[^` ]*)`", README
    )

    assert len(names) > 5
    assert [name for name in names if not (ROOT / name).exists()] == []


def test_the_readme_lists_every_key_and_no_other_in_the_order_of_the_list_in_the_program() -> None:
    section = README.split("## Keys")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (?!Key |\*\*)(.+?) \| (.+?) \| (.+?) \|$", section, flags=re.MULTILINE)
    titles = re.findall(r"^\| \*\*(.+?)\*\*", section, flags=re.MULTILINE)

    assert titles == [title for title, _ in key_sections()]
    assert rows == [row for _, section in key_sections() for row in section]


@pytest.mark.parametrize(
    "table",
    [
        "ACTIVATION_REGISTRY",
        "LOSS_REGISTRY",
        "INITIALIZER_REGISTRY",
        "DATA_SET_REGISTRY",
        "OPTIMIZER_REGISTRY",
        "VIEWS",
        "FIGURES",
    ],
)
def test_the_tables_to_add_to_are_where_the_readme_says(table: str) -> None:
    [path] = re.findall(rf"`{table}`,\s+`([^`]+)`", README)

    assert re.search(rf"^{table}\b", (ROOT / path).read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_every_resource_is_installed_with_the_program() -> None:
    patterns = CONFIGURATION["tool"]["setuptools"]["package-data"]["resources"]
    installed = {path for pattern in patterns for path in (ROOT / "resources").glob(pattern)}
    others = {path for path in (ROOT / "resources").rglob("*.*") if "__pycache__" not in path.parts} - installed

    assert {path.name for path in others if path.suffix != ".ts"} <= {
        "__init__.py",
        "inside.png",
        "screenshot.png",
        "benchmark_engine.svg",
    }
    assert {path.suffix for path in installed} >= {".svg", ".qm"}


def test_the_examples_in_the_readme_run_and_print_the_figures_of_the_default_run() -> None:
    program = "\n".join(re.findall(r"^```python\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL))

    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)

    assert result.stderr == ""
    assert "epoch    0  loss 0.159801  |dW1| 0.0475" in result.stdout
    assert "epoch 1600  loss 0.002143" in result.stdout
    assert "accuracy 1.0000" in result.stdout
    assert "(1, 300)" in result.stdout
