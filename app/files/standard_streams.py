"""Standard output and standard error, which may be closed, full or gone with their terminal."""

import os
import sys


def print_line(line: str) -> None:
    """Print a line at once, unless nobody reads any more; raises OSError if there is no place for it."""
    if sys.stdout is None:
        return
    encoding = sys.stdout.encoding
    try:
        print(line.encode(encoding, "backslashreplace").decode(encoding), flush=True)
    except OSError as error:
        discard(sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise


def complain(sentence: str) -> None:
    """Print what went wrong, if anybody can be told."""
    print_error(f"layerscope: {sentence}\n")


def print_error(text: str) -> None:
    """Print on standard error, unless nobody can be told."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:
            discard(sys.stderr.fileno())


def flush_all() -> None:
    """Print what is still held back; what nobody can be told any more is dropped, and fails no more at the end."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:
                stream.flush()
            except OSError:
                discard(stream.fileno())


def discard(descriptor: int) -> None:
    """Let everything that is printed there from now on vanish, what is still to be flushed too."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
