"""What every test, and every process it starts, runs in: a screen in memory, a font, one locale, one thread of BLAS."""

import atexit
import os
import signal
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from app.workers.stop_request import SIGNALS

SYSTEM_FONTS = "/etc/fonts/fonts.conf"
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'
USUAL = "<alias><family>Sans Serif</family><prefer><family>DejaVu Sans</family></prefer></alias>"


def one_font(cache: Path) -> str:
    """Return the configuration of Fontconfig that has DejaVu Sans alone: Matplotlib brings it along."""
    matplotlib = find_spec("matplotlib")
    assert matplotlib is not None
    assert matplotlib.origin is not None
    fonts = Path(matplotlib.origin).parent / "mpl-data" / "fonts" / "ttf"
    accepted = "".join(f"<glob>{fonts}/DejaVuSans{rest}.ttf</glob>" for rest in ("", "-Bold*", "-Oblique"))
    selected = f"<acceptfont>{accepted}</acceptfont><rejectfont><glob>{fonts}/*</glob></rejectfont>"
    content = f"<dir>{fonts}</dir><cachedir>{cache}</cachedir><selectfont>{selected}</selectfont>"
    return NO_FONTS.replace("></fontconfig>", f">{content}</fontconfig>")


def prepare() -> None:
    """Set the environment; to be called before NumPy is loaded and Qt starts.

    The usual font is DejaVu Sans, whichever it is on this machine; its other fonts stay.
    """
    heed_signals()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # each processor has tests of its own
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LC_ALL"] = "C.UTF-8"  # Qt complains of every locale that has another encoding, or is not installed
    os.environ.pop("LANGUAGE", None)
    folder = TemporaryDirectory(prefix="layerscope-tests-")
    atexit.register(folder.cleanup)
    path = Path(folder.name, "fonts.conf")
    system = f'<include ignore_missing="yes">{os.environ.get("FONTCONFIG_FILE", SYSTEM_FONTS)}</include>'
    path.write_text(one_font(path.with_name("cache")).replace("<dir>", f"{USUAL}{system}<dir>", 1))
    os.environ["FONTCONFIG_FILE"] = str(path)
    os.environ["XDG_DATA_HOME"] = str(path.with_name("data"))  # no test finds what the user keeps


def heed_signals() -> None:
    """Undo that signals are ignored, as in the background of a shell: programs that tests start would inherit it."""
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)
