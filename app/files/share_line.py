"""A set-up as one line for an e-mail or a slide, and back.

A line is a URI by RFC 3986, of nothing that a shell, an e-mail program or a web page takes for something else::

    layerscope:1/data_set=spiral/n_samples=500/layers=16:relu,8:relu,3:softmax/loss=cross_entropy/end

The number is the version of this form. Between it and the end stand the fields of ``FIELDS`` that differ from the
default run, in any order, each as one types it, percent-encoded where a sign is none of ``A-Z a-z 0-9 _ . - ~ : ,``.
The end tells that nothing is cut off. Blanks and ends of lines mean nothing, wherever they are.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from mlp_engine import FIELDS, EngineError, RunConfig, Text, marked
from mlp_engine.written import in_a_line

VERSION = 1
LONGEST_TEXT = 100_000  # characters, in which a line is looked for
LONGEST_LINE = 4_000  # characters; what the program writes has less than half of that
MOST_LINES = 4  # in one text: some programs write each link twice
SHOWN = 40  # characters of what is refused

_TYPED = {field.name: field for field in FIELDS if field.is_typed}
_PLAIN_SIGNS = ":,"  # besides those that ``quote`` leaves alone
_BLANK = " \t\r\n\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_BLANKS = re.compile(f"[{_BLANK}]+")
_SIGNS = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")) | dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
"""What programs put into long words to break them there, and what they make of a hyphen."""
_MARGIN = re.compile(f"^[{_BLANK}>|]+", re.MULTILINE)  # of a mail that is answered
_OPENING = re.compile(f"[{_BLANK}'\"‘’“”„«<]*layerscope(?::|%3a)", re.IGNORECASE)
_START = re.compile(
    f"(?<![A-Za-z0-9+.%-])layerscope(?::|%3a)[{_BLANK}]*([1-9][0-9]{{0,5}})[{_BLANK}]*(?=/|%2f)", re.IGNORECASE
)
_END = re.compile("(?:/|%2f){0}e{0}n{0}d(?![A-Za-z0-9_=%])".format(f"[{_BLANK}]*"), re.IGNORECASE)
_FIELD = re.compile("[A-Za-z0-9_.~:,%=-]*")

OWN_TABLE = marked(
    "engine", "A table of your own does not fit into a line of text: save the run, and hand on the file."
)
REFUSED = marked("engine", "The set-up line cannot be taken: {reason}")
NONE = marked("engine", "it is not between layerscope:{version}/ and /end.")
CUT_OFF = marked("engine", "its end, which is /end, is missing: perhaps only a part of it was copied.")
SEVERAL = marked("engine", "there are several that differ: copy one of them.")
TOO_LONG = marked("engine", "it has more than {most} characters.")
NEWER = marked("engine", "it is of a newer version of Layerscope: its form is {version}, and {known} is known.")
NO_FIELD = marked("engine", "“{part}” is no field of a set-up with its value.")
TWICE = marked("engine", "{name} is in it twice.")


def share_line(config: RunConfig) -> str:
    """Return a set-up as a line, which is a link; raises EngineError for one with a table of the user's own."""
    if config.own_data is not None:
        raise EngineError(Text(OWN_TABLE))
    usual = RunConfig()
    values = {name: getattr(config, name) for name in _TYPED if getattr(config, name) != getattr(usual, name)}
    parts = [f"{name}={quote(_TYPED[name].kind.as_typed(value), _PLAIN_SIGNS)}" for name, value in values.items()]
    return "/".join([f"layerscope:{VERSION}", *parts, "end"])


def share_command(config: RunConfig) -> str:
    """Return the command that opens the window with a set-up, for sh, PowerShell and cmd; raises as ``share_line``."""
    return f"layerscope --config '{share_line(config)}'"


def begins_as_share_line(text: str) -> bool:
    """Tell whether what stands where a file may stand is meant as a line, also if it turns out to be none."""
    return _OPENING.match(text) is not None


def holds_share_line(text: str) -> bool:
    """Tell whether there seems to be a line somewhere in a text."""
    return _START.search(_plain(text[:LONGEST_TEXT])) is not None


def read_share_line(text: str) -> RunConfig:
    """Return the set-up of the line in a text, with whatever else is around it, as e-mail programs may have left it.

    Raises EngineError with a sentence if there is none, if there are several that differ, if it is cut off, or if
    anything in it is no field of a set-up, or a value that is not allowed.
    """
    if len(text) > LONGEST_TEXT:
        raise _refusal(Text(TOO_LONG, {"most": LONGEST_TEXT}))
    lines = list(dict.fromkeys(_lines(_plain(text))))
    if not lines:
        raise _refusal(Text(NONE, {"version": VERSION}))
    configs = [_config(*line) for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES or any(config != configs[0] for config in configs):
        raise _refusal(Text(SEVERAL))
    return configs[0]


def _plain(text: str) -> str:
    """Take away what e-mail programs and web pages add."""
    if "&" in text:
        from html import unescape  # a table of two thousand names

        text = unescape(text)
    return _MARGIN.sub("", text.translate(_SIGNS))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the version of each line in a text, and what stands between that and its end."""
    start = _START.search(text)
    while start is not None:
        end = _END.search(text, start.end())
        if end is None:
            raise _refusal(Text(CUT_OFF))
        yield int(start[1]), text[start.end() : end.start()]
        start = _START.search(text, end.end())


def _config(version: int, fields: str) -> RunConfig:
    if version > VERSION:
        raise _refusal(Text(NEWER, {"version": version, "known": VERSION}))
    if len(fields) > LONGEST_LINE:
        raise _refusal(Text(TOO_LONG, {"most": LONGEST_LINE}))
    line = _BLANKS.sub("", fields)
    if "/" not in line:
        line = unquote(line)  # as a link that is a part of another one
    values: dict[str, object] = {}
    for part in line.split("/")[1:]:
        name, typed = _field(part)
        if name in values:
            raise _refusal(Text(TWICE, {"name": name}))
        values[name] = _TYPED[name].kind.parse(typed)
    try:
        return RunConfig.from_dict(values)
    except EngineError as error:
        raise _refusal(error.text) from None


def _field(part: str) -> tuple[str, str]:
    """Return a field's name and what was typed for its value."""
    name, _, typed = unquote(part).partition("=")
    if not _FIELD.fullmatch(part) or name not in _TYPED or not typed.isprintable():
        raise _refusal(Text(NO_FIELD, {"part": in_a_line(part[:SHOWN])}))
    return name, typed


def _refusal(reason: Text) -> EngineError:
    return EngineError(Text(REFUSED, {"reason": reason}))
