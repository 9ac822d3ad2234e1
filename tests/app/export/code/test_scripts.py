"""Scripts of runs, in processes without this program, train to the same numbers."""

import ast
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings

from app.export.code.data_code import DATA_SETS, INPUTS
from app.export.code.event_code import EVENTS
from app.export.code.function_code import ACTIVATIONS, LOSSES
from app.export.code.numpy_script import numpy_script
from app.export.code.torch_code import ACTIVATIONS as TORCH_ACTIVATIONS
from app.export.code.torch_code import LOSSES as TORCH_LOSSES
from app.export.code.torch_code import MEMORIES
from app.export.code.torch_code import OPTIMIZERS as TORCH_OPTIMIZERS
from app.export.code.torch_script import torch_script
from app.export.code.training_code import INITIALIZERS, OPTIMIZERS, SCHEDULES
from mlp_engine import (
    ACTIVATION_REGISTRY,
    DATA_SET_REGISTRY,
    LOSS_REGISTRY,
    OPTIMIZER_REGISTRY,
    SCHEDULE_REGISTRY,
    OwnData,
    RunConfig,
    Session,
)
from mlp_engine.event_log import EVENT_REGISTRY
from mlp_engine.events import BIAS, AddPoint, ErasePoint, Freeze, MovePoint, Part, SetParameter, SwitchOff
from mlp_engine.initializers import INITIALIZER_REGISTRY
from mlp_engine.inputs import INPUT_REGISTRY
from tests.app.export.code.coded_runs import SMALL, of_every_entry, of_every_shape, touched_runs, trained
from tests.app.export.code.runner import Coding, Runner, assert_same

RUFF = [sys.executable, "-m", "ruff"]
RULES = [
    *("--config", str(Path(__file__).parents[4] / "pyproject.toml"), "--line-length", "88"),
    # Activations are called alike, whichever of Z and A each can do without; dW and F are what everybody calls them.
    *("--extend-ignore", "ARG001,N812,N816"),
]


def test_every_entry_of_the_tables_has_its_code() -> None:
    assert list(ACTIVATIONS) == list(TORCH_ACTIVATIONS) == list(ACTIVATION_REGISTRY)
    assert list(LOSSES) == list(TORCH_LOSSES) == list(LOSS_REGISTRY)
    assert list(OPTIMIZERS) == list(TORCH_OPTIMIZERS) == list(OPTIMIZER_REGISTRY)
    assert list(INITIALIZERS) == list(INITIALIZER_REGISTRY)
    assert list(SCHEDULES) == list(SCHEDULE_REGISTRY)
    assert list(DATA_SETS) == list(DATA_SET_REGISTRY)
    assert list(INPUTS) == list(INPUT_REGISTRY)
    assert list(EVENTS) == list(EVENT_REGISTRY)
    assert list(MEMORIES) == list(OPTIMIZER_REGISTRY)
    assert [len(names) for names in MEMORIES.values()] == [len(entry.memories) for entry in OPTIMIZERS.values()]


def test_the_lesson_is_trained_to_its_last_epoch(coding: Coding) -> None:
    session = trained(RunConfig(), 2000)
    result = coding.runner.result_of(coding.script(session.point))
    assert_same(session, result)
    printed = str(result["printed"])
    first = "Epoch    0: loss=0.159801, accuracy=0.5000, |dW1|=0.0475, |dW2|=0.1225, |dW3|=0.0849\n"
    assert first in printed
    assert "Epoch  400: loss=0.025212, accuracy=0.9400" in printed
    assert "Epoch 1999: loss=0.001648, accuracy=1.0000" in printed
    assert "193 parameters\n" in printed or coding.script is torch_script
    assert printed.endswith("Final loss: 0.001647, accuracy: 1.0000\n")


def test_every_entry_of_the_tables_is_trained_to_the_same_numbers(coding: Coding) -> None:
    coding.assert_same(*map(trained, of_every_entry()))


