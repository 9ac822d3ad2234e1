"""Set-ups as lines of text: out and back by shells, links and e-mails, and what is refused."""

import email
import re
import shlex
import subprocess
import textwrap
from contextlib import suppress
from dataclasses import replace
from email.message import EmailMessage
from html import escape
from urllib.parse import quote, unquote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.files.runs import load_run
from app.files.share_line import (
    LONGEST_LINE,
    begins_as_share_line,
    holds_share_line,
    read_share_line,
    share_command,
    share_line,
)
from mlp_engine import FIELDS, EngineError, LayerSpec, OwnData, RunConfig, RunPoint
from tests.app.files.hostile_lines import HOSTILE, line
from tests.engine.configs import run_configs
from tests.engine.drawn_runs import drawn_runs
from tests.programs import program

TYPED = [field.name for field in FIELDS if field.is_typed]
LAYERS = (*[LayerSpec(2048, "leaky_relu")] * 4, LayerSpec(3, "softmax"))
RICH = RunConfig(
    data_set="spiral",
    layers=LAYERS,
    loss="cross_entropy",
    learning_rate=1e-5,
    init_scale=-0.1,
    batch_size=32,
    patience=9,
)
LINE = share_line(RICH)
slow = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def without_table(config: RunConfig) -> bool:
    return config.own_data is None


@slow
@given(run_configs().filter(without_table))
def test_every_set_up_comes_back_to_the_bit(config: RunConfig) -> None:
    line = share_line(config)
    assert read_share_line(line) == read_share_line(share_command(config)) == config
    assert re.fullmatch(r"layerscope:1(/[a-z0-9_]+=[A-Za-z0-9_.~:,-]+)*/end", line)
    assert len(line) < LONGEST_LINE / 2
    assert shlex.split(share_command(config)) == ["layerscope", "--config", line]
    assert shlex.split(line) == [line]  # also where the quotation marks are lost


@settings(max_examples=20, deadline=None)
@given(drawn_runs())
def test_runs_that_learn_come_back_too(config: RunConfig) -> None:
    assert read_share_line(share_command(config)) == config


def test_only_what_differs_from_the_default_run_is_in_a_line() -> None:
    assert share_line(RunConfig()) == "layerscope:1/end"
    assert (
        share_line(RunConfig(learning_rate=0.03, n_samples=500)) == "layerscope:1/n_samples=500/learning_rate=0.03/end"
    )
    for field in re.findall("([a-z0-9_]+)=", LINE):
        assert getattr(RICH, field) != getattr(RunConfig(), field)


def test_real_shell_hands_it_over_as_it_is() -> None:
    command = share_command(RICH).removeprefix("layerscope")
    done = subprocess.run([program("sh"), "-c", f"printf '<%s>' {command}"], capture_output=True, text=True, timeout=60)
    assert done.stdout == f"<--config><{LINE}>"


def test_it_is_a_link_by_the_rules_of_links() -> None:
    parts = urlsplit(LINE)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("layerscope", "", "", "")
    assert parts.path == LINE.removeprefix("layerscope:")
    assert unquote(LINE) == LINE == quote(LINE, safe=":/=,")


MANGLED = {
    "with words around it": f"See (layerscope:\n a program) this one: '{LINE}', or another.",
    "in angle brackets": f"<{LINE}>",
    "the link twice": f"{LINE}<{LINE}>",
    "both forms": f"{share_command(RICH)}\n\n{LINE}\n",
    "quoted in a reply": "\n".join(f"> > {part}" for part in textwrap.wrap(LINE, 30)),
    "quoted and broken anywhere": "".join(f"\n>> {LINE[i : i + 7]}" for i in range(11, len(LINE), 7)).join(
        ["layerscope:", ""]
    ),
    "lines of Windows": "\r\n".join(textwrap.wrap(LINE, 40)),
    "broken within the end": LINE.removesuffix("nd") + "\nnd",
    "no-break spaces": LINE.replace("/", "/\N{NO-BREAK SPACE}"),
    "zero-width spaces": LINE.replace("/", "/\N{ZERO WIDTH SPACE}"),
    "soft hyphens": LINE.replace("_", "\N{SOFT HYPHEN}_"),
    "a byte order mark": "\N{ZERO WIDTH NO-BREAK SPACE}" + LINE,
    "smart quotes": f"layerscope –config ‘{LINE}’",
    "other quotes": f"„{LINE}“",
    "minus signs": LINE.replace("-", "−"),
    "hyphens that do not break": LINE.replace("-", "\N{NON-BREAKING HYPHEN}"),
    "en dashes": LINE.replace("-", "–"),
    "percent-encoded": quote(LINE),
    "percent-encoded in full": quote(LINE, safe=""),
    "small percent-encoding": quote(LINE, safe="").replace("%2F", "%2f").replace("%3A", "%3a"),
    "percent-encoded but for the scheme": "layerscope:" + quote(LINE.removeprefix("layerscope:"), safe=""),
    "only equal signs encoded": LINE.replace("=", "%3D"),
    "in another link": f"https://example.org/?a=1&url={quote(LINE, safe='')}",
    "escaped for HTML": f"Data &amp; set-up:&nbsp;&#39;{escape(LINE)}&#39;",
    "slashes escaped": LINE.replace("/", "&#x2F;"),
    "capital letter": "L" + LINE[1:],
    "all capitals in the scheme": LINE.replace("layerscope", "LAYERSCOPE"),
    "full stop behind": f"{LINE}.",
    "Chinese around": f"请看{LINE}。",
    "one after another": LINE + LINE.replace("layerscope", " layerscope"),
}


