"""Slides of two decks, for the tests of all that is in them."""

import io
from dataclasses import replace
from typing import Any

import numpy as np
import pptx
from PIL import Image
from pptx.oxml.ns import namespaces

from app.export.deck import (
    ChartSeries,
    ChartSlide,
    PictureSlide,
    Slide,
    TableSlide,
    TitleSlide,
    deck_bytes,
)
from app.style.theme import LIGHT, Theme

N = 2001
X = np.arange(N, dtype=np.float64)
LOSS = 0.7 * np.exp(-X / 300) / 3 + 1.7e-3 / 3  # thirds need all 17 digits
NORMS = np.abs(np.sin(X)) * LOSS + 1e-7
CUSTOM = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?><Properties xmlns='http://schemas.openxmlformats.org/\
officeDocument/2006/custom-properties'/>"
NS = namespaces("a", "c", "p", "r")


def png(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).save(buffer, "png")
    return buffer.getvalue()


def chart_slide(*ys: np.ndarray[Any, Any], is_log: bool = True) -> ChartSlide:
    colors = LIGHT.curve_colors
    series = tuple(ChartSeries(f"|dW{i}|", X[: len(y)], y, colors[i % 8]) for i, y in enumerate(ys, start=1))
    return ChartSlide("Norms", "A caption", series, "epoch", "L2 norm", is_log, "norms fall")


CAPTION = "Epoch 2000 · loss 0.0252 · accuracy 99.3 % · 2 → 16 → 8 → 1, ReLU, ReLU, sigmoid · learning rate 0.5"
ROWS = tuple((f"{l}", "ReLU", f"({l + 8}, {l + 16})", f"({l + 8}, 300)", f"{99 * l}") for l in range(1, 13))
ENGLISH: tuple[Slide, ...] = (
    TitleSlide("Training a perceptron", ("Data: moons, 300 samples", "Rate 0.5"), "Good morning.\nToday: MLPs."),
    PictureSlide("Decision boundary", CAPTION, png(2304, 1008), "the boundary bends", "p(x) = A[3]"),
    replace(chart_slide(LOSS), title="Loss", caption=CAPTION, notes="L = mean(...)"),
    replace(chart_slide(LOSS, NORMS), caption=CAPTION),
    TableSlide(
        "The shapes of all matrices in the network, layer by layer, from the input to the output",
        CAPTION,
        ("layer", "activation", "W", "Z", "parameters"),
        (*ROWS, ("sum", "", "", "", "7722")),
        "shapes",
    ),
)
CHINESE: tuple[Slide, ...] = (
    TitleSlide("训练一个多层感知机", ("数据：月牙，300 个样本", "学习率 0.5"), "早上好。"),
    PictureSlide(
        "决策边界",
        "第 2000 轮 · 损失 0.0252 · 准确率 99.3 % · 2 → 16 → 8 → 1，学习率 0.5",
        png(1728, 1008),
        "弯曲的边界",
    ),
    replace(
        chart_slide(*(NORMS * k for k in range(1, 13))),
        title="梯度范数",
        caption="损失",
        x_title="轮次",
        y_title="范数",
    ),
    TableSlide(
        "形状", "各层", ("层", "激活函数", "权重", "激活值", "参数个数"), (*ROWS, ("合计", "", "", "", "7722")), "形状"
    ),
)


def deck(
    slides: tuple[Slide, ...] = ENGLISH, theme: Theme = LIGHT, is_wide: bool = True, language: str = "en"
) -> bytes:
    return deck_bytes(slides, theme, is_wide, CUSTOM, "A run", language, "A subject", "one, two")


def opened(data: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(data))


def figure(page: Any) -> Any:
    (shape,) = (shape for shape in page.shapes if shape.name in ("Picture", "Chart", "Table"))
    return shape


def only_chart(slide: ChartSlide) -> Any:
    (page,) = opened(deck((slide,))).slides
    return figure(page).chart
