"""Programs that save runs and are killed; ``python -m tests.app.files.killed_programs FOLDER KILLS [TROUBLE]``.

Each is a process that this one has made by forking, so that hundreds of them take no minute. It trains a run, and has
it saved again and again: one half of them as what is kept for a bad end, the others in a file of the user's. Half of
them are killed from outside some time after they have begun to save, the others kill themselves at some line of what
saves. After each, all that is found is opened and compared with the same run, trained plainly. TROUBLE is "full" or
"read-only": so is the folder now and then while something is saved. Prints how many runs were found, and how often
saving has failed with each sentence; AssertionError tells the seed of the program behind which something is wrong.
"""

import json
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import run
from types import FrameType
from typing import Any, NoReturn

from app.files.document import SUFFIX, Document, document_bytes, read_document, write_document
from app.files.recovery import Recovery
from app.files.whole_file import reason
from mlp_engine import RunConfig, Session
from mlp_engine.ways import opened

INTERVAL = 3  # epochs from one save to the next
TRACED = ("whole_file.py", "recovery.py", "program_lock.py", "shutil.py")
DISK = 400  # KiB: some documents
SESSION = Session(RunConfig(n_samples=20))

_plain = Session(RunConfig(n_samples=20))
_weights: list[bytes] = []


def weights(session: Session) -> bytes:
    """Return all weights and biases of a session."""
    return b"".join(parameter.tobytes() for parameter in session.model.parameters.values())


def plain_weights(epoch: int) -> bytes:
    """Return the weights that the run has after some epochs."""
    while len(_weights) <= epoch:
        _weights.append(weights(_plain))
        _plain.step()
    return _weights[epoch]


def epoch_of(path: Path, seed: int) -> int:
    """Return the epoch of the run in a file; it can be opened and is as it was."""
    session = opened(read_document(path).run)
    assert weights(session) == plain_weights(session.epoch), f"program {seed} has left another run"
    return session.epoch


def keeping(folder: Path) -> tuple[Callable[[Document], None], Callable[[], None]]:
    """Return what keeps a run for a bad end, and what keeps nothing any more."""
    recovery = Recovery(folder / "kept")
    return lambda document: recovery.keep(document_bytes(document)), recovery.clear


def saving(folder: Path) -> tuple[Callable[[Document], None], None]:
    """Return what saves a run in the user's file."""
    return lambda document: write_document(folder / f"talk{SUFFIX}", document), None


def kept(folder: Path, seed: int) -> list[int]:
    """Return the epochs of the runs that the next program finds among what was kept; all is given up then."""
    recovery = Recovery(folder / "kept")
    left = recovery.left_behind()
    epochs = [epoch_of(one.path, seed) for one in left]
    mend(folder)
    for one in left:
        assert os.listdir(one.path.parent) == [one.path.name], seed
        recovery.discard(one)
    recovery.close()
    Recovery(folder / "kept").left_behind()  # and clears up what could not be before
    assert not (folder / "kept").exists() or os.listdir(folder / "kept") == [], seed
    return epochs


def saved(folder: Path, seed: int) -> list[int]:
    """Return the epoch of the run in the user's file, if there is one; it goes, and so does what was not completed."""
    path = folder / f"talk{SUFFIX}"
    epochs = [epoch_of(path, seed)] if path.exists() else []
    mend(folder)
    rest = sorted(set(os.listdir(folder)) - {"kept", path.name})
    assert len(rest) <= 1, f"program {seed} has left {rest}"
    for name in (*rest, *(path.name for _ in epochs)):
        (folder / name).unlink()
    return epochs


# trouble


@contextmanager
def full(folder: Path, chance: random.Random) -> Iterator[None]:
    """Leave little room on the disk, or none."""
    with suppress(OSError), open(folder / "filler", "wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    room = chance.choice([0, 0, 4096, 20_000])
    os.truncate(folder / "filler", max(0, (folder / "filler").stat().st_size - room))
    yield
    (folder / "filler").unlink()


@contextmanager
def read_only(folder: Path, _: random.Random) -> Iterator[None]:
    """Have nothing written in the folder, and those in it."""
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o555)
    yield
    mend(folder)


