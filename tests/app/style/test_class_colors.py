"""Whether people tell classes apart by colour, those too who do not see all colours."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from app.style.theme import SLIDE_THEMES, Theme, class_table, region_table
from mlp_engine.arrays import FloatArray

SIGHT = {
    "all colours": np.eye(3),
    "no red": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "no green": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "no blue": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""What is seen of linear RGB: Machado, Oliveira and Fernandes, IEEE TVCG 15 (2009), severity 1."""
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = TO_XYZ.sum(axis=1)
APART = 25.0  # of CIE 1976 units, for colours of small markers; Okabe and Ito's eight colours have 16
APART_GROUNDS = 9.0  # of large areas beside each other; 2.3 can just be noticed


def lab(rgb: FloatArray, sight: FloatArray) -> FloatArray:
    """CIELAB (n, 3) of sRGB colours (n, 3), 0 to 255, as they are seen."""
    share = rgb / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    relative = (linear @ sight.T).clip(0.0, 1.0) @ TO_XYZ.T / WHITE
    f = np.where(relative > 216 / 24389, np.cbrt(relative), (24389 / 27 * relative + 16) / 116)
    return np.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], axis=1)


def least_distance(rgb: FloatArray, sight: FloatArray) -> float:
    seen = lab(rgb, sight)
    return min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2))


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", SLIDE_THEMES.values(), ids=SLIDE_THEMES)
def test_everybody_tells_eight_classes_apart(theme: Theme, sight: str) -> None:
    colors = np.array([QColor(color).getRgb()[:3] for color in theme.class_colors], float)
    assert len(colors) == 8
    assert least_distance(colors, SIGHT[sight]) > APART
    grounds = np.array([class_table(theme, k)[-1] for k in range(8)], float)
    assert least_distance(grounds, SIGHT[sight]) > APART_GROUNDS


def test_the_tables_of_classes_begin_undecided_and_end_in_their_color() -> None:
    theme = SLIDE_THEMES["light"]
    table = region_table(theme, 3).reshape(3, 256, 3)
    assert (table[:, 0] == QColor(theme.surface_middle).getRgb()[:3]).all()
    toward = np.array([QColor(color).getRgb()[:3] for color in theme.class_colors[:3]], float) - table[:, 0]
    way = table[:, -1] - table[:, 0].astype(float)
    toward /= np.linalg.norm(toward, axis=1, keepdims=True)
    assert (way @ toward.T).argmax(axis=1).tolist() == [0, 1, 2]
