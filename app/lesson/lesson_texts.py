"""What the ready lessons are called, what there is to watch in each of them, and what to look at or to try."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from mlp_engine import marked


@dataclass(frozen=True)
class LessonText:
    """The words of a lesson, in English, to be translated in the context "Lessons".

    Attributes
    ----------
    title : a few words
    watch : a sentence on what is to be seen, and at which epoch
    advice : a sentence on where to look, and what to try then
    """

    title: str
    watch: str
    advice: str


LESSON_TEXTS: dict[str, LessonText] = {
    "lesson": LessonText(
        marked("Lessons", "The lesson"),
        marked(
            "Lessons",
            "Two hidden layers of ReLU bend the boundary around both moons: 78 % of the samples are right after 10 "
            "epochs, 92 % after 300, all after 2000.",
        ),
        marked(
            "Lessons",
            "Watch the decision boundary from epoch 300 to 1000, when the moons come apart, and then click a layer in "
            "the network to see its matrices.",
        ),
    ),
    "straight_line": LessonText(
        marked("Lessons", "No hidden layer"),
        marked(
            "Lessons",
            "Without a hidden layer the boundary is a straight line: it turns, but 34 of 300 samples are still on the "
            "wrong side after 2000 epochs.",
        ),
        marked(
            "Lessons",
            "Watch the line in the decision boundary, and then add a hidden layer of 8 tanh neurons: 99 % of the "
            "samples will be right.",
        ),
    ),
    "symmetry": LessonText(
        marked("Lessons", "Weights that start at zero"),
        marked(
            "Lessons",
            "With all weights at zero every gradient is 0, so the four neurons stay alike, and the loss stays at ln 2, "
            "which is 0.693.",
        ),
        marked(
            "Lessons",
            "Look at the gradient norms, which lie on the floor, and then choose He for the starting weights: 93 % of "
            "the samples will be right after 1000 epochs.",
        ),
    ),
    "deep_sigmoid": LessonText(
        marked("Lessons", "Gradients that vanish"),
        marked(
            "Lessons",
            "At the start the gradient of W[1] is nearly 200 times smaller than that of W[5], and after 1000 epochs "
            "the loss is still at 0.123.",
        ),
        marked(
            "Lessons",
            "Compare the curves of the gradient norms layer by layer, and then open the next lesson, in which tanh "
            "takes the place of the sigmoids.",
        ),
    ),
    "deep_tanh": LessonText(
        marked("Lessons", "A deep network of tanh"),
        marked(
            "Lessons",
            "Tanh passes the gradients on: at the start those of the five layers differ by a factor of 4 at most, and "
            "after 300 epochs all samples are right.",
        ),
        marked(
            "Lessons",
            "Watch the gradient norms leap between epochs 100 and 220, for a learning rate of 1 is bold, and then try "
            "0.3: the loss falls in every epoch.",
        ),
    ),
    "large_rate": LessonText(
        marked("Lessons", "A learning rate that is too large"),
        marked(
            "Lessons",
            "With a linear output a learning rate of 1 is too large: the loss goes up about as often as down, and the "
            "boundary swings with it.",
        ),
        marked(
            "Lessons",
            "Watch the loss jump from epoch to epoch, and then set the learning rate to 0.1 and press Reset: it falls "
            "in every epoch, and further.",
        ),
    ),
    "adam": LessonText(
        marked("Lessons", "The lesson with Adam"),
        marked(
            "Lessons",
            "Adam gives each weight a step of its own: after 200 epochs the loss is 0.0015, which gradient descent "
            "does not reach in 2000.",
        ),
        marked(
            "Lessons",
            "Watch the loss fall a hundredfold in 200 epochs, and then open “The lesson” at the same speed, which is "
            "the same network with gradient descent.",
        ),
    ),
    "few_samples": LessonText(
        marked("Lessons", "Few and noisy samples"),
        marked(
            "Lessons",
            "A large network learns 20 noisy samples by heart: 80 % of them are right after 100 epochs, and all after "
            "500, when the boundary follows the noise.",
        ),
        marked(
            "Lessons",
            "Watch the boundary from epoch 150 on, when it reaches out for single samples, and then set the samples to "
            "200: the same network leaves 18 of them wrong.",
        ),
    ),
    "overfitting": LessonText(
        marked("Lessons", "Learning by heart"),
        marked(
            "Lessons",
            "The training loss falls to 0.03, but the test loss is lowest at epoch 18, 0.27, and nearly eight times as "
            "high after 1000 epochs.",
        ),
        marked(
            "Lessons",
            "Compare the two curves of the loss, of which the dashed one is the test, and then set the patience to 20: "
            "the run stops by itself at epoch 38.",
        ),
    ),
    "l2_penalty": LessonText(
        marked("Lessons", "A penalty on large weights"),
        marked(
            "Lessons",
            "The samples are those of “Learning by heart”, but large weights cost something: the test loss ends at "
            "0.23 and not at 2.13.",
        ),
        marked(
            "Lessons",
            "Look at the boundary, which stays smooth, and then set the L2 penalty to 0.1, which is too much: 70 % of "
            "the training samples are right in the end.",
        ),
    ),
    "playground": LessonText(
        marked("Lessons", "TensorFlow Playground's start"),
        marked(
            "Lessons",
            "The network that TensorFlow Playground starts with closes its boundary around the inner disc: after 50 "
            "epochs all training samples are right.",
        ),
        marked(
            "Lessons",
            "Watch in the nodes of the network how each neuron halves the plane, and then leave the first layer 2 "
            "neurons, which cannot close the boundary.",
        ),
    ),
    "spiral_two_layers": LessonText(
        marked("Lessons", "The spiral"),
        marked(
            "Lessons",
            "Two hidden layers unwind the spiral: 63 % of the training samples are right after 20 epochs, 98 % after "
            "50.",
        ),
        marked(
            "Lessons",
            "Watch the arms come apart between epochs 20 and 50, and then take the second hidden layer away: after 200 "
            "epochs 72 % are right.",
        ),
    ),
    "five_blobs": LessonText(
        marked("Lessons", "Five classes"),
        marked(
            "Lessons",
            "Softmax shares the plane among five classes: 36 % of the training samples are right at the start, 78 % "
            "after 2 epochs, all after 10.",
        ),
        marked(
            "Lessons",
            "Step epoch by epoch, and see in the confusion matrix which classes are taken for which; click a cell to "
            "light its samples.",
        ),
    ),
    "sine": LessonText(
        marked("Lessons", "A function of one input"),
        marked(
            "Lessons",
            "ReLU follows the sine in straight pieces, with a kink wherever a neuron switches on or off: R² of the "
            "test is above 0.9 after 100 epochs, above 0.98 after 500.",
        ),
        marked(
            "Lessons",
            "Look for the kinks in the curve of the predictions, and then choose tanh for both hidden layers: the "
            "curve becomes smooth.",
        ),
    ),
    "bumps": LessonText(
        marked("Lessons", "A landscape"),
        marked(
            "Lessons",
            "Two layers of tanh model three hills and three hollows: R² of the test is far below 0 at the start, and "
            "above 0.85 after 100 epochs.",
        ),
        marked(
            "Lessons",
            "Watch the colours of the plane become a landscape, and then switch on the residuals below it to see where "
            "the model is still wrong.",
        ),
    ),
}
"""By the names of the presets, in the order in which they are shown."""


def lesson_words(name: str) -> tuple[str, str]:
    """Return the title of a ready lesson, and its two sentences, in the language of the window."""
    text = LESSON_TEXTS[name]
    watch, advice = _translated(text.watch), _translated(text.advice)
    return _translated(text.title), QCoreApplication.translate("Lessons", "{watch} {advice}").format(
        watch=watch, advice=advice
    )


def _translated(text: str) -> str:
    return QCoreApplication.translate("Lessons", text)
