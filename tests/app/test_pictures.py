"""Pictures of widgets, to files and to the clipboard."""

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.export import picture
from app.export.picture import beside, picture_of, save_png, write_whole
from app.pictures import PictureTaker
from app.settings import Settings
from tests.app.recorder import Recorder


@pytest.fixture
def label(qtbot: QtBot) -> QLabel:
    label = QLabel("δ")
    label.resize(100, 60)
    label.setStyleSheet("background: rgb(10, 200, 30)")
    qtbot.addWidget(label)
    return label


@pytest.fixture
def taker(label: QLabel, tmp_path: Path) -> PictureTaker:
    return PictureTaker(Settings(str(tmp_path / "settings.ini")), label)


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
    label: QLabel, taker: PictureTaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = Recorder(taker.taken)
    choose(monkeypatch, tmp_path / "shot")
    taker.save(label, "Label", "label_3")
    assert (tmp_path / "shot.png").exists()
    assert str(tmp_path / "shot.png") in taken.last
    assert choose(monkeypatch, "") == []
    proposed = choose(monkeypatch, "")
    taker.save(label, "Label", "label_4")
    assert proposed == [str(tmp_path / "label_4.png")]
    assert len(taken) == 1


def test_folder_that_is_not_there_is_told(
    label: QLabel, taker: PictureTaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Recorder(taker.not_taken)
    choose(monkeypatch, tmp_path / "missing" / "a.png")
    taker.save(label, "Label", "a")
    assert "a.png" in told.last
    assert "No such file" in told.last


def test_copy_puts_the_picture_on_the_clipboard(label: QLabel, taker: PictureTaker) -> None:
    taken = Recorder(taker.taken)
    taker.copy(label, "Label")
    assert QGuiApplication.clipboard().image().pixelColor(2, 2) == QColor(10, 200, 30)
    assert "Label" in taken.last
