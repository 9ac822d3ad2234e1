"""The lessons that come with the program, in the language of the window."""

from app.files.lessons import Lesson
from app.files.runs import load_preset
from app.lesson.lesson_texts import LESSON_TEXTS, lesson_words


def ready_lesson(name: str) -> Lesson:
    """Return the lesson of a preset."""
    preset = load_preset(name)
    title, watch = lesson_words(name)
    return Lesson(title, watch, preset.config, preset.look, name)


def ready_lessons() -> list[Lesson]:
    """Return all of them, in the order in which they are shown."""
    return list(map(ready_lesson, LESSON_TEXTS))


def spoken(lesson: Lesson) -> Lesson:
    """Return a lesson in the language of the window; one of the user's own stays as it is."""
    return ready_lesson(lesson.name) if lesson.name else lesson