@contextmanager
def usual(*_: object) -> Iterator[None]:
    """Do nothing."""
    yield


def mend(folder: Path) -> None:
    """Take all trouble away."""
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o700)
    (folder / "filler").unlink(missing_ok=True)


TROUBLES: dict[str, Callable[[Path, random.Random], Any]] = {"usual": usual, "full": full, "read-only": read_only}


# programs


def die_at_line(number: int) -> None:
    """Kill this program where it has come to so many lines of what saves."""

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal number
        if not frame.f_code.co_filename.endswith(TRACED):
            return None
        number -= event == "line"
        if not number:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)


def live(folder: Path, seed: int, trouble: str, tell: Callable[[str], object]) -> NoReturn:
    """Train, and save the run now and then."""
    chance = random.Random(seed)
    save, clear = (keeping if seed % 2 else saving)(folder)
    if seed // 2 % 2:
        die_at_line(chance.randrange(1, 240))
    while True:
        for _ in range(INTERVAL):
            SESSION.step()
        document = Document(SESSION.saved(), {"speed": "1.0"})
        tell(f"begun {SESSION.epoch}")
        with (TROUBLES[trouble] if chance.random() < 0.3 else usual)(folder, chance):
            try:
                save(document)
                tell(f"saved {SESSION.epoch}")
            except OSError as error:
                tell(f"failed {reason(error)}")
        if clear is not None and chance.random() < 0.1:
            tell("cleared")  # from now on it may be gone
            clear()


def killed(folder: Path, seed: int, trouble: str) -> list[str]:
    """Return what a program has told until it was killed."""
    reading, writing = os.pipe()
    program = os.fork()
    if not program:
        os.close(reading)
        try:
            live(folder, seed, trouble, lambda line: os.write(writing, f"{line}\n".encode()))
        finally:
            os._exit(1)
    os.close(writing)
    chance = random.Random(-1 - seed)
    told = []
    with open(reading, encoding="utf-8") as file:
        for line in file:
            told.append(line.strip())
            if not seed // 2 % 2 and line.startswith("begun") and chance.random() < 0.4:
                for _ in range(chance.randrange(100_000)):  # which leaves it time to get anywhere
                    pass
                os.kill(program, signal.SIGKILL)
    _, status = os.waitpid(program, 0)
    assert os.WIFSIGNALED(status), f"program {seed} has ended by itself"
    assert os.WTERMSIG(status) == signal.SIGKILL, seed
    return told


def allowed(told: list[str]) -> list[list[int]]:
    """Return what may be found of a program that has told so much: nothing less than what it has saved last."""
    last: list[int] = []
    found: list[list[int]] = [[]]
    for line in told:
        word, _, rest = line.partition(" ")
        match word:
            case "begun":
                found = [last, [int(rest)]]  # that may be there before it is told of
            case "saved":
                last = [int(rest)]
                found = [last]
            case "failed":
                found = [last]
            case "cleared":
                found, last = [last, []], []
    return found


def main() -> None:
    """Have programs killed."""
    folder, kills, trouble = Path(sys.argv[1]), int(sys.argv[2]), (*sys.argv[3:], "usual")[0]
    if trouble == "full":
        run(["mount", "-t", "tmpfs", "-o", f"size={DISK}k", "tmpfs", str(folder)], check=True)
    n_found, failures = 0, Counter[str]()
    for seed in range(kills):
        told = killed(folder, seed, trouble)
        found = (kept if seed % 2 else saved)(folder, seed)
        assert found in allowed(told), f"program {seed} has told {told}, and left {found}"
        n_found += len(found)
        failures.update(line.partition(" ")[2] for line in told if line.startswith("failed"))
    print(json.dumps([n_found, dict(failures)]))


if __name__ == "__main__":
    main()
