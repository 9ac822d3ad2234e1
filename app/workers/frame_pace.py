"""When the trainer's next frame may go out."""

FRAME_RATE = 60.0  # frames a second while it trains at a set speed, at most
FULL_SPEED_RATE = 30.0  # the same while it trains as fast as it can, and stands still for each of them
REST_PER_DRAWING = 0.25  # a window that drew a frame for t gets the next one 0.25 t later, to answer meanwhile
FULL_SPEED_REST = 1.5  # the same at full speed, where the trainer loses what the window takes
LARGEST_SHARE = 0.2  # of the time while it trains, in which frames are made and sent
LONGEST_MAKING = 2.0  # s; one that took longer, such as in a program that was stopped meanwhile, counts as so long
LONGEST_DRAWING = 0.25  # s; one that took longer was held up by something else


class FramePace:
    """Lets one frame go out at a time, and while the trainer trains only in its turn. All times are in seconds.

    Attributes
    ----------
    is_wanted : whether there is something new to see
    is_urgent : whether somebody waits for it
    is_on_its_way : whether a frame was sent and is not drawn yet
    next_at : when the next one has its turn
    interval : from one turn to the next, at least
    rest_per_drawing : after a drawing that took t the window is left alone for so many times t
    """

    def __init__(self) -> None:
        self.is_wanted = self.is_urgent = self.is_on_its_way = False
        self.next_at = 0.0
        self.interval = 1 / FULL_SPEED_RATE
        self.rest_per_drawing = FULL_SPEED_REST
        self._sent_at = 0.0

    def may_send(self, time: float, is_training: bool) -> bool:
        """Tell whether a frame is to be made now."""
        is_its_turn = not is_training or self.is_urgent or time >= self.next_at
        return self.is_wanted and not self.is_on_its_way and is_its_turn

    def note_sent(self, begun: float, time: float) -> None:
        """Take note that a frame, which was begun at ``begun``, has been sent at ``time``."""
        self.is_wanted, self.is_urgent, self.is_on_its_way = False, False, True
        is_a_little_late = begun - self.next_at < self.interval  # which the next one need not be too
        turn = self.next_at if is_a_little_late else begun
        self._sent_at = time
        self.next_at = max(turn + self.interval, begun + min(time - begun, LONGEST_MAKING) / LARGEST_SHARE)

    def note_drawn(self, time: float) -> None:
        """Take note that the frame is on the screen."""
        self.is_on_its_way = False
        self.next_at = max(self.next_at, time + self.rest_per_drawing * min(time - self._sent_at, LONGEST_DRAWING))

    def next_turn(self, time: float, latest: float) -> float:
        """Return when the next frame has its turn if that is between ``time`` and ``latest``, else ``latest``."""
        return self.next_at if not self.is_on_its_way and time < self.next_at < latest else latest
