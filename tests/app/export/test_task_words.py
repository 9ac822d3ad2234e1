"""What slides say of runs of other tasks than two classes."""

from collections.abc import Callable

import pytest

from app.export.deck.run_slides import WORDS, SlideTexts
from app.export.deck.task_words import TASK_WORDS
from app.style.theme import LIGHT
from app.views.plane.class_grounds import SeveralClasses, TwoClasses
from app.views.plane.class_lines import ClassesOverLine
from app.views.plane.number_grounds import CurveOverLine, Numbers
from mlp_engine import Frame
from tests.app.views.boundary.tasks import classes, curve, numbers

TASKS: dict[str, Callable[[pytest.MonkeyPatch], Frame]] = {
    "classes": lambda patch: classes(patch, 3),
    "numbers": numbers,
    "curve": curve,
}


def test_every_kind_of_task_has_the_same_words() -> None:
    assert TASK_WORDS.keys() == {TwoClasses, SeveralClasses, ClassesOverLine, Numbers, CurveOverLine}
    assert len({frozenset(words) for words in TASK_WORDS.values()}) == 1


@pytest.mark.parametrize("task", TASKS)
def test_slides_speak_of_what_the_run_predicts(qapp: object, monkeypatch: pytest.MonkeyPatch, task: str) -> None:
    frame = TASKS[task](monkeypatch)
    texts = SlideTexts(frame, (0, 10))
    slides = [texts.title_slide(), *(texts.slide(name, texts.shapes(), frame) for name in WORDS)]
    all_text = "\n".join(text for slide in slides for text in (slide.title, slide.text, slide.alt, slide.notes))
    assert "{" not in all_text
    assert "p(x)" not in all_text
    assert ("R²" in all_text) is (task != "classes")
    assert ("ccuracy" in all_text) is (task == "classes")


def test_the_chart_of_the_score_is_not_in_percent_in_a_regression(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = numbers(monkeypatch)
    chart = SlideTexts(frame, ()).chart("accuracy", LIGHT)
    assert chart.series[0].y[0] == pytest.approx(frame.accuracy)
    assert chart.y_title == "R²"
