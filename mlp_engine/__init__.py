"""A multi-layer perceptron with backpropagation written out in matrices, in NumPy alone."""

from mlp_engine.activations import (
    ACTIVATION_REGISTRY,
    Activation,
    elu,
    elu_derivative,
    gelu,
    gelu_derivative,
    leaky_relu,
    leaky_relu_derivative,
    linear,
    linear_derivative,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    silu,
    silu_derivative,
    softmax,
    softmax_derivative,
    softplus,
    softplus_derivative,
    tanh,
    tanh_derivative,
)
from mlp_engine.arrays import LARGEST_SEED
from mlp_engine.config import RunConfig, needs_restart
from mlp_engine.curves import Curves, Point, Series
from mlp_engine.datasets import DATA_SET_REGISTRY, Data, DataSet, draw_data
from mlp_engine.drawings import make_moons_dataset
from mlp_engine.errors import Diverged, EngineError, InvalidInput, Text, TooEarly, marked
from mlp_engine.events import Event
from mlp_engine.fields import FIELDS
from mlp_engine.frame import Batch, Frame, LayerFrame, LayerSamples, Line, Remembered, Surface, Update
from mlp_engine.frame_request import FrameRequest, Plane
from mlp_engine.gradient_check import GradientCheck, check_gradients, gradient_check
from mlp_engine.gradient_report import GradientReport, ParameterCheck, Reading
from mlp_engine.history import EpochRecord, History, continued
from mlp_engine.initializers import INITIALIZER_REGISTRY, Initializer
from mlp_engine.kinds import GROUPS, ChoiceKind, Field, IntegerKind, LayersKind, LayerSpec, OptionalKind, RealKind
from mlp_engine.losses import LOSS_REGISTRY, Loss, accuracy, class_of, confusion
from mlp_engine.network import MLP
from mlp_engine.optimizers import OPTIMIZER_REGISTRY, Memory, Optimizer, Settings
from mlp_engine.own_data import OwnData
from mlp_engine.progress import UPDATE, MicroStep, Progress, micro_steps
from mlp_engine.run_point import RunPoint
from mlp_engine.schedules import SCHEDULE_REGISTRY, Schedule
from mlp_engine.session import Session
from mlp_engine.surface import with_resolution
from mlp_engine.ways import replay, retrace, work_of

__all__ = [
    "ACTIVATION_REGISTRY",
    "DATA_SET_REGISTRY",
    "FIELDS",
    "GROUPS",
    "INITIALIZER_REGISTRY",
    "LARGEST_SEED",
    "LOSS_REGISTRY",
    "MLP",
    "OPTIMIZER_REGISTRY",
    "SCHEDULE_REGISTRY",
    "UPDATE",
    "Activation",
    "Batch",
    "ChoiceKind",
    "Curves",
    "Data",
    "DataSet",
    "Diverged",
    "EngineError",
    "EpochRecord",
    "Event",
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
    "Line",
    "Loss",
    "Memory",
    "MicroStep",
    "Optimizer",
    "OptionalKind",
    "OwnData",
    "ParameterCheck",
    "Plane",
    "Point",
    "Progress",
    "Reading",
    "RealKind",
    "Remembered",
    "RunConfig",
    "RunPoint",
    "Schedule",
    "Series",
    "Session",
    "Settings",
    "Surface",
    "Text",
    "TooEarly",
    "Update",
    "accuracy",
    "check_gradients",
    "class_of",
    "confusion",
    "continued",
    "draw_data",
    "elu",
    "elu_derivative",
    "gelu",
    "gelu_derivative",
    "gradient_check",
    "leaky_relu",
    "leaky_relu_derivative",
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
    "silu",
    "silu_derivative",
    "softmax",
    "softmax_derivative",
    "softplus",
    "softplus_derivative",
    "tanh",
    "tanh_derivative",
    "with_resolution",
    "work_of",
]
