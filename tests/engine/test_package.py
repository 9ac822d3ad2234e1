import ast
import subprocess
import sys
from pathlib import Path

import pytest

import mlp_engine

FILES = sorted(Path(mlp_engine.__file__).parent.glob("*.py"))


def test_the_public_names_exist_and_are_told_once() -> None:
    assert len(set(mlp_engine.__all__)) == len(mlp_engine.__all__)
    assert all(hasattr(mlp_engine, name) for name in mlp_engine.__all__)


def test_everything_the_lesson_imports_is_there() -> None:
    lesson = {"MLP", "gradient_check", "make_moons_dataset", "ACTIVATION_REGISTRY"}
    lesson |= {"relu", "relu_derivative", "sigmoid", "sigmoid_derivative", "tanh", "tanh_derivative"}
    assert lesson <= set(mlp_engine.__all__)


def test_importing_the_engine_loads_little_beside_numpy() -> None:
    """Random numbers and other large parts of NumPy, which loads them late itself, wait until they are needed."""
    script = "import sys, numpy; before = set(sys.modules); import mlp_engine; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    others = {name for name in done.stdout.split() if not name.startswith("mlp_engine")}
    assert "mlp_engine" in done.stdout.split()
    assert not any(name.startswith("numpy.random") for name in others)
    others -= {"unicodedata"}  # which Python itself needs where it has to compile names such as δ
    assert len(others) <= 10


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_engine_neither_prints_nor_logs(path: Path) -> None:
    names = {node.id for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)}
    assert not names & {"print", "logging"}