@settings(max_examples=36, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(touched_runs())
def test_whatever_hands_have_done_is_done_again(coding: Coding, session: Session) -> None:
    coding.assert_same(session)


def test_a_table_too_large_to_be_read_is_packed(runner: Runner) -> None:
    random = np.random.RandomState(0)
    own = OwnData.of("a.csv", ["a", "b"], "c", [], random.standard_normal((2, 600)), random.standard_normal(600))
    session = trained(SMALL.with_field("own_data", own), 3)
    script = numpy_script(session.point)
    assert "import zlib" in script
    assert_same(session, runner.result_of(script))


def test_a_small_table_is_readable() -> None:
    own = OwnData.of("a.csv", ["a"], "b", ["no", "yes"], [[0.1, 1 / 3, 5.0]], [0, 1, 0])
    assert '"""\n0.1 0.0\n0.3333333333333333 1.0\n5.0 0.0\n"""' in numpy_script(
        Session(SMALL.with_field("own_data", own)).point
    )


def test_other_shapes_by_hand_keep_what_the_engine_keeps(coding: Coding) -> None:
    coding.assert_same(*of_every_shape())


def test_a_script_has_only_what_its_run_needs() -> None:
    plain = numpy_script(trained(SMALL, 2).point)
    for word in (
        "batches",
        "frozen",
        "off",
        "BY_HAND",
        "clip",
        "X_test",
        "MOMENTUM",
        "RATES",
        "softmax",
        "L1",
        "inputs(",
    ):
        assert word not in plain
    assert {name.name for name in ast.walk(ast.parse(plain)) if isinstance(name, ast.FunctionDef)} == {
        *("tanh", "tanh_derivative", "relu", "relu_derivative", "sigmoid", "sigmoid_derivative"),
        *("loss_of", "accuracy", "forward", "backward", "update", "report"),
    }


def test_only_pytorch_promises_less_than_the_same_numbers() -> None:
    point = trained(SMALL, 2).point
    for script in (numpy_script, torch_script):
        words = " ".join((ast.get_docstring(ast.parse(script(point))) or "").split())
        assert "The seeds are those of the run, so the numbers are, too" in words
        assert ("but for rounding" in words) is (script is torch_script)


def test_a_short_run_tells_of_every_epoch_without_a_condition() -> None:
    for script in (numpy_script, torch_script):
        assert "\n    report(epoch)\n" in script(trained(SMALL, 9).point)
        assert "if epoch % 2 == 0 or epoch == EPOCHS - 1:\n        report(epoch)\n" in script(trained(SMALL, 10).point)


def test_scripts_pass_a_linter_and_a_formatter(tmp_path: Path) -> None:
    session = trained(replace(SMALL, clip_norm=1.0, batch_size=7, optimizer="adamw", test_share=0.2), 2)
    session.intervene((SetParameter("W", 1, 0, 1, 0.5), Freeze(Part(2, 1)), AddPoint((0.1, 0.2), 1.0)))
    points = [session.point, *(session.point for session in of_every_shape())]
    points += [Session(config).point for config in of_every_entry()]
    for number, point in enumerate(points):
        for name, script in (("numpy", numpy_script), ("torch", torch_script)):
            (tmp_path / f"{name}_{number}.py").write_text(script(point), encoding="utf-8")
    for arguments in (["check", *RULES], ["format", "--check", "--isolated"]):
        done = subprocess.run([*RUFF, *arguments, "--no-cache", "."], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_done_between_the_updates_of_an_epoch_is_done_there(coding: Coding) -> None:
    config = replace(SMALL, batch_size=5, optimizer="adam", learning_rate=0.05, clip_norm=0.1)
    session = trained(config, 3)
    session.step_update()
    session.intervene((SetParameter("W", 2, 0, 1, 0.5), SwitchOff(1, 2), Freeze(Part(1, 0))))
    session.step()
    session.change(replace(session.config, learning_rate=0.02))
    session.intervene((AddPoint((0.1, 0.2), 1.0, 4), MovePoint(0, (0.3, 0.4)), ErasePoint(7), Freeze(Part(2, 1, BIAS))))
    for _ in range(2):
        session.step_update()
    session.intervene((SetParameter("b", 1, 1, 0, -0.5), SwitchOff(1, 2, False), Freeze(Part(1, 0), False)))
    session.step_update()
    assert (session.epoch, session.update) == (4, 3)
    coding.assert_same(session)
