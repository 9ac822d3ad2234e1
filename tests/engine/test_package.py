import ast
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


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_engine_neither_prints_nor_logs(path: Path) -> None:
    names = {node.id for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)}
    assert not names & {"print", "logging"}
