"""The constants of a script: what a run is set to, and what hands have done to it."""

from app.export.code.cells import Cell, lines
from app.export.code.data_code import n_test
from app.export.code.event_code import event_table
from app.export.code.page import Page
from app.export.code.training_code import INITIALIZERS
from mlp_engine import FIELDS
from mlp_engine.initializers import INITIALIZER_REGISTRY

SETTINGS: dict[str, str] = {
    "n_classes": "",
    "n_samples": "",
    "noise": "standard deviation",
    "label_noise": "",
    "data_seed": "",
    "init_scale": "",
    "bias_start": "of every b",
    "weight_seed": "",
    "learning_rate": "η",
    "momentum": "μ",
    "beta1": "β₁",
    "beta2": "β₂",
    "alpha": "α",
    "epsilon": "ε",
    "weight_decay": "λ",
    "schedule_epochs": "",
    "schedule_factor": "γ",
    "batch_size": "",
    "batch_seed": "",
    "l1": "of a penalty L1 Σ|W|",
    "l2": "of a penalty L2/2 ΣW²",
    "clip_norm": "the largest norm of a gradient",
}
"""The fields of a run that are constants of a script, in its order, each with a word on it."""


def settings_cell(page: Page) -> Cell:
    """Return the constants of the script."""
    point, config = page.point, page.config
    code = lines(
        f"SIZES = {config.layer_dims}  # neurons, from the inputs on",
        page.shapes.settings() if page.shapes.are_several else "",
        f"EPOCHS = {point.epoch}",
        f"UPDATES = {point.update}  # of the epoch behind them" if point.update else "",
        *(f"N_TEST = {n}  # samples that are only tested" for n in [n_test(config)] if n),
        *(_setting(name, page) for name in SETTINGS if _is_needed(name, page)),
        _rates(page) if point.rates else "",
        event_table(point, page.m) if point.events else "",
    )
    return Cell("The run", "What it is set to.", code)


def _setting(name: str, page: Page) -> str:
    comment = f"  # {SETTINGS[name]}" if SETTINGS[name] else ""
    return f"{name.upper()} = {getattr(page.config, name)!r}{comment}"


def _is_needed(name: str, page: Page) -> bool:
    config = page.config
    needed = {
        "n_classes": config.data.has_choice_of_classes,
        "n_samples": True,
        "noise": config.own_data is None,
        "label_noise": bool(config.label_noise),
        "init_scale": INITIALIZER_REGISTRY[config.initializer].uses_scale,
        "weight_seed": "random" in INITIALIZERS[config.initializer],
        "learning_rate": not page.point.rates,
        "batch_size": page.has_batches,
        "batch_seed": page.has_batches,
        "l1": bool(config.l1),
        "l2": bool(config.l2),
        "clip_norm": config.clip_norm is not None,
    }
    return needed.get(name, next(field for field in FIELDS if field.name == name).matters(config))


def _rates(page: Page) -> str:
    rows = "".join(f"\n    {entry!r}," for entry in page.point.rates)
    return f"RATES = [  # (epoch, η from its updates on)\n{rows[1:]}\n]"
