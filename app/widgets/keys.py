"""The one table of keys that do not belong to an action: which place takes which, what they do, and for which task."""

from dataclasses import dataclass
from enum import Enum, unique

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from mlp_engine import marked


@unique
class Task(Enum):
    """What a key is pressed for; the value of each is its title, to be translated in the context "Keys"."""

    RUN = marked("Keys", "Run")
    INSIDE = marked("Keys", "Inside an update")
    PAST = marked("Keys", "Past epochs")
    LOOK = marked("Keys", "Look at a view")
    DRAW = marked("Keys", "Draw points")
    SET_UP = marked("Keys", "Set up")
    EXPORT = marked("Keys", "Pictures and files")
    PRESENT = marked("Keys", "Present")
    WINDOW = marked("Keys", "Window")


@unique
class Place(Enum):
    """Where the keyboard is; the value of each is its title, to be translated in the context "Keys"."""

    WINDOW = marked("Keys", "everywhere")
    FOCUSED = marked("Keys", "view or timeline with a dashed ring")
    ENTERED = marked("Keys", "view or timeline with a solid ring")
    NETWORK = marked("Keys", "network")
    CURVE = marked("Keys", "curve")
    BOUNDARY = marked("Keys", "decision boundary, output of a neuron")
    DRAWING = marked("Keys", "decision boundary, drawing")
    INPUT = marked("Keys", "slider of an input")
    PLOT = marked("Keys", "any plot")
    MATRIX = marked("Keys", "matrix")
    TABLE = marked("Keys", "table of the inspector")
    EQUATION = marked("Keys", "equation")
    CELL_SUM = marked("Keys", "sum of a cell")
    TIMELINE = marked("Keys", "timeline")
    BUTTON = marked("Keys", "button")
    CHOICE = marked("Keys", "choice")
    SLIDER = marked("Keys", "speed")
    TABS = marked("Keys", "tabs")
    LINKS = marked("Keys", "text with links")
    READING = marked("Keys", "text to be read")
    MENU_BAR = marked("Keys", "menu bar")
    TEXT = marked("Keys", "text field")
    TYPED = marked("Keys", "text field, while one types")
    NUMBER = marked("Keys", "number")
    LAYERS = marked("Keys", "list of layers")
    MESSAGE = marked("Keys", "message")
    STAGE = marked("Keys", "while presenting")


TO_BE_ENTERED = frozenset(
    {
        Place.NETWORK,
        Place.CURVE,
        Place.BOUNDARY,
        Place.DRAWING,
        Place.PLOT,
        Place.MATRIX,
        Place.TABLE,
        Place.EQUATION,
        Place.CELL_SUM,
        Place.TIMELINE,
    }
)
"""The focus alone gives these no key: it may have come there by itself."""
WITH_SIGNS = frozenset({Place.TEXT, Place.MENU_BAR})
"""These take letters, digits and signs, too."""


@dataclass(frozen=True)
class KeyRow:
    """Some keys that do one thing at one place.

    Attributes
    ----------
    keys : each as QKeySequence reads it, with spaces between them
    what : they do, to be translated in ``context``
    shown : what a person reads in place of many keys, to be translated in the context "Keys"
    """

    place: Place
    keys: str
    what: str
    task: Task
    shown: str = ""
    context: str = "Keys"

    @property
    def combinations(self) -> frozenset[int]:
        """Each key with its modifiers, as ``combination`` returns it."""
        sequences = [QKeySequence(key) for key in self.keys.split()]
        return frozenset(sequence[0].toCombined() for sequence in sequences)  # type: ignore[index]

    @property
    def names(self) -> str:
        """The keys as they are written on this platform's keyboard, with commas between them."""
        native = QKeySequence.SequenceFormat.NativeText
        return ", ".join(QKeySequence(key).toString(native) for key in self.keys.split())


def combination(event: QKeyEvent) -> int:
    """Return a key with its modifiers, the same for one on the key pad; of a sign, without the Shift that it needs."""
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key == Qt.Key.Key_Return:
        key = Qt.Key.Key_Enter
    if key < Qt.Key.Key_Escape and not Qt.Key.Key_A <= key <= Qt.Key.Key_Z and key != Qt.Key.Key_Space:
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return int(key) | modifiers.value


