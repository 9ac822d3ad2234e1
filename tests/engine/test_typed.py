"""Numbers as people type them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_engine import InvalidInput, LayerSpec
from mlp_engine.kinds import IntegerKind, LayersKind, RealKind
from mlp_engine.typed import as_plain, read_number

RATE = RealKind(0.0, 1000.0, excludes_minimum=True)
SHIFT = RealKind(-1e300, 1e300)
COUNT = IntegerKind(-10, 100_000)
FULL_WIDTH = str.maketrans("0123456789.,+-e", "０１２３４５６７８９．，＋－ｅ")
FINITE = st.floats(allow_nan=False, allow_infinity=False)


def refusal(kind: IntegerKind | RealKind, typed: str) -> str:
    """What the sentence says that the number must be."""
    with pytest.raises(InvalidInput) as caught:
        kind.check("x", kind.parse(typed))
    return str(caught.value.allowed)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0,3", 0.3),
        (" 0,3 ", 0.3),
        ("-0,3", -0.3),
        ("−0,3", -0.3),
        ("+0,3", 0.3),
        (",5", 0.5),
        ("5,", 5.0),
        ("1,5e-3", 0.0015),
        ("1,000", 1.0),
        ("1,125", 1.125),
        ("12345,678", 12345.678),
        ("1.125", 1.125),
        ("0.500", 0.5),
        ("0.125", 0.125),
        ("1.00", 1.0),
        ("1.0000", 1.0),
        ("1000.000", 1000.0),
        ("1.500e-3", 0.0015),
        ("1000", 1000.0),
        ("０，３", 0.3),
        ("０．３", 0.3),
        ("0。3", 0.3),
        ("１ｅ－３", 0.001),
        ("\N{IDEOGRAPHIC SPACE}7", 7.0),
    ],
)
def test_a_number_is_read_with_a_point_or_one_comma(typed: str, value: float) -> None:
    assert SHIFT.check("x", SHIFT.parse(typed)) == value


BOUNDS = "a number above 0 and at most 1000"
JOINED = f"{BOUNDS}, written without thousands separators: "


@pytest.mark.parametrize(
    ("typed", "allowed"),
    [
        ("1.000", f"{JOINED}1 or 1000"),
        ("12.500", f"{JOINED}12.5 or 12500"),
        ("-1.000", f"{JOINED}−1 or −1000"),
        ("１．０００", f"{JOINED}1 or 1000"),
        ("1,000.5", f"{JOINED}1000.5"),
        ("1.000,5", f"{JOINED}1000.5"),
        ("1,000,000", f"{JOINED}1000000"),
        ("1.000.000,25", f"{JOINED}1000000.25"),
        ("1'000", f"{JOINED}1000"),
        ("1’000.5", f"{JOINED}1000.5"),
        ("1 000", f"{JOINED}1000"),
        ("1\N{THIN SPACE}000,5", f"{JOINED}1000.5"),
        ("1,2,3", f"{BOUNDS}, written with one point or comma at most"),
        ("1,000,5", f"{BOUNDS}, written with one point or comma at most"),
        ("1,00,5", f"{BOUNDS}, written with one point or comma at most"),
        ("1..5", f"{BOUNDS}, written with one point or comma at most"),
        ("0,0", BOUNDS),
        ("2000,5", BOUNDS),
        ("abc", BOUNDS),
        ("0,x", BOUNDS),
        ("1 2", BOUNDS),
        ("1e", BOUNDS),
        ("nan", BOUNDS),
        ("", BOUNDS),
        ("9" * 5000, BOUNDS),
    ],
)
def test_what_has_two_meanings_is_refused_with_how_to_write_it(typed: str, allowed: str) -> None:
    assert refusal(RATE, typed) == allowed


WHOLE = "a whole number from −10 to 100000"


@pytest.mark.parametrize(
    "typed", ["1,000", "1.000", "1,000.5", "1 000", "1.234", "1,2,3", "300,0", "300.0", "1e3", "２，０００"]
)
def test_a_whole_number_is_written_in_digits_alone(typed: str) -> None:
    assert refusal(COUNT, typed) == f"{WHOLE}, written in digits alone"


@pytest.mark.parametrize("typed", ["2.5", "2,5", "abc", "", "-", "1 2", "100001", "9" * 5000])
def test_what_is_no_whole_number_is_told_so(typed: str) -> None:
    assert refusal(COUNT, typed) == WHOLE


@given(st.integers(-10, 100_000))
def test_a_whole_number_in_any_digits_is_read(value: int) -> None:
    assert COUNT.check("x", COUNT.parse(str(value))) == value
    assert COUNT.check("x", COUNT.parse(str(value).translate(FULL_WIDTH))) == value
    assert COUNT.check("x", COUNT.parse(str(value).replace("-", "−"))) == value


@given(FINITE)
def test_a_number_as_python_writes_it_is_read_with_either_sign_and_keyboard(value: float) -> None:
    for text in (repr(value), repr(value).removesuffix(".0"), f"{value:g}", f"{value:.3e}"):
        for typed in (text, text.replace(".", ","), text.translate(FULL_WIDTH), text.replace("-", "−")):
            assert read_number(typed, float) == float(text)


@given(
    value=st.integers(1000, 10**12),
    separators=st.sampled_from([(",", "."), (".", ","), (" ", ","), (" ", "."), ("'", "."), ("\N{THIN SPACE}", ",")]),
    decimals=st.from_regex(r"[0-9]{0,2}", fullmatch=True),
)
def test_of_grouped_digits_the_sentence_tells_how_to_write_what_was_meant(
    value: int, separators: tuple[str, str], decimals: str
) -> None:
    between, before = separators
    typed = f"{value:,}".replace(",", between) + (before + decimals if decimals else "")
    if isinstance(read_number(typed, float), float):
        assert typed.count(between) == 1
        assert not decimals
        return
    last = re.split(": | or ", refusal(RealKind(0.0, 0.5), typed))[-1]
    assert read_number(last, float) == float(f"{value}.{decimals}0")


def test_layers_keep_the_comma_between_them_on_any_keyboard() -> None:
    kind = LayersKind(most_layers=3, largest_size=2048)
    layers = (LayerSpec(16, "relu"), LayerSpec(1, "sigmoid"))
    assert kind.check("layers", kind.parse("16:relu,1:sigmoid")) == layers
    assert kind.check("layers", kind.parse("１６：relu，１：sigmoid")) == layers
    with pytest.raises(InvalidInput, match=r"layers\[1\]\.size: '1\.000'.*2048, written in digits alone\.$"):
        kind.check("layers", kind.parse("1.000:relu,1:sigmoid"))


def test_plain_text_has_the_signs_of_an_english_keyboard() -> None:
    assert as_plain(" １９２０ｘ１０８０　") == "1920x1080"
    assert as_plain("0，1。。2／3") == "0,1..2/3"
