"""The Qt binding must not lose references to True or None.

PySide6 6.12.0 on Python before 3.12, where the two are counted like any object, drops one reference at nearly every
call; after some thousand calls the interpreter aborts. So the calls are made in a process of their own.
"""

import subprocess
import sys

CALLS = 20_000
ALLOWED = 100  # references come and go with whatever else the interpreter does

PROGRAM = f"""
import sys
from PySide6.QtCore import QMutex, QObject, Signal

class Sender(QObject):
    signal = Signal(int)

sender, mutex = Sender(), QMutex()
before = sys.getrefcount(True), sys.getrefcount(None)
for number in range({CALLS}):
    sender.signal.emit(number)
    mutex.lock()
    mutex.unlock()
after = sys.getrefcount(True), sys.getrefcount(None)
print(*(a - b for a, b in zip(after, before)))
"""


def test_emitting_and_calling_keep_the_reference_counts_of_true_and_none() -> None:
    result = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)

    assert (result.returncode, result.stderr) == (0, "")
    assert all(abs(int(change)) < ALLOWED for change in result.stdout.split())
    assert len(result.stdout.split()) == 2
