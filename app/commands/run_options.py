"""The options that say which run it is, from the table of its fields."""

import argparse
import re
import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from functools import cache

from app.commands.data_options import add_data_options
from app.files.file_urls import without_file_url
from app.files.runs import load_preset, preset_names
from mlp_engine import FIELDS, Field, OwnData, RunConfig
from mlp_engine.kinds import GROUPS, ChoiceKind, Kind, OptionalKind, RealKind, SetKind, SwitchKind

CONFIG_HELP = (
    "A preset, a saved run, a PNG, SVG, PDF, PPTX or JSON file of Layerscope, or a copied set-up, layerscope:…/end. "
    "The options below go before what is in it."
)
GIVEN_NOTE = (
    "What is given stays as it is given. What has to go with it, such as the output layer and the loss with a data "
    "set, follows by itself, unless it is given, too; then what does not go together is refused."
)
_WITH_TABLE = RunConfig().with_fields({"own_data": OwnData.of("", ["x"], "y", [], [[0.0, 1.0]], [0.0, 1.0])})
_TYPED = tuple(field for field in FIELDS if field.is_typed)
_NEGATIVE = re.compile(r"-[\d.,]")


def add_run_options(command: argparse.ArgumentParser, note: str) -> None:
    """Let a command take a run; ``note`` says what it makes of the epoch that a file shows."""
    run = command.add_argument_group("the run", textwrap.fill(GIVEN_NOTE, _columns()))
    run.add_argument("--config", type=without_file_url, metavar="FILE|PRESET|LINE", help=f"{CONFIG_HELP} {note}")
    for name, heading in GROUPS.items():
        group = command.add_argument_group(f"the run: {heading.lower()}")
        if name == "data":
            add_data_options(group)
        for field in _TYPED:
            if field.group == name:
                group.add_argument(option(field), metavar="VALUE", help=_help(field))


def given_fields(options: argparse.Namespace) -> dict[str, object]:
    """Return the fields of a run that were given, checked; raises EngineError for one that is not allowed."""
    given = [field for field in _TYPED if getattr(options, field.name) is not None]
    return {field.name: field.check(field.kind.parse(getattr(options, field.name))) for field in given}


@cache
def run_lists() -> str:
    """Return what there is to choose from, each with a sentence on it, as wide as the terminal."""
    presets = {name: load_preset(name).description for name in preset_names()}
    kinds = [(field, field.kind) for field in FIELDS if isinstance(field.kind, ChoiceKind) and field.kind.what]
    lists = [_list("presets", presets)]
    for field, kind in kinds:
        lists.append(_list(option(field), {name: str(text).replace("|", "") for name, text in kind.what.items()}))
    return "\n\n".join(lists)


def with_signs(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with negative numbers joined to their options, which could be taken for options, too."""
    joined: list[str] = []
    for argument in arguments:
        if _NEGATIVE.match(argument) and joined and re.fullmatch("--[a-z]+[0-9a-z-]*", joined[-1]):
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined


def option(field: Field) -> str:
    """Return the option of a field."""
    return f"--{field.name.replace('_', '-')}"


def _help(field: Field) -> str:
    default = field.kind.as_typed(getattr(RunConfig(), field.name))
    return f"{field.help}{_choices(field.kind)} Default: {default}.{_condition(field)}"


def _choices(kind: Kind) -> str:
    match kind:
        case ChoiceKind(labels=labels):
            return f" One of: {', '.join(labels)}."
        case SetKind(labels=labels):
            return f" One or more of: {', '.join(labels)}."
        case SwitchKind():
            return " One of: yes, no."
    return ""


def _condition(field: Field) -> str:
    """Return with which others it matters; nothing for a field that matters in the default run."""
    if field.matters(RunConfig()):
        return ""
    found = [(other, str(value)) for other, value, config in _variants() if field.matters(config)]
    values = [value for other, value in found if other is found[0][0]]
    if not found:
        return " Only with --data." if field.matters(_WITH_TABLE) else ""
    choices = f" {_alternatives(values)}" if isinstance(found[0][0].kind, ChoiceKind) else ""
    return f" Only with {option(found[0][0])}{choices}."


def _alternatives(values: Sequence[str]) -> str:
    *others, last = values
    return f"{', '.join(others)} or {last}" if others else last


@cache
def _variants() -> tuple[tuple[Field, object, RunConfig], ...]:
    """Return what differs from the default run in one field: each choice of it, or one number."""
    variants = []
    for field in FIELDS:
        for value in _some_values(field):
            config = copy(RunConfig())
            object.__setattr__(config, field.name, value)  # unchecked: what else had to change makes no difference here
            variants.append((field, value, config))
    return tuple(variants)


def _some_values(field: Field) -> Iterator[object]:
    match field.kind:
        case ChoiceKind(labels=labels):
            yield from labels
        case OptionalKind(first=first):
            yield first
        case RealKind(maximum=maximum):
            yield maximum / 2


def _list(title: str, texts: Mapping[str, str]) -> str:
    width = max(map(len, texts)) + 4
    lines = [f"{title}:"]
    for name, text in texts.items():
        first, rest = f"  {name}".ljust(width), " " * width
        lines += textwrap.wrap(text, _columns(), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return "\n".join(lines)


def _columns() -> int:
    return shutil.get_terminal_size().columns - 2  # as argparse does
