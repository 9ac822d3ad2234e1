"""The command line: ``layerscope [run]`` opens the window, ``layerscope render`` writes pictures without one."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from app.version import VERSION
from mlp_engine import FIELDS, EngineError, Field, RunConfig
from mlp_engine.kinds import ChoiceKind

COMMANDS = ("run", "render")


def run_command_line(arguments: Sequence[str]) -> int:
    """Carry out what the arguments ask for; return the exit status."""
    parser = build_parser()
    options = parser.parse_args(_with_command(arguments))
    try:
        given = given_fields(options)
        if options.command == "render":
            from app.export.render import render  # each command loads what it needs

            return render(RunConfig.from_dict(given), options.out)
        from app.main import run_window

        return run_window(given)
    except EngineError as error:
        parser.exit(2, f"layerscope: {error}\n")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser; its options for a run come from the field table."""
    parser = argparse.ArgumentParser(
        prog="layerscope", description="Watch a multi-layer perceptron learn by matrix backpropagation."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    run = commands.add_parser("run", help="open the window (the default)")
    render = commands.add_parser("render", help="train without a window and write the pictures of the run")
    render.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the pictures")
    for command in (run, render):
        group = command.add_argument_group("the run")
        for field in FIELDS:
            _add_option(group, field)
    return parser


def given_fields(options: argparse.Namespace) -> dict[str, object]:
    """Return the fields of a run that were given, checked; raises EngineError for one that is not allowed."""
    given = [field for field in FIELDS if getattr(options, field.name) is not None]
    return {field.name: field.check(field.kind.parse(getattr(options, field.name))) for field in given}


def _with_command(arguments: Sequence[str]) -> Sequence[str]:
    """Put the default command in front unless there is one, or a question about the program."""
    first = arguments[0] if arguments else ""
    return arguments if first in (*COMMANDS, "-h", "--help", "--version") else ["run", *arguments]


def _add_option(group: argparse._ArgumentGroup, field: Field) -> None:
    default = field.default
    if isinstance(default, tuple):
        default = ",".join(f"{layer.size}:{layer.activation}" for layer in default)
    choices = f" One of: {', '.join(field.kind.labels)}." if isinstance(field.kind, ChoiceKind) else ""
    group.add_argument(
        f"--{field.name.replace('_', '-')}", metavar="VALUE", help=f"{field.help}{choices} Default: {default}."
    )
