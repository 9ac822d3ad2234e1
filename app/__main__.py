"""``layerscope`` and ``python -m app``."""

import gc
import os
import sys

from app.files.standard_streams import complain
from app.workers.stop_request import Stopped, StopRequest

MATRIX_THREADS = str(max(1, (os.cpu_count() or 1) - 1))
"""Threads that multiply matrices wait for each other without resting, so one processor is left to the window. Every
process of the program has as many of them, because their number can change the last bits of a product."""


def main() -> int:
    """Run the program; return its exit status, 128 and the number of a signal that has ended it."""
    with StopRequest() as stop:  # before anything is loaded that takes long
        os.environ.setdefault("OPENBLAS_NUM_THREADS", MATRIX_THREADS)
        gc.disable()  # what is loaded is no garbage, and looking at all of it takes a tenth of the start
        try:
            from app.commands.cli import run_command_line

            return run_command_line(sys.argv[1:], stop)  # which loads Qt only when a command needs it
        except Stopped:
            return stop.end()
        except ImportError as error:
            if "PySide6" not in f"{error.name} {error.path} {error}":
                raise
            from app.commands.platform_check import explain_import_error

            complain(explain_import_error(error))
            return 2
        finally:
            gc.enable()


if __name__ == "__main__":
    sys.exit(main())
