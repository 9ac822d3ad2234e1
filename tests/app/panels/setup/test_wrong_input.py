"""Whatever is put into the form is taken, or refused in a sentence at its field, in both languages."""

import itertools
import math
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from app.panels.setup.config_panel import ConfigPanel
from app.style.translation import install_language
from mlp_engine import DATA_SET_REGISTRY, FIELDS, LOSS_REGISTRY, Field, InvalidInput, RunConfig, Text
from mlp_engine.kinds import IntegerKind, OptionalKind, RealKind
from mlp_engine.optimizers import OPTIMIZER_REGISTRY
from mlp_engine.schedules import SCHEDULE_REGISTRY
from tests.app.panels.setup.forms import box, choose

TYPED = [field for field in FIELDS if isinstance(field.kind, IntegerKind | RealKind | OptionalKind)]
UNREADABLE = ("abc", "1,000.5", "1.000", "nan", "inf", "-", "1 2", "½")


def number_kind(field: Field) -> IntegerKind | RealKind:
    kind = field.kind.number if isinstance(field.kind, OptionalKind) else field.kind
    assert isinstance(kind, IntegerKind | RealKind)
    return kind


def outside(field: Field) -> Iterator[str]:
    """Yield the numbers next to the bounds that are not allowed."""
    kind = number_kind(field)
    if isinstance(kind, IntegerKind):
        yield from (str(kind.minimum - 1), str(kind.maximum + 1), "2.5")
    else:
        yield repr(kind.minimum if kind.excludes_minimum else math.nextafter(kind.minimum, -math.inf))
        yield repr(kind.maximum if kind.excludes_maximum else math.nextafter(kind.maximum, math.inf))


def bounds(field: Field) -> Iterator[float]:
    """Yield the smallest and the largest number that are allowed."""
    kind = number_kind(field)
    if isinstance(kind, IntegerKind):
        yield from (kind.minimum, kind.maximum)
    else:
        yield math.nextafter(kind.minimum, math.inf) if kind.excludes_minimum else kind.minimum
        yield math.nextafter(kind.maximum, -math.inf) if kind.excludes_maximum else kind.maximum


def shown(field: Field) -> RunConfig:
    """Return a configuration with which a field is in the form."""
    lesson = RunConfig().with_fields(
        {"data_set": "blobs", "test_share": 0.5, "batch_size": 10, "initializer": "normal"}
    )
    variants = [
        lesson.with_fields({"optimizer": optimizer, "schedule": schedule})
        for optimizer, schedule in itertools.product(OPTIMIZER_REGISTRY, SCHEDULE_REGISTRY)
    ]
    return next(config for config in variants if field.matters(config))


def enter(panel: ConfigPanel, name: str, text: str) -> None:
    control = box(panel, name)
    control.lineEdit().setText(text)
    control.commit()


def test_every_number_out_of_range_is_refused_at_its_field_and_leaves_the_old_one_in_force(
    panel: ConfigPanel, sent: list[RunConfig]
) -> None:
    for field in TYPED:
        config, row = shown(field), panel.rows[field.name]
        panel.show_config(config)
        assert row.editor.isVisible(), field.name
        for text in (*UNREADABLE, *outside(field)):
            enter(panel, field.name, text)
            assert (sent, panel.config, box(panel, field.name).text()) == ([], config, text), field.name
            assert box(panel, field.name).is_wrong, (field.name, text)
            assert row.note.text().startswith("Must be "), (field.name, text)
            assert row.note.text().endswith(". Esc brings the old value back."), (field.name, text)
        box(panel, field.name).given_up.emit()
        assert not row.note.isVisible()


def test_every_number_at_a_bound_is_taken(panel: ConfigPanel) -> None:
    for field in TYPED:
        panel.show_config(shown(field))
        for number in bounds(field):
            enter(panel, field.name, f"{number:.17g}" if isinstance(number, float) else str(number))
            assert getattr(panel.config, field.name) == number
            assert not box(panel, field.name).is_wrong


@pytest.mark.parametrize("data_set", list(DATA_SET_REGISTRY))
def test_every_loss_is_taken_or_refused_with_every_data_set(
    panel: ConfigPanel, sent: list[RunConfig], data_set: str
) -> None:
    choose(panel, "data_set", data_set)
    assert panel.config.data_set == data_set
    for loss in LOSS_REGISTRY:
        before = panel.config
        choose(panel, "loss", loss)
        assert box(panel, "loss").name == panel.config.loss
        note = panel.rows["loss"].note.text()
        if panel.config.loss == loss:
            assert not note.startswith("Not ")
        else:
            assert panel.config == before
            assert note.startswith(f"Not {LOSS_REGISTRY[loss].label}: it must be ")
            assert "_" not in note.replace("half_mse", "")
    assert all(config.data_set == data_set for config in sent)


def refusals() -> Iterator[Text]:
    """Yield what is said of every wrong value of a field, and of every pair that does not fit."""
    pairs = itertools.product(DATA_SET_REGISTRY, LOSS_REGISTRY, ("sigmoid", "softmax", "linear"))
    wrong_values = ("x", -1e9, [], 10**12, "1,5.5")
    tries: list[dict[str, object]] = [{field.name: value} for field in FIELDS for value in wrong_values]
    for data_set, loss, output in pairs:
        size = DATA_SET_REGISTRY[data_set].n_outputs(3)
        tries.append({"data_set": data_set, "loss": loss, "layers": [[size, output]]})
    tries += [{"layers": [[2, "relu"]]}, {"layers": [[2, "softmax"], [1, "sigmoid"]]}]
    tries += [{"n_samples": 10**5, "layers": [[2048, "relu"], [1, "linear"]]}]
    for values in tries:
        try:
            RunConfig.from_dict(values)
        except InvalidInput as error:
            yield from parts(error.text)


def parts(text: Text) -> Iterator[Text]:
    yield text
    for value in text.fields.values():
        if isinstance(value, Text):
            yield from parts(value)


def test_every_refusal_is_translated() -> None:
    templates = {text.template for text in refusals()}
    assert len(templates) > 10
    install_language("zh_CN")
    try:
        said = {template: QCoreApplication.translate("engine", template) for template in templates}
    finally:
        install_language("en")
    assert [template for template, chinese in said.items() if chinese.isascii()] == []
