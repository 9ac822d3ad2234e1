"""The options of a run: what they say, and what they refuse."""

import argparse
import itertools
import math
import re
from collections.abc import Callable, Iterator

import pytest

from app.commands.cli import build_parser, run_command_line
from app.commands.run_options import given_fields, option, with_signs
from app.files.runs import with_fields
from app.workers.stop_request import StopRequest
from mlp_engine import (
    ACTIVATION_REGISTRY,
    DATA_SET_REGISTRY,
    FIELDS,
    LOSS_REGISTRY,
    Field,
    InvalidInput,
    RunConfig,
    RunPoint,
)
from mlp_engine.kinds import GROUPS, ChoiceKind, IntegerKind, LayersKind, OptionalKind, RealKind, SetKind
from mlp_engine.losses import losses_for

COMMANDS = ["run", "render --out .", "bench"]
TYPED = [field for field in FIELDS if field.is_typed]
ONLY_WITH = {
    "standardize": "--data",
    "n_classes": "--data-set spiral or blobs",
    "init_scale": "--initializer normal or constant",
    "momentum": "--optimizer momentum or nesterov",
    "beta1": "--optimizer adam or adamw",
    "beta2": "--optimizer adam or adamw",
    "alpha": "--optimizer rmsprop",
    "epsilon": "--optimizer rmsprop, adam or adamw",
    "weight_decay": "--optimizer adamw",
    "schedule_epochs": "--schedule step, cosine or inverse",
    "schedule_factor": "--schedule step",
    "batch_seed": "--batch-size",
    "patience": "--test-share",
}


def help_of(command: str, monkeypatch: pytest.MonkeyPatch, columns: int = 80) -> str:
    monkeypatch.setenv("COLUMNS", str(columns))
    subparsers = next(a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction))
    return str(subparsers.choices[command].format_help())


