"""A thread that waits for messages."""

from pytestqt.qtbot import QtBot

from app.listener import Listener
from tests.app.recorder import Recorder


def test_what_cannot_be_read_is_a_fault_and_the_end(qtbot: QtBot) -> None:
    messages: list[object] = ["word"]

    def receive() -> object:
        if messages:
            return messages.pop()
        raise ValueError("not a message")

    listener = Listener(receive)
    received, ended = Recorder(listener.received), Recorder(listener.ended)
    with qtbot.captureExceptions() as faults:
        listener.start()
        assert listener.wait(5000)
        qtbot.waitUntil(lambda: len(ended) == 1)
    assert received.payloads == ["word"]
    assert [str(error) for _, error, _ in faults] == ["not a message"]
