"""The slides of a run: what a lecture on it would show, with the words beside the figures."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from app.export.deck.run_notes import activations, architecture, caption, configuration, loss_in_words
from app.export.deck.slides import Chart, ChartSeries, Page, Slide, Table
from app.export.deck.task_words import task_words
from app.export.figures.choices import ExportChoices
from app.export.figures.material import Material, shown_epochs
from app.export.figures.picture_size import SIZES, PictureSize
from app.export.output import Output
from app.export.pictures.picture_output import PictureOutput
from app.lesson.equations import EQUATIONS, equation_text
from app.lesson.measures import measures_of
from app.lesson.names import MATRICES, formula_name
from app.lesson.numbers import epoch_label, shape_text
from app.lesson.score import score_of
from app.lesson.updates import update_texts
from app.style.theme import SLIDE_THEMES, Theme, ordered_colors
from app.style.translation import engine_text, language_in_force
from app.views.plots.downsampling import envelope
from mlp_engine import ACTIVATION_REGISTRY, Frame, RunConfig, marked

PICTURE_DPI = 192.0  # twice that of a screen
PICTURE_TEXT = 14.0  # pt
WIDE = 1.5  # from this width for each height on, slides are 16:9


@dataclass(frozen=True)
class Words:
    """What stands beside a figure, to be translated in the context "Slides": title, alternative text, formula.

    In braces stand the lesson's equations by what they compute, {J} for the loss, and words and numbers of the run.
    """

    title: str
    alt: str
    formula: str


WORDS: dict[str, Words] = {
    "network": Words(
        marked("Slides", "The network"),
        marked("Slides", "Diagram of the network {network}: a node for each neuron, an edge for each weight."),
        marked("Slides", "Forward: {Z}, {A}, {entering}."),
    ),
    "decision_boundary_before": Words(
        marked("Slides", "Before training"),
        marked("Slides", "{picture} of the untrained network, with the {m} samples."),
        "{prediction}",
    ),
    "decision_boundary_after": Words(
        marked("Slides", "After {epoch} epochs"),
        marked("Slides", "{picture} after {epoch} epochs, with the {m} samples; {score} {accuracy}."),
        "{prediction}",
    ),
    "film_strip": Words(
        "{series}",
        marked("Slides", "{picture} at the epochs {epochs}, all on one scale."),
        "{predictions}",
    ),
    "loss": Words(
        marked("Slides", "Loss"),
        marked("Slides", "Chart of the loss of epochs 0 to {epoch} on a log axis; at the end it is {loss}."),
        marked("Slides", "J = {J}, over all {m_train} samples."),
    ),
    "accuracy": Words(
        "{score_title}",
        marked("Slides", "Chart of the {score} of epochs 0 to {epoch}; at the end it is {accuracy}."),
        "{score_formula}",
    ),
    "gradient_norms": Words(
        marked("Slides", "Gradient norms"),
        marked("Slides", "Chart of the L2 norm of dW of each layer for epochs 0 to {epoch} on a log axis."),
        marked("Slides", "|dW[l]| = √Σ dW[l]², with {dW}.{taken}"),
    ),
    "weights": Words(
        marked("Slides", "Weights, start and now"),
        marked("Slides", "Heatmaps of every weight matrix at epoch 0 and at epoch {epoch}, one scale for each layer."),
        marked("Slides", "Update: {W}, {b}."),
    ),
    "shapes": Words(
        marked("Slides", "Shapes of the matrices"),
        marked("Slides", "Table of the shapes of W, b, Z, A and δ of each layer."),
        marked("Slides", "{Z}: W[l] has a column for each row of A[l-1]; each sample is a column."),
    ),
    "inspector": Words(
        marked("Slides", "Inside layer {l}"),
        marked("Slides", "Equations of layer {l} with the shapes and statistics of its matrices."),
        marked("Slides", "Backward: {δ}, {dW}, {db}."),
    ),
}
"""The slides behind the title, in their order; those that are parts of the figure are pictures of it."""


class DeckOutput(Output):
    """PowerPoint slides: a title, then the slides of WORDS."""

    sizes = ("16:9", "4:3")
    numbers = ()

    def __init__(self, choices: ExportChoices, material: Material) -> None:
        super().__init__(choices, material)
        self._is_wide = _is_wide(choices.size)
        self._texts = SlideTexts(material.now, shown_epochs(self._figure("film_strip"), material.now.epoch))
        self._slides: list[Slide] = []
        self._language = ""

    @classmethod
    def fitted(cls, choices: ExportChoices) -> ExportChoices:
        wide, narrow = (SIZES[name][1] for name in cls.sizes)
        if choices.size in (wide, narrow):
            return choices
        return replace(choices, size=wide if _is_wide(choices.size) else narrow)

    @classmethod
    def contents(cls, frame: Frame, format: str) -> str:
        texts = SlideTexts(frame, ())
        titles = [texts.title_slide().title, *map(texts.title, WORDS)]
        lines = [f"{number}. {title}" for number, title in enumerate(titles, start=1)]
        count = QCoreApplication.translate("Export", "{count} slides:").format(count=len(titles))
        return "\n".join([count, *lines])

    @property
    def pieces(self) -> int:
        return len(WORDS) + 1

    def draw(self) -> Iterator[None]:
        self._language = language_in_force()
        self._slides = [self._texts.title_slide()]
        for name in WORDS:
            self._slides.append(self._slide(name))
            yield

    def encode(self) -> Iterator[bytes]:
        from app.export.deck.writer import deck_bytes  # python-pptx would slow every start of the program

        theme = SLIDE_THEMES[self.choices.theme]
        yield deck_bytes(self._slides, theme, self._is_wide, self._language, self.material.origin)

    def _slide(self, name: str) -> Slide:
        frame, texts = self.material.now, self._texts
        if name in self.choices.spec.parts:
            choices = self._figure(name)
            frame = self.material.frames(choices)[-1]
            return texts.slide(name, PictureOutput.picture(choices, self.material), frame)
        if name == "shapes":
            return texts.slide(name, texts.shapes(), frame)
        return texts.slide(name, texts.chart(name, SLIDE_THEMES[self.choices.theme]), frame)

    def _figure(self, name: str) -> ExportChoices:
        """The choices for a picture on a slide."""
        room = Page(self._is_wide).content
        size = PictureSize(round(room.width * PICTURE_DPI), round(room.height * PICTURE_DPI), PICTURE_DPI, PICTURE_TEXT)
        return replace(self.choices, figure=name, size=size)


def _is_wide(size: PictureSize) -> bool:
    return size.width >= WIDE * size.height


class SlideTexts:
    """The words and numbers on the slides of a frame.

    Parameters
    ----------
    frame : at the end of the run
    epochs : of the film strip
    """

    def __init__(self, frame: Frame, epochs: tuple[int, ...]) -> None:
        self._frame = frame
        loss, score = measures_of(frame, loss_in_words)
        self._fields: Mapping[str, object] = {
            **_equations(frame.config),
            "network": architecture(frame.config),
            "activations": activations(frame.config),
            "m": frame.config.n_samples,
            "m_train": frame.X.shape[1],
            "L": frame.L,
            "l": frame.samples.l,
            "epoch": epoch_label(frame.epoch),
            "epochs": ", ".join(map(epoch_label, epochs)),
            "loss": loss.value_text(),
            "score": score_of(frame.config).label,
            "accuracy": score.value_text(),
            "entering": _entering(frame.config),
            "taken": "" if frame.batch.is_whole else f" {_taken()}",
            "measures": f"{loss.text()}, {score.text()}",
        }
        self._fields = self._fields | {name: self._filled(text) for name, text in task_words(frame).items()}

    def title(self, name: str) -> str:
        """Return the title of a slide of WORDS."""
        return self._filled(WORDS[name].title)

    def title_slide(self) -> Slide:
        """Return the first slide: which network has learnt what, and how well."""
        lines = (
            marked("Slides", "{network}, {activations}"),
            marked("Slides", "{epoch} epochs, {measures}"),
        )
        title = self._filled(marked("Slides", "A network learns"))
        return Slide(title, "\n".join(map(self._filled, lines)), notes=configuration(self._frame))

    def slide(self, name: str, figure: QImage | Chart | Table, frame: Frame) -> Slide:
        """Return a slide of WORDS, whose figure shows ``frame``."""
        notes = f"{self._filled(WORDS[name].formula)}\n\n{configuration(self._frame)}"
        return Slide(self.title(name), caption(frame), figure, self._filled(WORDS[name].alt), notes)

    def chart(self, name: str, theme: Theme) -> Chart:
        """Return a chart over the epochs, in the colours of the views."""
        score = score_of(self._frame.config)
        y_titles = {
            "loss": marked("Slides", "loss"),
            "accuracy": score.axis_label,
            "gradient_norms": marked("Slides", "L2 norm"),
        }
        y_title = self._filled(y_titles[name])
        factor = score.factor if name == "accuracy" else 1.0
        curves, series = self._curves(name, y_title), []
        colors = ordered_colors(theme, 1 + max(curve.hue for curve in curves))
        for curve in curves:
            x, y = envelope(self._frame.curves.series(curve.quantity))
            series.append(ChartSeries(curve.label, x, factor * y, colors[curve.hue], curve.is_dashed))
        least = -math.inf if score.is_share or name != "accuracy" else 0.0
        x_title = self._filled(marked("Slides", "epoch"))
        return Chart(tuple(series), x_title, y_title, is_log=name != "accuracy", least=least)

    def _curves(self, name: str, title: str) -> list["_Curve"]:
        """Return the curves of a chart; where there is a test, their names tell train and test apart."""
        if name == "gradient_norms":
            norms = (f"|dW{layer.l}|" for layer in self._frame.layers)
            return [_Curve(norm, formula_name(norm), hue) for hue, norm in enumerate(norms)]
        curves = [_Curve(name, title)]
        if self._frame.X_test.size:
            train, test = marked("Slides", "{title}, train"), marked("Slides", "{title}, test")
            curves = [_Curve(name, self._filled(train, title=title))]
            curves.append(_Curve(f"test_{name}", self._filled(test, title=title), is_dashed=True))
        if name == "loss" and "penalty" in self._frame.curves.extra_names:
            curves.append(_Curve("penalty", self._filled(marked("Slides", "penalty")), hue=2))
        return curves

    def shapes(self) -> Table:
        """Return the table of the shapes of each layer."""
        headings = (marked("Slides", "Layer"), marked("Slides", "Activation"))
        header = (*map(self._filled, headings), "W[l]", "b[l]", "Z[l], A[l], δ[l]", "dW[l]", "db[l]")
        m = len(self._frame.batch.columns)
        rows = (
            (
                str(layer.l),
                engine_text(ACTIVATION_REGISTRY[layer.activation].label),
                *map(shape_text, (layer.W.shape, layer.b.shape, (layer.n_out, m), layer.dW.shape, layer.db.shape)),
            )
            for layer in self._frame.layers
        )
        return (header, *rows)

    def _filled(self, text: str, **fields: object) -> str:
        return QCoreApplication.translate("Slides", text).format(**self._fields, **fields)


@dataclass(frozen=True)
class _Curve:
    """A quantity in a chart, its name there, and which of the curves' colours it has."""

    quantity: str
    label: str
    hue: int = 0
    is_dashed: bool = False


def _entering(config: RunConfig) -> str:
    """Return what A[0] is."""
    if config.has_plain_inputs:
        return "A[0] = X"
    text = QCoreApplication.translate("Slides", marked("Slides", "A[0] with the rows {inputs}, made of X"))
    return text.format(inputs=", ".join(config.input_labels))


def _taken() -> str:
    text = marked("Slides", "All training samples are taken, with the weights that each epoch began with.")
    return QCoreApplication.translate("Slides", text)


def _equations(config: RunConfig) -> dict[str, str]:
    """Return the equations of a hidden layer l and, as "J", what the loss is, as lines of text."""
    names = {name: symbol.name("l") for name, symbol in MATRICES.items()}
    last = {name: symbol.name(len(config.layers)) for name, symbol in MATRICES.items()}
    texts = {symbol: equation_text(config, symbol).format_map(names) for symbol in EQUATIONS}
    texts["W"] = ", ".join(update_texts(config, "W")).format_map(names)  # what is remembered for b is made alike
    return texts | {"J": equation_text(config, "loss").format_map(last)}