@pytest.mark.parametrize("command", ["run", "render", "bench"])
def test_help_has_the_groups_and_fits_a_terminal(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = help_of(command, monkeypatch)
    assert max(map(len, text.splitlines())) <= 80
    places = [text.index(f"the run: {heading.lower()}:") for heading in GROUPS.values()]
    assert places == sorted(places)
    assert "follows by itself, unless it is given, too" in " ".join(text.split())


def test_help_says_values_defaults_and_conditions(monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(help_of("run", monkeypatch).split())
    entries = re.split(r" (?=--[a-z0-9-]+ VALUE )", text)
    for field in TYPED:
        entry = next(entry for entry in entries if entry.startswith(option(field)))
        if isinstance(field.kind, ChoiceKind):
            assert f"One of: {', '.join(field.kind.labels)}." in entry
        if isinstance(field.kind, OptionalKind):
            assert f"Default: {field.kind.absent}." in entry
        if isinstance(field.kind, SetKind):
            assert f"One or more of: {', '.join(field.kind.labels)}." in entry
        condition = f" Only with {ONLY_WITH[field.name]}." if field.name in ONLY_WITH else ""
        assert condition in entry
        assert ("Only with" in entry) is bool(condition)


def wrong_texts(field: Field) -> Iterator[str]:
    """Yield what a field must refuse, as it is typed."""
    kind = field.kind.number if isinstance(field.kind, OptionalKind) else field.kind
    yield from ("abc", "1,000.5", "nan", "inf", "１０００，５．１", "-", "1 2")
    if not isinstance(field.kind, OptionalKind):
        yield from ("", "None")
    if isinstance(kind, IntegerKind):
        yield from (str(kind.minimum - 1), str(kind.maximum + 1), "1.5")
    elif isinstance(kind, RealKind):
        yield repr(kind.minimum if kind.excludes_minimum else math.nextafter(kind.minimum, -math.inf))
        yield repr(kind.maximum if kind.excludes_maximum else math.nextafter(kind.maximum, math.inf))
    elif isinstance(kind, LayersKind):
        yield from (
            "0:relu,1:sigmoid",
            "2049:relu,1:sigmoid",
            "4:cube",
            "4",
            "8:relu,2:sigmoid",
            ",".join(["1:relu"] * 13),
        )


@pytest.mark.parametrize("field", TYPED, ids=lambda field: field.name)
def test_whatever_is_out_of_range_is_a_sentence_with_the_field_and_what_is_allowed(field: Field) -> None:
    parser = build_parser()
    for text in wrong_texts(field):
        options = parser.parse_args(["run", f"{option(field)}={text}"])
        with pytest.raises(InvalidInput) as caught:
            with_fields(RunPoint(RunConfig()), given_fields(options))
        sentence = str(caught.value)
        assert sentence.startswith(field.name)
        assert " cannot be used; it must be " in sentence
        assert sentence.endswith(".")


@pytest.mark.parametrize("field", TYPED, ids=lambda field: field.name)
def test_what_is_at_a_bound_is_taken(field: Field) -> None:
    kind = field.kind.number if isinstance(field.kind, OptionalKind) else field.kind
    if not isinstance(kind, IntegerKind | RealKind):
        return
    low, high = kind.minimum, kind.maximum
    if isinstance(kind, RealKind):
        low = math.nextafter(low, math.inf) if kind.excludes_minimum else low
        high = math.nextafter(high, -math.inf) if kind.excludes_maximum else high
    for number in (low, high):
        options = build_parser().parse_args(["run", *with_signs([option(field), f"{number:.17g}"])])
        assert getattr(with_fields(RunPoint(RunConfig()), given_fields(options)).config, field.name) == number


def made(make: Callable[[dict[str, object]], RunConfig], values: dict[str, object]) -> RunConfig | InvalidInput:
    """Return the configuration, or why there is none; anything else that is raised is a fault."""
    try:
        return make(values)
    except InvalidInput as error:
        return error


def given_to_the_lesson(values: dict[str, object]) -> RunConfig:
    return with_fields(RunPoint(RunConfig()), values).config


def test_every_pair_is_taken_as_it_is_given_or_refused_in_a_sentence() -> None:
    taken = refused = 0
    for data_set, loss, output in itertools.product(DATA_SET_REGISTRY, LOSS_REGISTRY, ACTIVATION_REGISTRY):
        kind = DATA_SET_REGISTRY[data_set]
        size = kind.n_outputs(3)
        fits = loss in losses_for(output) and not (LOSS_REGISTRY[loss].is_for_classes and kind.is_regression)
        fits = fits and (size > 1 or not ACTIVATION_REGISTRY[output].is_output_only)
        values: dict[str, object] = {"data_set": data_set, "loss": loss, "layers": [[4, "relu"], [size, output]]}
        for make in (given_to_the_lesson, RunConfig.from_dict):
            result = made(make, values)
            assert fits is isinstance(result, RunConfig)
            if isinstance(result, RunConfig):
                taken += 1
                assert (result.data_set, result.loss, *result.layers[-1]) == (data_set, loss, size, output)
            else:
                refused += 1
                assert result.argument in ("loss", "layers[2].activation")
                assert " cannot be used; it must be " in str(result)
    assert min(taken, refused) > 100


@pytest.mark.parametrize("data_set", list(DATA_SET_REGISTRY))
def test_a_data_set_alone_works_and_with_a_loss_works_or_says_why_not(data_set: str) -> None:
    assert given_to_the_lesson({"data_set": data_set}).data_set == data_set
    for loss in LOSS_REGISTRY:
        result = made(given_to_the_lesson, {"data_set": data_set, "loss": loss})
        if isinstance(result, RunConfig):
            assert (result.data_set, result.loss) == (data_set, loss)
        else:
            assert result.argument == "loss"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("--loss cross_entropy --layers 8:relu,1:sigmoid", "loss: 'cross_entropy' cannot be used; it must be one of"),
        ("--batch-size 0", "batch_size: 0 cannot be used; it must be all, or a whole number from 1"),
        ("--data-set spiral --n-classes 6", "n_classes: 6 cannot be used; it must be a whole number from 2 to 5."),
        ("--noise -1e-3", "noise: -0.001 cannot be used"),
        ("--init-scale -1,000.5", "init_scale: '-1,000.5' cannot be used"),
    ],
)
def test_a_command_ends_with_a_sentence_and_status_2(
    capsys: pytest.CaptureFixture[str], command: str, arguments: str, words: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        run_command_line([*command.split(), *arguments.split()], StopRequest())
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"layerscope: {words}")
    assert len(told.err.splitlines()) == 1


def test_a_negative_number_is_no_option() -> None:
    given = with_signs(["--bias-start", "-1e-3", "--init-scale", "-0,5", "--out", "-x", "--json"])
    assert given == ["--bias-start=-1e-3", "--init-scale=-0,5", "--out", "-x", "--json"]
