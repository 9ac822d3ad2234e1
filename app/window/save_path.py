"""Asking for the file that something is saved in, and in which folder to ask for one."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.panels.replace_question import ReplaceQuestion


def existing_folder(*candidates: Path | str) -> Path:
    """Return the first of some folders that is there, the user's own if none is; an empty text is no folder."""
    folders = (os.path.expanduser(candidate) for candidate in candidates)
    return Path(next(filter(os.path.isdir, folders), Path.home()))


def asked_path(
    window: QWidget, title: str, proposed: Path, kinds: str, completed: Callable[[Path], Path]
) -> Path | None:
    """Ask for a file, and return it with its suffix; None if the user wants none.

    The dialog asks before a file is replaced that has the very name that was typed. Many dialogs of systems do not know
    that a suffix is added to it, so of a file that has the name with the suffix it is asked here.

    Parameters
    ----------
    kinds : of files, as QFileDialog wants them
    completed : adds the suffix to a path that has none
    """
    while True:
        chosen, _ = QFileDialog.getSaveFileName(window, title, str(proposed), kinds)
        if not chosen:
            return None
        proposed = completed(Path(chosen))
        is_free = not os.path.lexists(proposed) or proposed.is_dir()  # of a folder it is told that it is in the way
        if proposed == Path(chosen) or is_free or ReplaceQuestion(proposed, window).ask():
            return proposed
