"""A run that can be looked at: quantity by quantity, and in pictures of itself."""

import math

from mlp_engine.config import RunConfig
from mlp_engine.curves import Curves
from mlp_engine.errors import Text
from mlp_engine.findings import Epoch, findings_of
from mlp_engine.frame import Frame, Update
from mlp_engine.frame_maker import FrameMaker, MadeUpdate
from mlp_engine.frame_request import FrameRequest
from mlp_engine.history import EpochRecord
from mlp_engine.learner import Learner
from mlp_engine.progress import Progress, micro_steps
from mlp_engine.run import Run
from mlp_engine.saved_run import SavedRun


class Session(Run):
    """A run, how much of its present epoch is to be seen, and pictures of that.

    ``look_on`` and ``look_back`` go through the quantities of an update one by one. Nothing is computed anew for that:
    the session only says how much of it is to be seen.

    Attributes
    ----------
    progress : what of the update that is due is to be seen

    Raises
    ------
    Diverged
        if the starting weights give numbers that are not finite
    """

    def __init__(self, config: RunConfig) -> None:
        super().__init__(config)
        self._frame_maker = FrameMaker()
        self.progress = Progress(self.model.L)

    def step(self) -> EpochRecord:
        """Go on as a run does, and see all of the next epoch."""
        finished = super().step()
        self.look_at_all()
        return finished

    def step_update(self) -> EpochRecord | None:
        """Make one update as a run does, and see all of the next one."""
        finished = super().step_update()
        self.look_at_all()
        return finished

    def rewind(self, epoch: int) -> None:
        """Go back as a run does, and see all of the epoch."""
        super().rewind(epoch)
        self.look_at_all()

    def saved(self) -> SavedRun:
        """Save the run, and how much of its present epoch is to be seen."""
        run = super().saved()
        return SavedRun({**run.values, "position": self.progress.position}, run.arrays)

    def _use(self, learner: Learner) -> None:
        """Go on as a run does, and see all of a network that has other layers."""
        super()._use(learner)
        if self.progress.L != self.model.L:
            self.progress = Progress(self.model.L)

    # inside an update

    def look_on(self) -> None:
        """See one quantity more of the present epoch; behind the last one make the update, and see what it has made.

        Raises Diverged as ``step`` does.
        """
        L, position = self.model.L, self.progress.position
        if position is None:
            self.progress = Progress(L, 1)
        elif not self.progress.is_complete:
            self.progress = Progress(L, position + 1)
        else:
            self.step_update()
            self.progress = Progress(L, 0)

    def look_back(self) -> bool:
        """See one quantity less of the present epoch; tell whether there was one.

        Where only the parameters are to be seen, the update before has to be taken back: go to ``place_before`` and
        ``look_at_end``.
        """
        if self.progress.position is None:
            self.look_at_end()
        elif self.progress.position > 0:
            self.progress = Progress(self.model.L, self.progress.position - 1)
        else:
            return False
        return True

    @property
    def place_before(self) -> tuple[int, int] | None:
        """The epoch, and the updates made of it, before the last update; None at the start."""
        if self.update:
            return self.epoch, self.update - 1
        return (self.epoch - 1, self.updates_in(self.epoch - 1) - 1) if self.epoch else None

    def look_at_end(self) -> None:
        """See every quantity of the update that is due, the last one as the newest."""
        self.progress = Progress(self.model.L, len(micro_steps(self.model.L)) - 1)

    def look_at_all(self) -> None:
        """See all of the update that is due: stop looking at quantities one by one."""
        if self.progress.is_inside:
            self.progress = Progress(self.model.L)

    # pictures

    def frame(self, request: FrameRequest) -> Frame:
        """Return a picture of the session; its arrays are copies that never change."""
        l = min(request.layer, self.model.L)
        progress = self.progress
        self._frame_maker.learner = self._learner
        is_predicted = progress.knows("A", self.model.L)
        return Frame(
            point=self.point,
            end=self._end,
            progress=progress,
            loss=self.record.loss if progress.knows_loss() else math.nan,
            accuracy=self.record.accuracy if progress.knows_loss() else math.nan,
            curves=self._curves(),
            recorded=self._own(self.history.curves()),
            left=None if self.left is None else self._own(self.left),
            X=self.X,
            Y=self.Y,
            layers=self._frame_maker.layers(progress),
            samples=self._frame_maker.samples(l, progress, has_terms=request.has_terms),
            surface=self._frame_maker.surface(request) if is_predicted else None,
            line=self._frame_maker.line(request.resolution) if is_predicted else None,
            maps=self._frame_maker.maps(request) if is_predicted else (),
            batch=self._frame_maker.batch(self.update, progress),
            X_test=self._learner.X_test,
            Y_test=self._learner.Y_test,
            predictions=self._frame_maker.predictions(progress),
            predictions_test=self._frame_maker.predictions_test(progress),
            extras=self._extras(),
            update=self._update(l) if request.has_update else None,
            findings=self._findings() if progress.is_complete else (),
        )

    def _extras(self) -> dict[str, float]:
        """Return what is measured besides, as far as it is to be seen."""
        values = self.record.extras if self.progress.knows_loss() else [math.nan] * len(self.record.extras)
        return dict(zip(self.history.extra_names, values, strict=True))

    def _curves(self) -> Curves:
        """Return the curves up to the present epoch, as far as it is to be seen."""
        is_newest = self.epoch == self.newest_epoch
        curves = self._own(self.history.curves() if is_newest else self.history.curves_until(self._point))
        hidden = [name for name in curves.names if not self._is_seen(name)]
        return curves.hiding(hidden) if hidden else curves

    def _own(self, curves: Curves) -> Curves:
        """Return the curves without the norms of layers that the network has not, or has not any more."""
        return curves.of_norms(self.norm_names)

    def _is_seen(self, name: str) -> bool:
        """Tell whether the value of a curve is known in the present epoch; the norm of "dW3" is "|dW3|"."""
        if not name.startswith("|"):
            return self.progress.knows_loss()
        return self.progress.knows(name[1:3], int(name[3:-1]))

    def _update(self, l: int) -> Update | None:
        """Return the update that has led to the present epoch, as long as no quantity behind it is looked at."""
        if self.progress.position or self._made_rate is None or self.place_before is None:
            return None
        epoch, update = self.place_before
        before = self._before if update else self._past.last_before(epoch).vector
        made = MadeUpdate(epoch, update, before, self._made_rate)
        return self._frame_maker.update(l, made, (self.epoch, self.update))

    def _findings(self) -> tuple[Text, ...]:
        gradients = self._learner.backward.gradients
        return findings_of(Epoch(gradients, self.record.accuracy, self._rate_of(self.epoch)))
