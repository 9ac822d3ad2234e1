"""A multi-layer perceptron with backpropagation written out in matrices, in NumPy alone."""

from mlp_engine.activations import (
    ACTIVATION_REGISTRY,
    Activation,
    linear,
    linear_derivative,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    tanh,
    tanh_derivative,
)
from mlp_engine.config import FIELDS, Field, RunConfig, needs_restart
from mlp_engine.curves import Curves, Point, Series
from mlp_engine.datasets import DATA_SET_REGISTRY, LARGEST_SEED, DataSet, make_moons_dataset
from mlp_engine.errors import Diverged, EngineError, InvalidInput, Text, TooEarly, marked
from mlp_engine.frame import Frame, FrameRequest, LayerFrame, LayerSamples, Surface, Update, with_resolution
from mlp_engine.gradient_check import GradientCheck, check_gradients, gradient_check
from mlp_engine.gradient_report import GradientReport, ParameterCheck, Reading
from mlp_engine.history import EpochRecord, History, continued
from mlp_engine.initializers import INITIALIZER_REGISTRY, Initializer
from mlp_engine.kinds import ChoiceKind, IntegerKind, LayersKind, LayerSpec, RealKind
from mlp_engine.losses import LOSS_REGISTRY, Loss, accuracy
from mlp_engine.network import MLP
from mlp_engine.optimizers import OPTIMIZER_REGISTRY, Optimizer
from mlp_engine.progress import UPDATE, MicroStep, Progress, micro_steps
from mlp_engine.run_point import RunPoint
from mlp_engine.session import Session, replay, retrace

__all__ = [
    "ACTIVATION_REGISTRY",
    "DATA_SET_REGISTRY",
    "FIELDS",
    "INITIALIZER_REGISTRY",
    "LARGEST_SEED",
    "LOSS_REGISTRY",
    "MLP",
    "OPTIMIZER_REGISTRY",
    "UPDATE",
    "Activation",
    "ChoiceKind",
    "Curves",
    "DataSet",
    "Diverged",
    "EngineError",
    "EpochRecord",
    "Field",
    "Frame",
    "FrameRequest",
    "GradientCheck",
    "GradientReport",
    "History",
    "Initializer",
    "IntegerKind",
    "InvalidInput",
    "LayerFrame",
    "LayerSamples",
    "LayerSpec",
    "LayersKind",
    "Loss",
    "MicroStep",
    "Optimizer",
    "ParameterCheck",
    "Point",
    "Progress",
    "Reading",
    "RealKind",
    "RunConfig",
    "RunPoint",
    "Series",
    "Session",
    "Surface",
    "Text",
    "TooEarly",
    "Update",
    "accuracy",
    "check_gradients",
    "continued",
    "gradient_check",
    "linear",
    "linear_derivative",
    "make_moons_dataset",
    "marked",
    "micro_steps",
    "needs_restart",
    "relu",
    "relu_derivative",
    "replay",
    "retrace",
    "sigmoid",
    "sigmoid_derivative",
    "tanh",
    "tanh_derivative",
    "with_resolution",
]
