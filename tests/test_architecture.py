"""Who may know whom, and a few habits that a linter has no rule for."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APP_FILES = sorted((ROOT / "app").rglob("*.py"))
FILES = [path for folder in ("app", "mlp_engine", "tests") for path in sorted((ROOT / folder).rglob("*.py"))]
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 300, 40
LITERAL_COLOR = re.compile(
    r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b"
    r"|(?:QColor|mkColor|mkPen|mkBrush)\(\s*[\"'\d]"
    r"|GlobalColor\.(?!transparent)"
)
LAMBDA_AS_SLOT = re.compile(r"\.connect\(\s*lambda")
SIGNAL = re.compile(r"^\w+ = Signal\(")
LOOSE_PAINTER = re.compile(r"(?<!with )\bQPainter\(")


def found_in(files: Sequence[Path], look: Callable[[str], list[str]]) -> dict[str, list[str]]:
    """Return what a look at the text of each file finds, by its name, where it finds something."""
    assert len(files) > 100
    found = {str(path.relative_to(ROOT)): look(path.read_text(encoding="utf-8")) for path in files}
    return {name: faults for name, faults in found.items() if faults}


def long_functions(text: str) -> list[str]:
    """Name the functions that cannot be taken in at a glance."""
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    return [one.name for one in functions if (one.end_lineno or 0) - one.lineno >= MOST_LINES_OF_A_FUNCTION]


def untold_signals(text: str) -> list[str]:
    """Name the signals without a literal under them that tells what they bring."""
    bodies = [node.body for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef)]
    pairs = [pair for body in bodies for pair in zip(body, [*body[1:], ast.Pass()], strict=True)]
    return [ast.unparse(one) for one, after in pairs if SIGNAL.search(ast.unparse(one)) and not is_text(after)]


def is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def test_import_contracts_hold() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Contracts: [1-9]\d* kept, 0 broken", done.stdout)


def test_engine_leaves_no_qt_in_a_fresh_process() -> None:
    script = "import sys, mlp_engine; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(done.stdout.split())
    assert "mlp_engine" in loaded
    assert not loaded & {"PySide6", "shiboken6", "pyqtgraph", "contourpy", "app"}


def test_colors_come_from_the_theme() -> None:
    files = [path for path in APP_FILES if path.name != "theme.py"]
    assert found_in(files, LITERAL_COLOR.findall) == {}


def test_no_signal_is_connected_to_a_lambda() -> None:
    """A lambda runs in the thread of the sender, whatever it touches."""
    assert found_in(APP_FILES, LAMBDA_AS_SLOT.findall) == {}


def test_no_painter_outlives_its_block() -> None:
    """One that is still active after an exception takes the process with it when the widget goes."""
    assert found_in(APP_FILES, LOOSE_PAINTER.findall) == {}


def test_no_file_and_no_function_is_long() -> None:
    assert found_in(FILES, lambda text: text.splitlines()[MOST_LINES:]) == {}
    assert found_in(FILES, long_functions) == {}


def test_every_signal_tells_what_it_brings() -> None:
    assert found_in(APP_FILES, untold_signals) == {}


@pytest.mark.parametrize(
    "line",
    [
        'x = "#4A90D9"',
        "x = '#fff'",
        'style = f"color: #4a90d9cc; "',
        'QColor("red")',
        "QColor( 255, 0, 0)",
        "GlobalColor.red",
    ],
)
def test_a_literal_color_would_be_found(line: str) -> None:
    assert LITERAL_COLOR.search(line)


@pytest.mark.parametrize("line", ["# a comment", '"#12 of 30"', "QColor(theme.text)", "Qt.GlobalColor.transparent"])
def test_what_is_no_literal_color_is_let_pass(line: str) -> None:
    assert not LITERAL_COLOR.search(line)


def test_a_lambda_would_be_found() -> None:
    assert LAMBDA_AS_SLOT.search("button.clicked.connect(\n    lambda: None)")


@pytest.mark.parametrize("line", ["painter = QPainter(self)", "self._draw(QPainter(image))"])
def test_a_loose_painter_would_be_found(line: str) -> None:
    assert LOOSE_PAINTER.search(line)


def test_a_painter_in_a_with_statement_is_let_pass() -> None:
    assert not LOOSE_PAINTER.search("with QPainter(self) as painter:")


def test_a_long_function_would_be_found() -> None:
    body = "    pass\n" * 39
    assert long_functions(f"def short():\n{body}") == []
    assert long_functions(f"class A:\n    def long(self):\n        pass\n{body.replace('    ', '        ')}") == [
        "long"
    ]


@pytest.mark.parametrize("after", ["", "    # a comment", "    done = Signal()", "    x = 1"])
def test_a_signal_without_a_word_would_be_found(after: str) -> None:
    assert "changed = Signal(int)" in untold_signals(f"class A(QObject):\n    changed = Signal(int)\n{after}\n")


def test_a_signal_with_a_literal_is_let_pass() -> None:
    assert not untold_signals('class A(QObject):\n    changed = Signal(int)\n    """How many there are."""\n')
