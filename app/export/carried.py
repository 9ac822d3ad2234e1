"""What a file carries with it so that it opens its run again, in a sentence."""

from app.files.origin import Origin, most_carried
from app.lesson.value_text import size_text
from mlp_engine import RunPoint, Text, marked

WITHOUT_RUN = (
    "layerscope",
    "csv",
    "py",
    "torch",
    "ipynb",
)  # formats without it, or all run


def carried(point: RunPoint, format: str) -> Text | None:
    """Return what there is to say of the run in a file of some format.

    That is how much a table of the user's own takes, or that the run has no room in it; None if neither is so.
    """
    size = 0 if format in WITHOUT_RUN else len(Origin(point).text())
    fields = {"size": size_text(size)}
    if size > most_carried(format):
        sentence = marked(
            "engine", "Without its run, which is too large for such a file ({size}): it cannot be opened again."
        )
        return Text(sentence, fields)
    if size and point.config.own_data is not None:
        return Text(marked("engine", "It carries the table: {size}"), fields)
    return None
