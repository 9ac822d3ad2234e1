"""Few colours that stand for many: one table for all frames of an animation, so that nothing flickers."""

from collections.abc import Sequence
from typing import cast

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint32]
"""A picture, (height, width): 0xAARRGGBB, the colours not multiplied by alpha."""
Bytes = npt.NDArray[np.uint8]

OPAQUE = np.uint32(0xFF000000)
CLEAR = 255  # the index of a pixel that shows what is behind it
MOST_COLORS = 255
KEPT_COLORS = 128  # the commonest are taken as they are: grounds, lines and markers; the others are averages
SAMPLED_PIXELS = 400_000
LEAST_ALPHA = 128
_RGB = np.uint32(0xFFFFFF)
_AT_ONCE = 1 << 14  # colours


class ColorTable:
    """At most 255 colours for all that is in some pictures and in others like them.

    A colour's index is that of the nearest in the table, the same in every picture; there is no dither.

    Parameters
    ----------
    samples : pictures with the colours that matter

    Attributes
    ----------
    colors : (256, 3) RGB; the last one is that of CLEAR, and of no pixel
    """

    def __init__(self, samples: Sequence[Pixels]) -> None:
        chosen = _chosen_colors(_sampled(samples))
        self.colors = np.zeros((256, 3), np.uint8)
        self.colors[: len(chosen)] = _channels(chosen)
        self._points = self.colors[: len(chosen)].astype(np.float32)
        self._index = np.full(1 << 24, CLEAR, np.uint8)  # of each RGB colour; CLEAR where it was not looked for yet

    def indices(self, pixels: Pixels) -> Bytes:
        """Return the index of each pixel; CLEAR where more than half of what is behind shows through."""
        colors = pixels & _RGB
        found = self._index[colors]
        is_new = found == CLEAR
        if is_new.any():
            new = colors[is_new]
            self._find(np.unique(new))
            found[is_new] = self._index[new]
        found[_is_clear(pixels)] = CLEAR
        return cast(Bytes, found)

    def _find(self, colors: Pixels) -> None:
        """Note the nearest of each colour: where |point|² / 2 - point · colour is least."""
        half_square = (self._points**2).sum(axis=1) / 2
        for first in range(0, len(colors), _AT_ONCE):
            part = colors[first : first + _AT_ONCE]
            distance = half_square - _channels(part).astype(np.float32) @ self._points.T
            self._index[part] = distance.argmin(axis=1)


def _is_clear(pixels: Pixels) -> npt.NDArray[np.bool_]:
    return (pixels >> 24) < LEAST_ALPHA


def _sampled(samples: Sequence[Pixels]) -> Pixels:
    """Some colours of the samples, (n,), evenly picked."""
    step = max(1, round((sum(sample.size for sample in samples) / SAMPLED_PIXELS) ** 0.5))
    pixels = np.concatenate([sample[::step, ::step].ravel() for sample in samples])
    return cast(Pixels, pixels[~_is_clear(pixels)] & _RGB)


def _chosen_colors(sampled: Pixels) -> Pixels:
    colors, counts = np.unique(sampled, return_counts=True)
    if len(colors) <= MOST_COLORS:
        return colors if len(colors) else np.zeros(1, np.uint32)
    commonest_first = np.argsort(-counts, kind="stable")
    kept, others = commonest_first[:KEPT_COLORS], commonest_first[KEPT_COLORS:]
    weights = np.sqrt(counts[others]).astype(np.intp)  # so that thin lines count beside large grounds
    averages = _averages(np.repeat(colors[others], weights), MOST_COLORS - KEPT_COLORS)
    return np.unique(np.concatenate([colors[kept], averages]))


def _averages(colors: Pixels, count: int) -> Pixels:
    from PIL import Image  # slow, and needed for an animation only

    strip = Image.fromarray(_channels(colors)[np.newaxis])
    table = strip.quantize(count, Image.Quantize.MEDIANCUT, kmeans=3).getpalette() or []
    rgb = np.array(table[: 3 * count], np.uint32).reshape(-1, 3)
    return (rgb[:, 0] << 16 | rgb[:, 1] << 8 | rgb[:, 2]).astype(np.uint32, copy=False)


def _channels(colors: Pixels) -> Bytes:
    """RGB of each colour, (n, 3)."""
    return np.stack([colors >> 16 & 255, colors >> 8 & 255, colors & 255], axis=-1).astype(np.uint8)
