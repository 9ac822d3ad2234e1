"""The one table of actions: text, tip, shortcut, icon and the phases in which each makes sense."""

from enum import Enum, unique

from PySide6.QtGui import QAction

from app.widgets.keys import Task
from app.window import file_actions
from app.window.action_spec import INSIDE, WITH_A_PAST, ActionSpec
from app.workers.status import STANDING, TRAINING
from mlp_engine import marked


@unique
class ActionId(Enum):
    """What the user can do; the value of each is its ActionSpec."""

    RUN_PAUSE = ActionSpec(
        marked("Actions", "&Run"),
        marked("Actions", "Train until the set number of epochs, or pause"),
        "Space",
        "run",
        STANDING | TRAINING,
        task=Task.RUN,
    )
    STEP = ActionSpec(
        marked("Actions", "&Step one epoch"),
        marked("Actions", "Train one epoch: one update with all samples, or one with each batch"),
        "Right",
        "step",
        STANDING,
        task=Task.RUN,
    )
    BACK = ActionSpec(
        marked("Actions", "Step one epoch &back"),
        marked("Actions", "Take the last epoch back, or the updates since it"),
        "Left",
        "back",
        WITH_A_PAST,
        task=Task.RUN,
    )
    STEP_UPDATE = ActionSpec(
        marked("Actions", "Make one &update"),
        marked("Actions", "Make one update with the batch that is due; without batches that is an epoch"),
        "Shift+Right",
        phases=STANDING,
        task=Task.RUN,
    )
    BACK_UPDATE = ActionSpec(
        marked("Actions", "Take one u&pdate back"),
        marked("Actions", "Take the last update back"),
        "Shift+Left",
        phases=STANDING,
        task=Task.RUN,
    )
    LOOK_ON = ActionSpec(
        marked("Actions", "Ne&xt quantity"),
        marked("Actions", "Look inside the update: compute the next quantity"),
        ".",
        "look_on",
        STANDING,
        short=marked("Actions", "Next"),
        task=Task.INSIDE,
    )
    LOOK_BACK = ActionSpec(
        marked("Actions", "&Previous quantity"),
        marked("Actions", "Look inside the update: go back by one quantity"),
        ",",
        "look_back",
        STANDING,
        short=marked("Actions", "Back"),
        task=Task.INSIDE,
    )
    FINISH = ActionSpec(
        marked("Actions", "F&inish this update"),
        marked("Actions", "Complete the update that is looked at, and look at whole epochs again"),
        "F",
        "finish",
        INSIDE,
        short=marked("Actions", "Finish"),
        task=Task.INSIDE,
    )
    ABANDON = ActionSpec(
        marked("Actions", "&Abandon this update"),
        marked("Actions", "Leave the parameters as they are, and look at whole epochs again"),
        "Esc",
        "abandon",
        INSIDE,
        short=marked("Actions", "Abandon"),
        task=Task.INSIDE,
    )
    RESET = ActionSpec(
        marked("Actions", "R&eset"),
        marked("Actions", "Start again from the same initial weights"),
        "Ctrl+R",
        "reset",
        task=Task.RUN,
    )
    NEW_WEIGHTS = ActionSpec(
        marked("Actions", "&New weights"),
        marked("Actions", "Start again from other initial weights, by the next weight seed"),
        "Ctrl+Shift+R",
        "new_seed",
        task=Task.RUN,
    )
    SLOWER = ActionSpec(
        marked("Actions", "S&lower"), marked("Actions", "Train fewer epochs a second"), "[", task=Task.RUN
    )
    FASTER = ActionSpec(
        marked("Actions", "&Faster"), marked("Actions", "Train more epochs a second"), "]", task=Task.RUN
    )
    BOOKMARK = ActionSpec(
        marked("Actions", "Bookmar&k"),
        marked("Actions", "Mark this epoch in the timeline, or take the mark away"),
        "B",
        "bookmark",
        task=Task.PAST,
    )
    NEXT_BOOKMARK = ActionSpec(
        marked("Actions", "Nex&t bookmark"),
        marked("Actions", "Go to the next marked epoch"),
        "Alt+Right",
        phases=WITH_A_PAST,
        task=Task.PAST,
    )
    PREVIOUS_BOOKMARK = ActionSpec(
        marked("Actions", "Pre&vious bookmark"),
        marked("Actions", "Go to the marked epoch before"),
        "Alt+Left",
        phases=WITH_A_PAST,
        task=Task.PAST,
    )
    COMPARE = ActionSpec(
        marked("Actions", "&Compare…"),
        marked("Actions", "Show two marked epochs side by side, and their difference"),
        "Ctrl+B",
        phases=WITH_A_PAST,
        task=Task.PAST,
    )
    DRAW = ActionSpec(
        marked("Actions", "&Draw points"),
        marked("Actions", "Add, move and erase samples in the decision boundary, or stop"),
        "D",
        "draw",
        task=Task.DRAW,
    )
    UNDO = ActionSpec(
        marked("Actions", "&Undo"),
        marked("Actions", "Take back what was changed last: in the set-up, the network or the points"),
        "Ctrl+Z",
        "undo",
        task=Task.SET_UP,
    )
    REDO = ActionSpec(
        marked("Actions", "&Redo"),
        marked("Actions", "Change again what was taken back last"),
        "Ctrl+Shift+Z Ctrl+Y",
        "redo",
        task=Task.SET_UP,
    )
    KEEP_WEIGHTS = ActionSpec(
        marked("Actions", "&Keep weights"),
        marked("Actions", "Let layers, neurons and inputs come and go in the diagram without a new start of the run"),
        is_checkable=True,
    )
    NEW = file_actions.NEW
    SAVE = file_actions.SAVE
    SAVE_AS = file_actions.SAVE_AS
    OPEN = file_actions.OPEN
    RESTORE = file_actions.RESTORE
    OPEN_DATA = file_actions.OPEN_DATA
    PASTE_DATA = file_actions.PASTE_DATA
    COPY_SET_UP = file_actions.COPY_SET_UP
    COPY_LINK = file_actions.COPY_LINK
    SAVE_DATA = file_actions.SAVE_DATA
    EXPORT = ActionSpec(
        marked("Actions", "&Export…"),
        marked("Actions", "Make pictures, slides, an animation or numbers of the run"),
        "Ctrl+E",
        "export",
        task=Task.EXPORT,
    )
    SNAPSHOT = ActionSpec(
        marked("Actions", "Quick snaps&hot"),
        marked("Actions", "Save a picture of the view that the pointer or the keyboard is in, in the last folder"),
        "P",
        "snapshot",
        task=Task.EXPORT,
    )
    SAVE_WINDOW = ActionSpec(
        marked("Actions", "&Window"),
        marked("Actions", "Save a picture of the window in the last folder"),
        "Shift+P",
        task=Task.EXPORT,
    )
    COPY_VIEW = ActionSpec(
        marked("Actions", "Copy &view"),
        marked("Actions", "Copy a picture of the view that the pointer or the keyboard is in"),
        "Ctrl+C",
        "copy",
        task=Task.EXPORT,
    )
    COPY_WINDOW = ActionSpec(
        marked("Actions", "&Window"),
        marked("Actions", "Copy a picture of the window to the clipboard"),
        "Ctrl+Shift+C",
        task=Task.EXPORT,
    )
    COPY_MATRIX = ActionSpec(
        marked("Actions", "Copy &matrix…"),
        marked("Actions", "Copy a matrix or an equation as LaTeX, NumPy, CSV or a picture"),
        "Ctrl+M",
        task=Task.EXPORT,
    )
    QUIT = ActionSpec(
        marked("Actions", "&Quit"),
        marked("Actions", "Close the window and end the program"),
        "Ctrl+Q",
        role=QAction.MenuRole.QuitRole,
    )
    RESET_LAYOUT = ActionSpec(
        marked("Actions", "&Reset layout"), marked("Actions", "Put every panel back to its place"), "Ctrl+0"
    )
    MAPS = ActionSpec(
        marked("Actions", "&Maps in the nodes"),
        marked("Actions", "Show in each node what its neuron gives over the plane of the inputs, where there is room"),
        is_checkable=True,
    )
    DISCRETE = ActionSpec(
        marked("Actions", "&Discrete colours"),
        marked("Actions", "Show the outputs of neurons in two colours: more than neutral, and less"),
        is_checkable=True,
    )
    FULL_SCREEN = ActionSpec(
        marked("Actions", "&Full screen"),
        marked("Actions", "Fill the screen with the window, or give it back"),
        "F11",
    )
    PRESENT = ActionSpec(
        marked("Actions", "P&resent"),
        marked("Actions", "Fill the screen with the panel that the pointer or the keyboard is in, in large type"),
        "F5",
        "present",
        task=Task.PRESENT,
    )
    NEXT_STEP = ActionSpec(
        marked("Actions", "Next &step"),
        marked("Actions", "Go on as a clicker does: by a quantity inside an update, else by an epoch"),
        "PgDown",
        phases=STANDING,
        task=Task.PRESENT,
    )
    PREVIOUS_STEP = ActionSpec(
        marked("Actions", "Previous s&tep"),
        marked("Actions", "Go back in the same way"),
        "PgUp",
        phases=WITH_A_PAST,
        task=Task.PRESENT,
    )
    GRADIENT_CHECK = ActionSpec(
        marked("Actions", "&Gradient check…"),
        marked("Actions", "Compare backpropagation with finite differences"),
        "Ctrl+G",
        "gradient_check",
    )
    LESSONS = ActionSpec(
        marked("Actions", "&Lessons…"),
        marked("Actions", "Begin with a set-up that is worth a look: a ready one, or one of your own"),
        "Ctrl+L",
        task=Task.SET_UP,
    )
    SAVE_LESSON = ActionSpec(
        marked("Actions", "Sa&ve set-up as lesson…"),
        marked("Actions", "Keep the set-up, and how it is looked at, among the lessons"),
        task=Task.SET_UP,
    )
    SHORTCUTS = ActionSpec(marked("Actions", "&Keyboard shortcuts"), marked("Actions", "List what each key does"), "F1")
    ABOUT = ActionSpec(
        marked("Actions", "&About Layerscope"),
        marked("Actions", "Tell the version and the licence"),
        role=QAction.MenuRole.AboutRole,
    )