_ARROWS = "Left Right Up Down"
_SHIFT_ARROWS = "Shift+Left Shift+Right Shift+Up Shift+Down"
_CTRL_ARROWS = "Ctrl+Left Ctrl+Right Ctrl+Up Ctrl+Down"
_PAGES, _ENDS = "PgUp PgDown", "Home End"
_EDITING = (
    f"Left Right {_ENDS} Backspace Del Shift+Left Shift+Right Shift+Home Shift+End Ctrl+Left Ctrl+Right Ctrl+Home "
    "Ctrl+End Ctrl+Backspace Ctrl+Del Ctrl+Shift+Left Ctrl+Shift+Right Shift+Backspace"
)
_CLIPBOARD = "Ctrl+C Ctrl+X Ctrl+V Ctrl+A Shift+Ins Ctrl+Ins Shift+Del"

KEYS_IN_PLACES: tuple[KeyRow, ...] = (
    KeyRow(Place.SLIDER, f"Up Down {_PAGES} {_ENDS}", marked("Keys", "Train more or fewer epochs a second"), Task.RUN),
    KeyRow(Place.TIMELINE, _PAGES, marked("Keys", "A twentieth of the run on or back"), Task.PAST),
    KeyRow(Place.TIMELINE, _ENDS, marked("Keys", "Epoch 0, or the newest"), Task.PAST),
    KeyRow(Place.FOCUSED, "Enter", marked("Keys", "Let it take its keys, as a click into it does"), Task.LOOK),
    KeyRow(
        Place.ENTERED, "Esc", marked("Keys", "Give its keys back to the run, and drop what they point at"), Task.LOOK
    ),
    KeyRow(Place.NETWORK, "Tab Shift+Tab", marked("Keys", "Next or previous layer"), Task.LOOK),
    KeyRow(Place.NETWORK, _ENDS, marked("Keys", "First or last layer"), Task.LOOK),
    KeyRow(Place.NETWORK, "Up Down", marked("Keys", "Previous or next neuron"), Task.LOOK),
    KeyRow(Place.NETWORK, "Shift+Up Shift+Down", marked("Keys", "Previous or next edge into the neuron"), Task.LOOK),
    KeyRow(
        Place.NETWORK,
        "Enter F2",
        marked("Keys", "Type a number for the picked edge or neuron; of a layer: show what can be done"),
        Task.LOOK,
    ),
    KeyRow(Place.NETWORK, "Ins + =", marked("Keys", "Add a neuron to the layer"), Task.SET_UP, "Ins, +"),
    KeyRow(
        Place.NETWORK,
        "Del -",
        marked("Keys", "Remove the picked neuron, or the layer's last one"),
        Task.SET_UP,
        "Del, −",
    ),
    KeyRow(
        Place.NETWORK,
        "Shift+Ins Ctrl++ Ctrl+=",
        marked("Keys", "Insert a layer before this one"),
        Task.SET_UP,
        "Shift+Ins, Ctrl++",
    ),
    KeyRow(Place.NETWORK, "Shift+Del Ctrl+-", marked("Keys", "Remove the layer"), Task.SET_UP, "Shift+Del, Ctrl+−"),
    KeyRow(Place.NETWORK, "A", marked("Keys", "Choose another activation of the layer"), Task.SET_UP),
    KeyRow(Place.NETWORK, "I", marked("Keys", "Choose the inputs"), Task.SET_UP),
    KeyRow(
        Place.NETWORK, "L", marked("Keys", "Freeze the picked edge, neuron or layer, or let it learn again"), Task.LOOK
    ),
    KeyRow(Place.NETWORK, "O", marked("Keys", "Switch the picked neuron off or on"), Task.LOOK),
    KeyRow(Place.NETWORK, "M", marked("Keys", "Enlarge the map of the picked neuron"), Task.LOOK),
    KeyRow(Place.CURVE, "Left Right", marked("Keys", "Read the previous or next epoch"), Task.LOOK),
    KeyRow(Place.CURVE, "Shift+Left Shift+Right", marked("Keys", "The same in long steps"), Task.LOOK),
    KeyRow(
        Place.BOUNDARY,
        _ARROWS,
        marked("Keys", "Read the prediction, or the output, at a point"),
        Task.LOOK,
        marked("Keys", "Arrow keys"),
    ),
    KeyRow(
        Place.BOUNDARY,
        _SHIFT_ARROWS,
        marked("Keys", "The same in long steps"),
        Task.LOOK,
        marked("Keys", "Shift+arrow keys"),
    ),
    KeyRow(Place.BOUNDARY, "Enter", marked("Keys", "Pick the sample nearest to the point"), Task.LOOK),
    KeyRow(Place.DRAWING, "Ins", marked("Keys", "Add a sample at the point"), Task.DRAW),
    KeyRow(Place.DRAWING, "Del", marked("Keys", "Erase the sample nearest to the point"), Task.DRAW),
    KeyRow(Place.DRAWING, "C Shift+C", marked("Keys", "Add samples of the next or previous class"), Task.DRAW),
    KeyRow(
        Place.DRAWING,
        "M",
        marked("Keys", "Take up the sample nearest to the point, for the arrow keys to move, or put it down"),
        Task.DRAW,
    ),
    KeyRow(
        Place.INPUT,
        f"Up Down {_PAGES} {_ENDS}",
        marked("Keys", "Move an input that is not drawn"),
        Task.LOOK,
    ),
    KeyRow(Place.PLOT, "+ = -", marked("Keys", "Zoom in or out"), Task.LOOK, "+, −"),
    KeyRow(
        Place.PLOT,
        _CTRL_ARROWS,
        marked("Keys", "Move what is in sight"),
        Task.LOOK,
        marked("Keys", "Ctrl+arrow keys"),
    ),
    KeyRow(Place.PLOT, "Home", marked("Keys", "Show everything again"), Task.LOOK),
    KeyRow(Place.MATRIX, _ARROWS, marked("Keys", "Read a cell"), Task.LOOK, marked("Keys", "Arrow keys")),
    KeyRow(Place.MATRIX, _PAGES, marked("Keys", "Ten rows up or down"), Task.LOOK),
    KeyRow(Place.MATRIX, _ENDS, marked("Keys", "First or last cell of the row"), Task.LOOK),
    KeyRow(Place.MATRIX, "Ctrl+Home Ctrl+End", marked("Keys", "First or last cell of all"), Task.LOOK),
    KeyRow(Place.MATRIX, "Enter", marked("Keys", "Pick the cell; one of W or b again: type another number"), Task.LOOK),
    KeyRow(Place.MATRIX, "F2", marked("Keys", "Type another number for a cell of W or b"), Task.LOOK),
    KeyRow(Place.MATRIX, "L", marked("Keys", "Freeze a cell of W or b, or let it learn again"), Task.LOOK),
    KeyRow(Place.MATRIX, "O", marked("Keys", "Switch the neuron of that cell off or on"), Task.LOOK),
    KeyRow(
        Place.TABLE,
        f"{_ARROWS} {_PAGES} {_ENDS} Ctrl+Home Ctrl+End",
        marked("Keys", "Go to another matrix or number"),
        Task.LOOK,
        marked("Keys", "Arrow keys"),
    ),
    KeyRow(
        Place.TABLE,
        f"{_SHIFT_ARROWS} Shift+PgUp Shift+PgDown Shift+Home Shift+End Ctrl+A",
        marked("Keys", "Select numbers"),
        Task.LOOK,
        marked("Keys", "Shift+arrow keys"),
    ),
    KeyRow(Place.TABLE, "Ctrl+C", marked("Keys", "Copy the selected numbers"), Task.LOOK),
    KeyRow(Place.TABLE, "Enter F2", marked("Keys", "Type another number for a cell of W or b"), Task.LOOK),
    KeyRow(Place.TABLE, "L", marked("Keys", "Freeze a cell of W or b, or let it learn again"), Task.LOOK),
    KeyRow(Place.TABLE, "O", marked("Keys", "Switch the neuron of that cell off or on"), Task.LOOK),
    KeyRow(
        Place.EQUATION,
        f"{_ARROWS} {_ENDS} Ctrl+Home Ctrl+End",
        marked("Keys", "Pick a cell and its sum"),
        Task.LOOK,
        marked("Keys", "Arrow keys"),
    ),
    KeyRow(Place.CELL_SUM, f"Up Down {_PAGES} {_ENDS}", marked("Keys", "Scroll"), Task.LOOK),
    KeyRow(Place.CELL_SUM, "Enter", marked("Keys", "Follow the link"), Task.LOOK),
    KeyRow(Place.CELL_SUM, "Ctrl+C", marked("Keys", "Copy what is selected"), Task.LOOK),
    KeyRow(
        Place.TEXT,
        _EDITING,
        marked("Keys", "Write, move and delete"),
        Task.SET_UP,
        marked("Keys", "Letters, digits, signs"),
    ),
    KeyRow(
        Place.TEXT,
        _CLIPBOARD,
        marked("Keys", "Copy, cut, paste, select all"),
        Task.SET_UP,
        "Ctrl+C, X, V, A",
    ),
    KeyRow(Place.TYPED, "Ctrl+Z Ctrl+Shift+Z Ctrl+Y", marked("Keys", "Undo or redo what is being typed"), Task.SET_UP),
    KeyRow(Place.TEXT, "Enter", marked("Keys", "Take the value, and give the keys to the run"), Task.SET_UP),
    KeyRow(Place.TEXT, "Esc", marked("Keys", "Take the old value back, and give the keys to the run"), Task.SET_UP),
    KeyRow(Place.NUMBER, f"Up Down {_PAGES}", marked("Keys", "A larger or smaller value"), Task.SET_UP),
    KeyRow(Place.LAYERS, "Ins Ctrl++", marked("Keys", "Add a layer"), Task.SET_UP),
    KeyRow(Place.LAYERS, "Del", marked("Keys", "Remove the layer"), Task.SET_UP),
    KeyRow(Place.LAYERS, "Alt+Up Alt+Down", marked("Keys", "Move the layer"), Task.SET_UP),
    KeyRow(Place.CHOICE, "Enter", marked("Keys", "Show what there is to choose"), Task.SET_UP),
    KeyRow(Place.CHOICE, f"Up Down {_ENDS}", marked("Keys", "Choose another"), Task.SET_UP),
    KeyRow(Place.STAGE, "1 2 3 4 5 6 7 8 9", marked("Keys", "Show or hide a panel"), Task.PRESENT, "1 … 9"),
    KeyRow(Place.STAGE, "Esc", marked("Keys", "Leave the screen to the window"), Task.PRESENT),
    KeyRow(
        Place.WINDOW, "Tab Shift+Tab", marked("Keys", "Go to the next or previous place that can be used"), Task.WINDOW
    ),
    KeyRow(
        Place.WINDOW,
        "",
        marked("Keys", "Open a menu"),
        Task.WINDOW,
        marked("Keys", "Alt+underlined letter"),
    ),
    KeyRow(Place.BUTTON, "Enter", marked("Keys", "Press it"), Task.WINDOW),
    KeyRow(Place.TABS, "Up Down", marked("Keys", "Show another panel"), Task.WINDOW),
    KeyRow(Place.LINKS, "Enter", marked("Keys", "Follow the link"), Task.WINDOW),
    KeyRow(Place.READING, "Ctrl+C", marked("Keys", "Copy what is selected"), Task.WINDOW),
    KeyRow(Place.MESSAGE, "Esc", marked("Keys", "Close it"), Task.WINDOW),
    KeyRow(
        Place.MENU_BAR,
        f"{_ARROWS} Enter Space Esc",
        marked("Keys", "Go through the menus"),
        Task.WINDOW,
        marked("Keys", "Arrow keys, letters"),
    ),
)

KEYS_OF: dict[Place, frozenset[int]] = {
    place: frozenset().union(*(row.combinations for row in KEYS_IN_PLACES if row.place is place)) for place in Place
}
"""What each place takes, as ``combination`` returns it."""
