"""``layerscope`` and ``python -m app``."""

import gc
import os
import sys

MATRIX_THREADS = str(max(1, (os.cpu_count() or 1) - 1))
"""Threads that multiply matrices wait for each other without resting, so one processor is left to the window. Every
process of the program has as many of them, because their number can change the last bits of a product."""


def main() -> int:
    """Run the program; return its exit status."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", MATRIX_THREADS)
    gc.disable()  # what is loaded is no garbage, and looking at all of it takes a tenth of the start
    try:
        from app.cli import run_command_line  # inside, so that Ctrl+C while it loads is no fault

        return run_command_line(sys.argv[1:])  # which loads Qt only when a command needs it
    except ImportError as error:
        if "PySide6" not in f"{error.name} {error.path} {error}":
            raise
        from app.platform_check import explain_import_error

        sys.stderr.write(f"layerscope: {explain_import_error(error)}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("layerscope: stopped.\n")
        return 1
    finally:
        gc.enable()


if __name__ == "__main__":
    sys.exit(main())
