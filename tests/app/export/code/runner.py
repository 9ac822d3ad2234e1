"""Scripts, one after the other in a process that knows nothing of this program: PyTorch takes long to be loaded."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from mlp_engine import RunPoint, Session
from tests.programs import stopping

NEAR = 1e-10
RUN = """
import contextlib, io, json, runpy, sys
answers = sys.stdout
for line in sys.stdin:
    with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.redirect_stderr(io.StringIO()) as complained:
        names = runpy.run_path(line.strip(), run_name="__main__")
    if "model" in names:
        state = {name: value.numpy() for name, value in names["model"].state_dict().items()}
        layers = range(1, len(state) // 2 + 1)
        W, b = ({l: state[f"layer{l}.{kind}"] for l in layers} for kind in ("weight", "bias"))
    else:
        W, b = names["W"], names["b"]
    values = {f"W{l}": W[l].tolist() for l in W} | {f"b{l}": b[l].reshape(-1, 1).tolist() for l in b}
    values |= {name: names[name] for name in ("final_loss", "test_loss") if name in names}
    values |= {"printed": printed.getvalue(), "complained": complained.getvalue()}
    print(json.dumps(values), file=answers, flush=True)
"""


@dataclass
class Runner:
    """A process that runs scripts."""

    process: "subprocess.Popen[str]"
    folder: Path
    _count: int = 0

    def result_of(self, script: str) -> dict[str, Any]:
        """Run a script; return what it has computed and printed."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._count += 1
        path = self.folder / f"run_{self._count}.py"
        path.write_text(script, encoding="utf-8")
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, f"{path} has ended in an error, which stands in the output"
        result: dict[str, Any] = json.loads(line)
        assert result["complained"] == ""
        return result


@dataclass
class Coding:
    """A way to write runs as code, and what runs them."""

    script: Callable[[RunPoint], str]
    runner: Runner

    def assert_same(self, *sessions: Session) -> None:
        """Write runs as code, run that, and hold what it computes against the runs."""
        for session in sessions:
            assert_same(session, self.runner.result_of(self.script(session.point)))


@contextmanager
def running(folder: Path) -> Iterator[Runner]:
    """Have a process that runs scripts from a folder."""
    command = [sys.executable, "-I", "-X", "utf8", "-c", RUN]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe, text=True, encoding="utf-8")
    with process, stopping(process):
        yield Runner(process, folder)


def assert_same(session: Session, result: dict[str, Any]) -> None:
    """Hold what a script computed against the session that it stands for."""
    for name, parameter in session.model.parameters.items():
        np.testing.assert_allclose(np.array(result[name]), parameter, rtol=0.0, atol=NEAR, err_msg=name)
    if not session.update:
        assert abs(result["final_loss"] - session.record.loss) < NEAR
        extras = dict(zip(session._learner.extra_names, session.record.extras, strict=True))
        assert abs(result.get("test_loss", 0.0) - extras.get("test_loss", 0.0)) < NEAR
