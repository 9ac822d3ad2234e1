"""The command line: ``layerscope [run] [FILE]`` opens the window, ``render`` writes pictures, ``bench`` measures.

``register`` has files of runs opened by a double click.
"""

import argparse
import gc
from collections.abc import Mapping, Sequence

from app import VERSION
from app.commands.data_options import given_data
from app.commands.run_options import add_run_options, given_fields, run_lists, with_signs
from app.export.figures.formats import FORMATS
from app.files.document import Document
from app.files.file_urls import without_file_url
from app.files.runs import FIRST, end_of, load, load_run, point_of, with_fields
from app.style.languages import LANGUAGES
from app.workers.stop_request import StopRequest
from mlp_engine import EngineError

COMMANDS = ("run", "render", "bench", "register")
RUN_NOTE = "The window goes to the epoch that the file shows. Default: the set-up of the last start."
RENDER_NOTE = (
    "The run ends where the file shows it, unless --epochs says otherwise; a file that shows epoch 0, and a preset, "
    f"run as long as they are set up. Default: {FIRST}."
)

BENCH_NOTE = f"The run goes on as long as it is measured. Default: {FIRST}."

USAGE = """layerscope [FILE] [--OPTION VALUE ...]
       layerscope COMMAND ...
       layerscope [-h | --version]"""
USAGES = {"run": "[run] [FILE] ", "render": "render --out DIR ", "bench": "bench "}
FILE_HELP = "The same as --config FILE, such as a saved run to go on with, or a layerscope: link."
TELL_HELP = (
    "Open the window, too, if FILE cannot be opened, and say there why: for a desktop, where nobody sees a terminal."
)

ON_LINUX = (
    "Have the desktop open .layerscope files and layerscope: links with this program, for you alone. On other systems "
    "than Linux say what to do there."
)


