"""``layerscope`` and ``python -m app``."""

import sys

from app.platform_check import explain_import_error


def main() -> int:
    """Run the program; return its exit status."""
    try:
        from app.cli import run_command_line  # only now, so that a missing system library can be explained
    except ImportError as error:
        sys.stderr.write(f"layerscope: {explain_import_error(error)}\n")
        return 2
    return run_command_line(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
