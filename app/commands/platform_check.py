"""What Linux must have before Qt can start, and what to say where it has not.

Only the standard library is imported with this module: it has to work where Qt cannot be loaded.
``python -m app.commands.platform_check`` prints what is missing; with ``--install`` it is installed, given the rights.
"""

import argparse
import atexit
import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping

from app.files.standard_streams import complain, flush_all, print_error

# Shared library -> Debian package, for what the libraries in PySide6's wheels link to but do not bring along.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}

WITHOUT_DISPLAY = "layerscope render --out DIR writes the pictures of a run without one."
NO_DISPLAY = (
    "There is no display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set): "
    f"start layerscope in a desktop session; {WITHOUT_DISPLAY}"
)


def has_display(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Tell whether Qt has something to open a window on, as far as the environment says."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform in ("darwin", "win32") or any(environ.get(name) for name in names)


def needed_libraries(environ: Mapping[str, str], platform: str = sys.platform) -> dict[str, str]:
    """Return the system libraries that Qt will load in this environment, each with its Debian package."""
    if platform != "linux":
        return {}
    plugin = environ.get("QT_QPA_PLATFORM") or _default_plugin(environ)
    if plugin.startswith("wayland"):
        return QT_LIBRARIES | WAYLAND_LIBRARIES
    return QT_LIBRARIES | X11_LIBRARIES if plugin.startswith("xcb") else QT_LIBRARIES


def missing_libraries(libraries: Mapping[str, str]) -> dict[str, str]:
    """Return those of ``libraries`` that cannot be loaded here."""
    return {library: package for library, package in libraries.items() if not _can_load(library)}


def install_command(packages: Iterable[str]) -> list[str]:
    """Return the command that installs Debian packages for the present user, each package once."""
    return [*([] if _is_root() else ["sudo"]), "apt-get", "install", "-y", *dict.fromkeys(packages)]


def missing_sentence(missing: Mapping[str, str]) -> str:
    """Return one line that names missing libraries and ends in the command to install them."""
    command = " ".join(install_command(missing.values()))
    return f"Qt needs system libraries that are missing here ({', '.join(missing)}); on Debian or Ubuntu: {command}"


def explain_import_error(error: ImportError) -> str:
    """Return one line that says why PySide6 cannot be imported and what to do."""
    missing = missing_libraries(needed_libraries(os.environ))
    return missing_sentence(missing) if missing else f"Qt cannot be loaded: {_real_error(error)}"


def _real_error(error: ImportError) -> ImportError:
    """Return why a module of PySide6 that others need cannot be imported; those say only which one it is."""
    try:
        import PySide6.QtGui  # noqa: F401
    except ImportError as real:
        return real
    return error


def explain_failed_start(words: str, environ: Mapping[str, str]) -> str:
    """Return one line that says why Qt cannot open a window here and what to do; ``words`` are Qt's own reason."""
    if not has_display(environ):
        return NO_DISPLAY
    missing = missing_libraries(needed_libraries(environ))
    return missing_sentence(missing) if missing else f"Qt cannot open a window ({words}); {WITHOUT_DISPLAY}"


def stop_without_platform_plugin() -> None:
    """Make a QApplication that cannot start end the process with one line and status 2, where Qt would abort.

    To be called before the QApplication is built. What Qt says while it starts is held back: a failed start is told
    in that one line, and after a good one everything goes to stderr as Qt would print it.
    """
    from PySide6.QtCore import (  # not with the module, which has to work where Qt cannot be loaded
        QCoreApplication,
        QMessageLogContext,
        QtMsgType,
        qFormatLogMessage,
        qInstallMessageHandler,
    )

    warnings: list[str] = []
    held: list[str] = []

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        is_starting = QCoreApplication.startingUp()
        if is_starting and kind == QtMsgType.QtFatalMsg:
            _stop(explain_failed_start(_reason(warnings, message), os.environ))
        if is_starting and kind == QtMsgType.QtWarningMsg:
            warnings.append(message)
        held.append(qFormatLogMessage(kind, context, message))
        if not is_starting:
            _print_all(held)

    qInstallMessageHandler(handle)
    atexit.register(_print_all, held)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0 if nothing is missing, else 1."""
    parser = argparse.ArgumentParser(
        prog="python -m app.commands.platform_check", description="Check what Qt needs from Linux."
    )
    parser.add_argument("--install", action="store_true", help="install what is missing (Debian or Ubuntu, as root)")
    parser.add_argument("--display", action="store_true", help="only tell, by the exit status, if there is a display")
    options = parser.parse_args(arguments)
    if options.display:
        return 0 if has_display(os.environ) else 1
    libraries = needed_libraries(os.environ)
    missing = missing_libraries(libraries)
    if missing:
        print(missing_sentence(missing), file=sys.stderr)
    if missing and options.install and _is_root() and shutil.which("apt-get"):
        _install(missing.values())
        missing = missing_libraries(libraries)
    return 1 if missing else 0


def _default_plugin(environ: Mapping[str, str]) -> str:
    """The platform plugin that Qt tries first when none is asked for; empty where it has no chance."""
    if environ.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if environ.get("DISPLAY") else ""


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _is_root() -> bool:
    return os.geteuid() == 0


def _install(packages: Iterable[str]) -> None:
    print("Installing them …", file=sys.stderr)
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install_command(packages)):
        subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, check=False)


def _reason(warnings: Iterable[str], fatal: str) -> str:
    """Qt's own reason in one line: its warnings but for the guess, made each time, that libxcb-cursor0 is missing."""
    causes = [" ".join(warning.split()) for warning in warnings if "xcb-cursor0" not in warning]
    return "; ".join(causes) or " ".join(fatal.split())


def _stop(sentence: str) -> None:
    complain(sentence)
    flush_all()
    os._exit(2)


def _print_all(lines: list[str]) -> None:
    while lines:
        print_error(f"{lines.pop(0)}\n")


if __name__ == "__main__":
    sys.exit(main())
