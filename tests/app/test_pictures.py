"""Pictures of widgets, to files and to the clipboard."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QDockWidget, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.export import picture
from app.export.picture import beside, picture_of, save_png, write_whole
from app.pictures import PictureTaker
from app.settings import Settings
from app.views.base import View
from mlp_engine import Frame
from tests.app.recorder import Recorder


@pytest.fixture
def label(qtbot: QtBot) -> QLabel:
    label = QLabel("δ")
    label.resize(100, 60)
    label.setStyleSheet("background: rgb(10, 200, 30)")
    qtbot.addWidget(label)
    return label


class EpochText(View):
    """A view that paints its ground in a colour that tells the epoch."""

    def draw(self, frame: Frame) -> None:
        self.ground = QColor(10, 200, frame.epoch)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, self.ground)
        self.setPalette(palette)


@pytest.fixture
def view(qtbot: QtBot, make_frame: Callable[..., Frame]) -> View:
    view = EpochText()
    view.resize(100, 60)
    qtbot.addWidget(view)
    view.show_frame(make_frame(3))
    return view


@pytest.fixture
def taker(qtbot: QtBot, label: QLabel, view: View, tmp_path: Path) -> PictureTaker:
    dock = QDockWidget("Epochs")
    qtbot.addWidget(dock)
    return PictureTaker(Settings(str(tmp_path / "settings.ini")), label, {"epochs": view}, {"epochs": dock})


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> list[str]:
    proposed: list[str] = []

    def answer(parent: object, title: str, start: str, kinds: str) -> tuple[str, str]:
        proposed.append(start)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed


def test_picture_has_twice_the_pixels_and_the_colours(label: QLabel) -> None:
    image = picture_of(label)
    assert (image.width(), image.height()) == (200, 120)
    assert image.pixelColor(2, 2) == QColor(10, 200, 30)


def test_saved_file_is_the_picture(label: QLabel, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    save_png(picture_of(label), path)
    assert QImage(str(path)).pixelColor(2, 2) == QColor(10, 200, 30)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.png"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_file_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(picture.os, step, full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.png"]


def test_saved_file_has_the_usual_rights(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    write_whole(tmp_path / "ours", b"")
    assert os.stat(tmp_path / "ours").st_mode == os.stat(tmp_path / "usual").st_mode


def test_pictures_stand_side_by_side(label: QLabel) -> None:
    row = beside(picture_of(label), picture_of(label))
    assert (row.width(), row.height()) == (400, 120)
    assert row.pixelColor(399, 119) == QColor(10, 200, 30)


def test_saving_asks_proposes_and_remembers_the_folder(
    taker: PictureTaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = Recorder(taker.taken)
    choose(monkeypatch, tmp_path / "shot")
    taker.save_view("epochs")
    assert QImage(str(tmp_path / "shot.png")).pixelColor(2, 2) == QColor(10, 200, 3)
    assert str(tmp_path / "shot.png") in taken.last
    proposed = choose(monkeypatch, "")
    taker.save_view("epochs")
    assert proposed == [str(tmp_path / "epochs_3.png")]
    assert len(taken) == 1


def test_window_is_saved_too(taker: PictureTaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(monkeypatch, tmp_path / "window.png")
    taker.save_window()
    assert QImage(str(tmp_path / "window.png")).pixelColor(2, 2) == QColor(10, 200, 30)


def test_folder_that_is_not_there_is_told(taker: PictureTaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Recorder(taker.not_taken)
    choose(monkeypatch, tmp_path / "missing" / "a.png")
    taker.save_view("epochs")
    assert "a.png" in told.last
    assert "No such file" in told.last


def test_copied_picture_is_of_the_newest_frame_though_the_view_is_hidden(
    taker: PictureTaker, view: View, make_frame: Callable[..., Frame]
) -> None:
    taken = Recorder(taker.taken)
    view.show_frame(make_frame(7))
    taker.copy_view("epochs")
    assert QGuiApplication.clipboard().image().pixelColor(2, 2) == QColor(10, 200, 7)
    assert "Epochs" in taken.last
    taker.copy_window()
    assert QGuiApplication.clipboard().image().pixelColor(2, 2) == QColor(10, 200, 30)
