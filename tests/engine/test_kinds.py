"""What people type, and what each kind of field allows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_engine import (
    FIELDS,
    Field,
    IntegerKind,
    InvalidInput,
    LayersKind,
    LayerSpec,
    OptionalKind,
    OwnData,
    RealKind,
)
from mlp_engine.kinds import TextKind
from tests.engine.configs import FIELD, values

NUMBERS = [field for field in FIELDS if isinstance(field.kind, IntegerKind | RealKind | OptionalKind)]
LAYERS = (LayerSpec(2048, "leaky_relu"), LayerSpec(1, "sigmoid"))
OPTIONAL = [field for field in FIELDS if isinstance(field.kind, OptionalKind)]


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("data_set", "moons", "moons"),
        ("batch_size", "10", 10),
        ("batch_size", " ALL ", None),
        ("batch_size", "", None),
        ("stop_loss", "0,02", 0.02),
        ("stop_loss", "none", None),
        ("init_scale", "−0.5", -0.5),
        ("n_samples", " 12 ", 12),
        ("noise", "1e-1", 0.1),
        ("learning_rate", "2", 2.0),
        ("layers", "16:relu, 1:sigmoid", (LayerSpec(16, "relu"), LayerSpec(1, "sigmoid"))),
        ("standardize", " Yes", True),
        ("standardize", "no", False),
        ("inputs", "x1_x2, x1,", ("x1", "x1_x2")),
        ("inputs", "sin_x1，x2", ("x2", "sin_x1")),
    ],
)
def test_what_a_person_types_is_read(name: str, typed: str, value: object) -> None:
    assert FIELD[name].check(FIELD[name].kind.parse(typed)) == value


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
@given(data=st.data())
def test_what_is_written_as_typed_is_read_again(field: Field, data: st.DataObject) -> None:
    value = FIELD["layers"].kind.check("layers", LAYERS) if field.name == "layers" else data.draw(values(field))
    typed = field.kind.as_typed(value)
    if field.is_typed:
        assert field.check(field.kind.parse(typed)) == field.check(value)
        assert typed.isascii()
    else:
        assert typed == (value.name if isinstance(value, OwnData) else "")


@pytest.mark.parametrize(
    ("name", "typed", "argument"),
    [
        ("data_set", "moon", "data_set"),
        ("batch_size", "some", "batch_size"),
        ("batch_size", "none", "batch_size"),
        ("patience", "1.5", "patience"),
        ("n_samples", "2.5", "n_samples"),
        ("noise", "nan", "noise"),
        ("noise", "loud", "noise"),
        ("learning_rate", "inf", "learning_rate"),
        ("layers", "", "layers[1].size"),
        ("layers", "16", "layers[1].activation"),
        ("layers", "4:relu,many:tanh", "layers[2].size"),
        ("standardize", "perhaps", "standardize"),
        ("inputs", "x1,x9", "inputs"),
        ("inputs", " , ", "inputs"),
        ("own_data", "flowers.csv", "own_data"),
    ],
)
def test_what_cannot_be_read_is_refused_where_it_stands(name: str, typed: str, argument: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        FIELD[name].check(FIELD[name].kind.parse(typed))
    assert caught.value.argument == argument


def test_the_layers_may_come_from_anything_that_can_be_gone_through() -> None:
    kind = LayersKind(most_layers=2, largest_size=4)
    assert kind.check("layers", ([size, "tanh"] for size in (4, 1))) == (LayerSpec(4, "tanh"), LayerSpec(1, "tanh"))


def test_a_text_is_kept_without_space_around_it() -> None:
    kind = TextKind()
    assert kind.check("title", kind.parse(" week 3 ")) == kind.as_typed("week 3") == "week 3"
    with pytest.raises(InvalidInput, match="a text"):
        kind.check("title", 3)


@pytest.mark.parametrize("field", NUMBERS, ids=lambda field: field.name)
@given(data=st.data())
def test_a_number_that_is_written_is_read_back(field: Field, data: st.DataObject) -> None:
    value = data.draw(values(field))
    assert isinstance(field.kind, IntegerKind | RealKind | OptionalKind)
    typed = "" if value is None else repr(value)
    if "." not in typed or not typed.endswith("0"):  # a last zero is no number that anything shows
        assert field.check(field.kind.parse(typed)) == value


@pytest.mark.parametrize("field", OPTIONAL, ids=lambda field: field.name)
def test_what_may_be_left_out_is_left_out_by_its_word_or_by_nothing(field: Field) -> None:
    assert isinstance(field.kind, OptionalKind)
    assert field.check(None) is None
    assert [field.kind.parse(text) for text in ("", "  ", field.kind.absent, field.kind.absent.upper())] == 4 * [None]
    with pytest.raises(InvalidInput, match=f"it must be {field.kind.absent}, or a .*number"):
        field.check(field.kind.parse("-1"))


@pytest.mark.parametrize("excludes", [(False, False), (True, False), (False, True)])
def test_a_bound_is_allowed_unless_it_is_excluded(excludes: tuple[bool, bool]) -> None:
    kind = RealKind(0.0, 1.0, *excludes)
    assert kind.check("x", 0.5) == 0.5
    for bound, is_excluded in zip((0.0, 1.0), excludes, strict=True):
        if is_excluded:
            with pytest.raises(InvalidInput, match="x: "):
                kind.check("x", bound)
        else:
            assert kind.check("x", bound) == bound