@pytest.mark.parametrize("how", MANGLED)
def test_what_programs_make_of_it_is_read(how: str) -> None:
    assert holds_share_line(MANGLED[how])
    assert read_share_line(MANGLED[how]) == RICH


@pytest.mark.parametrize("cte", ["7bit", "quoted-printable", "base64"])
def test_it_goes_through_an_e_mail(cte: str) -> None:
    mail = EmailMessage()
    mail.set_content(f"Try this:\n{share_command(RICH)}\nBye", cte=cte)
    [text] = [part.get_content() for part in email.message_from_bytes(bytes(mail), policy=mail.policy).walk()]
    assert read_share_line(text) == RICH


@slow
@given(st.integers(4, 70), st.sampled_from(["\n", "\r\n", "\n> ", "\n\t", " ", "\u2028"]))
def test_it_may_be_broken_anywhere_behind_its_first_word(width: int, end: str) -> None:
    parts = [LINE[i : i + width] for i in range(len("layerscope:"), len(LINE), width)]
    assert read_share_line("layerscope:" + end.join(parts)) == RICH


@given(st.integers(0, len(LINE) - 1))
def test_what_is_cut_off_is_refused_and_never_another_set_up(n: int) -> None:
    with pytest.raises(EngineError):
        read_share_line(LINE[:n])


def test_there_are_many_hostile_lines() -> None:
    assert len(set(HOSTILE)) > 250


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_line_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(EngineError) as caught:
        read_share_line(text)
    sentence = str(caught.value)
    assert sentence.startswith("The set-up line cannot be taken: ")
    assert sentence.endswith(".")
    assert sentence.isprintable()
    assert len(sentence) < 500
    assert isinstance(holds_share_line(text), bool)


def test_what_was_wrong_is_said() -> None:
    for text, words in (
        (line("epochs=0"), "epochs: 0 cannot be used; it must be a whole number from 1"),
        (line("epochs=5", "epochs=5"), "epochs is in it twice."),
        (line(" " * LONGEST_LINE), "it has more than 4000 characters."),
        (line("own_data=x"), "“own_data=x” is no field of a set-up with its value."),
        (line("speed=5"), "“speed=5” is no field of a set-up with its value."),
        ("layerscope:1/epochs=5", "its end, which is /end, is missing: perhaps only a part of it was copied."),
        ("layerscope:3/end", "it is of a newer version of Layerscope: its form is 3, and 1 is known."),
        (f"{line()} {line('epochs=5')}", "there are several that differ: copy one of them."),
        ("hello", "it is not between layerscope:1/ and /end."),
        (line("epochs=5\N{RIGHT-TO-LEFT OVERRIDE}"), "“epochs=5” is no field of a set-up with its value."),
    ):
        with pytest.raises(EngineError) as caught:
            read_share_line(text)
        assert str(caught.value).startswith(f"The set-up line cannot be taken: {words}")


@slow
@given(
    st.lists(
        st.sampled_from(
            ["layerscope:1", "/", "end", "/end", "epochs", "=", "5", "%2F", "&#", ">", "\n", " ", "-", "nan", *TYPED]
        )
    )
)
def test_whatever_comes_is_read_or_refused(parts: list[str]) -> None:
    with suppress(EngineError):
        assert isinstance(read_share_line("".join(parts)), RunConfig)


def test_table_of_the_user_s_own_does_not_fit() -> None:
    table = OwnData.of("", ["x"], "y", [], [[0.0, 1.0]], [0.0, 1.0])
    own = RunConfig().with_fields({"own_data": table})
    for write in (share_line, share_command):
        with pytest.raises(EngineError, match=r"^A table of your own does not fit into a line of text"):
            write(own)
    assert read_share_line(share_line(own.with_field("data_set", "moons"))).own_data is None


def test_a_run_is_loaded_from_a_line_and_a_file_of_such_a_name_by_its_path() -> None:
    for source in (LINE, share_command(RICH).removeprefix("layerscope --config "), quote(LINE, safe="")):
        assert begins_as_share_line(source)
        assert load_run(source) == RunPoint(RICH)
    with pytest.raises(EngineError, match=r"^The set-up line cannot be taken"):
        load_run("layerscope:notes.png")
    with pytest.raises(EngineError, match=r"must be a file, or one of lesson"):
        load_run("./layerscope:1/end")


def test_each_field_alone_can_be_left_as_it_is() -> None:
    for name in ("epochs", "learning_rate", "patience"):
        changed = replace(RICH, **{name: getattr(RunConfig(), name)})
        assert f"{name}=" not in share_line(changed)
        assert read_share_line(share_line(changed)) == changed
