"""What is done with files, as actions."""

from app.widgets.keys import Task
from app.window.action_spec import ActionSpec
from mlp_engine import marked

NEW = ActionSpec(
    marked("Actions", "&New"),
    marked("Actions", "Begin the lesson's run, in no file yet"),
    "Ctrl+N",
    task=Task.EXPORT,
)
SAVE = ActionSpec(
    marked("Actions", "&Save"),
    marked("Actions", "Save the run with all that it was, to go on another day"),
    "Ctrl+S",
    task=Task.EXPORT,
)
SAVE_AS = ActionSpec(
    marked("Actions", "Save &as…"),
    marked("Actions", "Save the run in another file"),
    "Ctrl+Shift+S",
    task=Task.EXPORT,
)
OPEN = ActionSpec(
    marked("Actions", "&Open…"),
    marked("Actions", "Go on with a saved run, or go back to the epoch that an exported file shows"),
    "Ctrl+O",
    task=Task.EXPORT,
)
RESTORE = ActionSpec(
    marked("Actions", "Restore a &kept run…"),
    marked("Actions", "Go on with a run that was kept when the program ended badly"),
    task=Task.EXPORT,
)
OPEN_DATA = ActionSpec(
    marked("Actions", "Open &data…"),
    marked("Actions", "Learn from a table of your own: CSV, or columns of numbers"),
    "Ctrl+D",
    task=Task.EXPORT,
)
PASTE_DATA = ActionSpec(
    marked("Actions", "&Paste"),
    marked("Actions", "Learn from a table that was copied in a spreadsheet, or take a copied set-up"),
    "Ctrl+V",
    task=Task.EXPORT,
)
COPY_SET_UP = ActionSpec(
    marked("Actions", "Copy set-up as &text"),
    marked("Actions", "Copy the set-up as a line of text for an e-mail or a slide"),
    "Ctrl+T",
    task=Task.EXPORT,
)
COPY_LINK = ActionSpec(
    marked("Actions", "Copy set-up as &link"),
    marked("Actions", "Copy the set-up as a link"),
    "Ctrl+Shift+T",
    task=Task.EXPORT,
)
SAVE_DATA = ActionSpec(
    marked("Actions", "Save da&ta as CSV…"),
    marked("Actions", "Save all samples as a table, with their classes or targets"),
    "Ctrl+Shift+D",
    task=Task.EXPORT,
)