def run_command_line(arguments: Sequence[str], stop: StopRequest) -> int:
    """Carry out what the arguments ask for; return the exit status, or raise Stopped."""
    stop.check()
    parser = build_parser()
    options = parser.parse_args(with_signs(_with_command(arguments)))
    if options.command == "register":
        return _register(options.remove, stop)
    try:
        given = given_fields(options)
        given |= given_data(options, given, stop)
        return {"run": _run, "render": _render, "bench": _bench}[options.command](options, given, stop)
    except EngineError as error:
        parser.exit(2, f"layerscope: {error}\n")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser; its options for a run come from the field table."""
    parser = argparse.ArgumentParser(
        prog="layerscope",
        usage=USAGE,
        description="Watch a multi-layer perceptron learn by matrix backpropagation. FILE, such as a saved run, is "
        "opened in the window.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    run = _add_command(commands, "run", "open the window, with FILE if there is one (the default)")
    render = _add_command(commands, "render", "train without a window and write the pictures of the run")
    _add_render_options(render)
    bench = _add_command(commands, "bench", "measure how fast it trains and how lively its window is meanwhile")
    _add_bench_options(bench)
    register = commands.add_parser(
        "register", help="have .layerscope files opened by a double click", description=ON_LINUX
    )
    register.add_argument("--remove", action="store_true", help="Take that back.")
    for command, note in ((run, RUN_NOTE), (render, RENDER_NOTE), (bench, BENCH_NOTE)):
        add_run_options(command, note)
    _add_window_options(run)
    return parser


def _run(options: argparse.Namespace, given: Mapping[str, object], stop: StopRequest) -> int:
    """Open the window; raises EngineError for options that do not fit."""
    from app.commands.platform_check import stop_without_platform_plugin
    from app.window.program import run_window

    stop.check()
    stop_without_platform_plugin()
    return run_window(given, source=options.config, stop=stop, tells_in_window=options.tell_in_window)


def _bench(options: argparse.Namespace, given: Mapping[str, object], stop: StopRequest) -> int:
    """Measure the program; raises EngineError for options that do not fit."""
    from app.commands.bench.command import bench
    from app.commands.bench.options import read_options

    gc.enable()
    point = with_fields(load_run(options.config or FIRST), given)
    return bench(read_options(options, point.config), options.json, stop)


def _render(options: argparse.Namespace, given: Mapping[str, object], stop: StopRequest) -> int:
    """Write the pictures of a run; raises EngineError for options that do not fit."""
    from app.commands.render import render  # each command loads what it needs
    from app.commands.render_options import read_options

    gc.enable()
    content = load(options.config or FIRST)
    point = with_fields(point_of(content), given)
    desk = content.desk if isinstance(content, Document) and not given else {}  # another run has none yet
    heeds_rules = not point.epoch or "epochs" in given  # a picture may be of a run that has gone on regardless
    return render(end_of(point, given), read_options(options), stop, heeds_rules, desk)


def _register(is_removing: bool, stop: StopRequest) -> int:
    """Register the document type with the desktop, or take that back."""
    from app.commands.register import register

    stop.check()
    return register(is_removing)


def _with_command(arguments: Sequence[str]) -> Sequence[str]:
    """Put the default command in front unless there is one, or a question about the program."""
    first = arguments[0] if arguments else ""
    return arguments if first in (*COMMANDS, "-h", "--help", "--version") else ["run", *arguments]


def _add_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, text: str
) -> argparse.ArgumentParser:
    wide = argparse.RawDescriptionHelpFormatter  # which leaves the lines of the epilog alone
    usage = f"layerscope {USAGES[name]}[--OPTION VALUE ...]"  # there are too many to list them twice
    return commands.add_parser(name, help=text, epilog=run_lists(), formatter_class=wide, usage=usage)


def _add_window_options(run: argparse.ArgumentParser) -> None:
    default = argparse.SUPPRESS  # or it would stand for what --config has brought
    run.add_argument("config", type=without_file_url, nargs="?", metavar="FILE", default=default, help=FILE_HELP)
    run.add_argument("--tell-in-window", action="store_true", help=TELL_HELP)


def _add_render_options(render: argparse.ArgumentParser) -> None:
    group = render.add_argument_group("the files")
    group.add_argument("--out", required=True, metavar="DIR", help="folder for the files")
    for name, value, default, text in (
        ("formats", "LIST", "png", f"Which files, of {', '.join(FORMATS)}. Default: png."),
        ("at", "EPOCHS", "", "Epochs of a film strip and of animations, such as 0,10,100,last or 0..last/40."),
        ("size", "WxH", None, "Pixels of a picture. Default: 1920x1080, of animations 800x450."),
        ("theme", "NAME", "light", "light, dark or transparent. Default: light."),
        ("lang", "NAME", "en", f"Language of the pictures: {' or '.join(LANGUAGES)}. Default: en."),
        ("fps", "RATE", "10", "Pictures a second of an animation, 0.1 to 50. Default: 10."),
    ):
        group.add_argument(f"--{name}", metavar=value, default=default, help=text)
    group.add_argument("--force", action="store_true", help="Replace files that are there.")
    group.add_argument("--quiet", action="store_true", help="Print nothing but what goes wrong.")


def _add_bench_options(bench: argparse.ArgumentParser) -> None:
    group = bench.add_argument_group("the measurement")
    for name, value, default, text in (
        ("seconds", "S", "20", "How long the window is watched while it trains at full speed. Default: 20."),
        ("fps", "RATE", "30", "Frames a second, at most. Default: 30, as in the window at full speed."),
        ("size", "WxH", "1280x800", "Pixels of the window. Default: 1280x800."),
    ):
        group.add_argument(f"--{name}", metavar=value, default=default, help=text)
    group.add_argument("--no-maps", action="store_true", help="Have no maps in the nodes of the network.")
    group.add_argument("--json", action="store_true", help="Print the figures as JSON.")
