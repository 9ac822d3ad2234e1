"""A number that is dragged up and down with the mouse."""

import math

from mlp_engine.round_numbers import ONE_TWO_FIVE, round_up, tidy

LARGEST = 1e6  # that a hand gives a weight
SLACK = 6  # px that the pointer goes before it drags; a click may shake
_SPAN = 200  # px that lead over the whole span
_FINER = 10  # times


class NumberDrag:
    """Up makes a number larger, down smaller; of the values on the way as many are sent as are answered.

    So a run that makes a frame of each is never behind the hand: the newest value waits for the frame of the last one.

    Parameters
    ----------
    start : the number that the drag begins with
    span : how far a drag over much of the screen leads, such as the limit of the number's scale
    y : where the pointer is, in px

    Attributes
    ----------
    start, value : the number before the drag, and now
    has_begun : whether the pointer has gone far enough to mean it
    """

    def __init__(self, start: float, span: float, y: float) -> None:
        self.start = self.value = start
        self.has_begun = False
        self._y = y
        self._step = round_up(span / _SPAN, ONE_TWO_FIVE) / _FINER  # of a pixel, where it is fine
        self._steps = 0.0
        self._sent = start
        self._is_answered = True

    def move(self, y: float, is_fine: bool = False) -> None:
        """Take the pointer to another place; a fine drag goes a tenth as far."""
        if not self.has_begun:
            if abs(y - self._y) < SLACK:
                return
            self.has_begun, self._y = True, y
        self._steps += (self._y - y) * (1 if is_fine else _FINER)
        self._y = y
        self.value = self._stepped()

    def due(self) -> float | None:
        """Return the value to be sent now; None if that before is not answered yet, or is the same."""
        return self.last() if self._is_answered else None

    def last(self) -> float | None:
        """Return the value to be sent at the end of the drag; None if it was."""
        if self.value == self._sent:
            return None
        self._sent, self._is_answered = self.value, False
        return self.value

    def answer(self) -> None:
        """Take a new frame for the answer to what was sent."""
        self._is_answered = True

    def give_up(self) -> None:
        """Go back to the number before the drag."""
        self._steps, self.value = 0.0, self.start

    def _stepped(self) -> float:
        """Return the value with no more decimals than the step has, unless it is the one before."""
        steps = round(self._steps)
        if not steps:
            return self.start
        decimals = max(0, -round(math.log10(self._step) - 0.4))  # of 1, 2 or 5 times a power of ten
        value = tidy(round(self.start + steps * self._step, decimals))
        return min(max(value, -LARGEST), LARGEST)
