"""Slides of two decks, for the tests of all that is in them."""

import io
from typing import Any

import numpy as np
import pptx
from pptx.oxml.ns import namespaces
from PySide6.QtGui import QImage

from app.export.deck.slides import Chart, ChartSeries, Slide
from app.export.deck.writer import deck_bytes
from app.style.theme import LIGHT, Theme
from tests.app.export.files_with_origin import ORIGIN

N = 2001
X = np.arange(N, dtype=np.float64)
LOSS = 0.7 * np.exp(-X / 300) / 3 + 1.7e-3 / 3  # thirds need all 17 digits
NORMS = np.abs(np.sin(X)) * LOSS + 1e-7
NS = namespaces("a", "c", "p", "r")


def picture(width: int, height: int) -> QImage:
    """A picture that grows lighter from above."""
    column = QImage(bytes(range(256)), 1, 256, 1, QImage.Format.Format_Grayscale8)
    return column.scaled(width, height)


def chart_values(
    *ys: np.ndarray[Any, Any], is_log: bool = True, x_title: str = "epoch", y_title: str = "L2 norm"
) -> Chart:
    colors = LIGHT.curve_colors
    series = tuple(ChartSeries(f"|dW{i}|", X[: len(y)], y, colors[i % 8]) for i, y in enumerate(ys, start=1))
    return Chart(series, x_title, y_title, is_log)


CAPTION = "Epoch 2000 · loss 0.0252 · accuracy 99.3 % · 2 → 16 → 8 → 1, ReLU, ReLU, sigmoid · learning rate 0.5"
ROWS = tuple((f"{l}", "ReLU", f"({l + 8}, {l + 16})", f"({l + 8}, 300)", f"{99 * l}") for l in range(1, 13))
HEADER = ("layer", "activation", "W", "Z", "parameters")
ENGLISH: tuple[Slide, ...] = (
    Slide("Training a perceptron", "Data: moons, 300 samples\nRate 0.5", notes="Good morning.\nToday: MLPs."),
    Slide("Decision boundary", CAPTION, picture(2304, 1008), "the boundary bends", "p(x) = A[3]"),
    Slide("Loss", CAPTION, chart_values(LOSS), "norms fall", "L = mean(...)"),
    Slide("Norms", CAPTION, chart_values(LOSS, NORMS), "norms fall"),
    Slide(
        "The shapes of all matrices in the network, layer by layer, from the input to the output",
        CAPTION,
        (HEADER, *ROWS, ("sum", "", "", "", "7722")),
        "shapes",
    ),
)
CHINESE: tuple[Slide, ...] = (
    Slide("训练一个多层感知机", "数据：月牙，300 个样本\n学习率 0.5", notes="早上好。"),
    Slide(
        "决策边界",
        "第 2000 轮 · 损失 0.0252 · 准确率 99.3 % · 2 → 16 → 8 → 1，学习率 0.5",
        picture(1728, 1008),
        "弯曲的边界",
    ),
    Slide(
        "梯度范数",
        "损失",
        chart_values(*(NORMS * k for k in range(1, 13)), x_title="轮次", y_title="范数"),
        "norms fall",
    ),
    Slide(
        "形状", "各层", (("层", "激活函数", "权重", "激活值", "参数个数"), *ROWS, ("合计", "", "", "", "7722")), "形状"
    ),
)


def deck(
    slides: tuple[Slide, ...] = ENGLISH, theme: Theme = LIGHT, is_wide: bool = True, language: str = "en"
) -> bytes:
    return deck_bytes(slides, theme, is_wide, language, ORIGIN)


def opened(data: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(data))


def figure(page: Any) -> Any:
    (shape,) = (shape for shape in page.shapes if shape.name in ("Picture", "Chart", "Table"))
    return shape


def only_chart(values: Chart) -> Any:
    (page,) = opened(deck((Slide("Norms", "A caption", values, "norms fall"),))).slides
    return figure(page).chart
