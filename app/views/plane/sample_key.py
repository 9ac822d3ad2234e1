"""What the marks of samples mean, and what one sample is, in words."""

from PySide6.QtCore import QCoreApplication

from app.lesson.numbers import fixed
from app.style.theme import Theme
from app.views.plane.ground import Ground
from app.views.plane.number_grounds import Numbers
from app.views.plane.sample_layers import SHAPES, residual_color
from app.views.plots.plot_key import KeyEntry
from mlp_engine import Frame

UPRIGHT = "│"  # sign in a key


def sample_entries(theme: Theme, ground: Ground, has_residuals: bool) -> list[KeyEntry]:
    """Return the key of the samples; of more than two classes the first has a name, and the others their number."""
    count = ground.n_classes
    names = [ground.class_name(k) if ground.classes or k == 0 or count == 2 else str(k) for k in range(count)]
    if count:
        return [KeyEntry(SHAPES[k][1], theme.class_colors[k], name) for k, name in enumerate(names)]
    sign = SHAPES[0][1]
    if ground.is_map:
        return [KeyEntry(sign, (theme.negative, theme.positive), "ŷ − y" if has_residuals else "y")]
    residuals = [KeyEntry(UPRIGHT, residual_color(theme), "ŷ − y")] if has_residuals else []
    return [KeyEntry(sign, theme.class_colors[0], "y"), *residuals]


def sample_text(frame: Frame | None, ground: Ground | None, sample: int) -> str:
    """Return which sample it is and, in a regression, y, ŷ and ŷ − y, each in a line."""
    name = QCoreApplication.translate("BoundaryView", "sample {0}").format(sample + 1)
    if frame is None or not isinstance(ground, Numbers) or sample >= frame.Y.shape[1]:
        return name
    y = float(frame.Y[0, sample])
    lines = [name, f"y = {fixed(y, '.3f')}"]
    if frame.progress.knows("A", frame.L):
        prediction = float(frame.predictions[0, sample])
        lines += [f"ŷ = {fixed(prediction, '.3f')}", f"ŷ − y = {fixed(prediction - y, '.3f')}"]
    return "\n".join(lines)
