"""``layerscope`` and ``python -m app``."""

import sys


def main() -> int:
    """Run the program; return its exit status."""
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


if __name__ == "__main__":
    sys.exit(main())
