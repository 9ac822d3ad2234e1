"""GIF and WebP files, as two other programs read them."""

import gc
import io
import subprocess
import sys
import tracemalloc
import weakref
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageReader, QLinearGradient, QPainter
from pytestqt.qtbot import QtBot

from app.export.animation.encoder import WRITERS, animation, sample_numbers
from app.style.theme import LIGHT

WIDTH, HEIGHT = 240, 121
COUNT = 12
FLAT = [*LIGHT.class_colors[:2], *LIGHT.curve_colors]
Rgba = npt.NDArray[np.uint8]

pytestmark = pytest.mark.usefixtures("qtbot")


def animation_bytes(images: Sequence[QImage], format: str, frames_per_second: float, origin_text: str = "") -> bytes:
    return b"".join(animation(images, format, frames_per_second, origin_text))


@pytest.fixture(name="format", params=list(WRITERS))
def every_format(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def drawn(number: int, is_clear: bool = False) -> QImage:
    """A frame with all that is hard: slow shades, small flat patches, thin slanted lines, writing, things that move."""
    kind = QImage.Format.Format_ARGB32_Premultiplied if is_clear else QImage.Format.Format_RGB32
    image = QImage(WIDTH, HEIGHT, kind)
    image.fill(Qt.GlobalColor.transparent if is_clear else QColor(LIGHT.panel))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QLinearGradient(QPointF(20, 0), QPointF(WIDTH - 20, 0))
        for place, value in ((0, LIGHT.surface_colors[0]), (0.5, LIGHT.surface_middle), (1, LIGHT.surface_colors[1])):
            shade.setColorAt(place, QColor(value))
        painter.fillRect(QRectF(20, 20, WIDTH - 40, 30), shade)
        for k, value in enumerate(FLAT):
            painter.fillRect(QRectF(10 + 20 * k, 60, 6, 6), QColor(value))
            painter.setPen(QColor(value))
            painter.drawLine(QPointF(10 + 20 * k, 70), QPointF(25 + 20 * k, 80 + number))
        painter.setBrush(QColor(LIGHT.class_colors[1]))
        painter.drawEllipse(QPointF(30 + 12 * number, 35), 7, 7)
        painter.setPen(QColor(LIGHT.text))
        painter.setFont(QFont("DejaVu Sans", 9))
        painter.drawText(QPointF(20, 115), f"epoch {number}")
    return image


def pictures(count: int = COUNT, is_clear: bool = False) -> list[QImage]:
    return [drawn(number, is_clear) for number in range(count)]


def rgba(image: QImage) -> Rgba:
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 4 * plain.width()].reshape(plain.height(), plain.width(), 4).copy()


def read(data: bytes) -> tuple[list[Rgba], list[int]]:
    """The frames and their durations in ms."""
    file = Image.open(io.BytesIO(data))
    frames, durations = [], []
    for number in range(file.n_frames):
        file.seek(number)
        frames.append(np.array(file.convert("RGBA")))
        durations.append(file.info["duration"])
    return frames, durations


def read_by_qt(data: bytes, format: str) -> list[Rgba]:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(format.encode()))
    return [rgba(reader.read()) for _ in range(reader.imageCount())]


def test_every_frame_is_its_picture(format: str) -> None:
    images = pictures()
    frames, _ = read(animation_bytes(images, format, 10.0))
    assert len(frames) == COUNT
    for frame, image in zip(frames, images, strict=True):
        error = np.abs(frame.astype(int) - rgba(image)).max(axis=2)
        assert error.mean() < 0.5
        assert (error > 12).mean() < 0.005


def test_another_program_reads_the_same_frames(format: str) -> None:
    data = animation_bytes(pictures(), format, 10.0)
    frames, _ = read(data)
    np.testing.assert_array_equal(read_by_qt(data, format), frames)


def test_flat_colors_survive(format: str) -> None:
    frames, _ = read(animation_bytes(pictures(), format, 10.0))
    for frame in frames:
        for k, value in enumerate(FLAT):
            color = QColor(value)
            expected = np.array([color.red(), color.green(), color.blue(), 255])
            assert np.abs(frame[63, 13 + 20 * k] - expected).max() <= 2


def test_what_does_not_move_does_not_flicker(format: str) -> None:
    images = pictures()
    frames, _ = read(animation_bytes(images, format, 10.0))
    is_still = np.ptp([rgba(image) for image in images], axis=0).max(axis=2) == 0
    assert is_still[20:50].mean() > 0.3
    assert np.ptp([frame[is_still] for frame in frames], axis=0).max() == 0


def test_colors_of_the_last_frame_are_right_though_it_is_all_different(format: str) -> None:
    last = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    last.fill(QColor(LIGHT.success))
    frames, _ = read(animation_bytes([*pictures(40), last], format, 10.0))
    np.testing.assert_array_equal(frames[-1], rgba(last))


@pytest.mark.parametrize("rate", [0.1, 7.0, 15.0, 24.0, 30.0, 50.0])
def test_durations_are_right_in_the_mean(format: str, rate: float) -> None:
    _, durations = read(animation_bytes(pictures(), format, rate))
    tick = 10 if format == "gif" else 1
    ends = np.cumsum(durations[:-1])
    assert np.abs(ends - np.arange(1, COUNT) * 1000 / rate).max() <= tick / 2
    assert durations[-1] == max(2000, 1000 / rate)


def test_last_frame_is_never_shorter_than_the_others(format: str) -> None:
    _, durations = read(animation_bytes(pictures(), format, 0.2))
    assert durations == [5000] * COUNT


def test_frames_that_are_the_same_are_kept(format: str) -> None:
    images = [drawn(0), drawn(0), drawn(1), drawn(1)]
    frames, durations = read(animation_bytes(images, format, 10.0))
    assert durations == [100, 100, 100, 2000]
    np.testing.assert_array_equal(frames[0], frames[1])
    np.testing.assert_array_equal(frames[2], frames[3])


def test_what_does_not_move_takes_no_room(format: str) -> None:
    one, many = (len(animation_bytes([drawn(3)] * count, format, 10.0)) for count in (1, 41))
    assert many - one < 40 * 80


@pytest.mark.parametrize("length", [0, 10, 11])
def test_chunks_of_a_webp_fill_it_and_are_even(length: int) -> None:
    data = animation_bytes(pictures(3), "webp", 10.0, "x" * length)
    assert data[:4] == b"RIFF"
    assert int.from_bytes(data[4:8], "little") == len(data) - 8
    names, start = [], 12
    while start < len(data):
        names.append(data[start : start + 4])
        size = int.from_bytes(data[start + 4 : start + 8], "little")
        start += 8 + size + size % 2
    assert start == len(data)
    assert names == [b"VP8X", b"ANIM", b"ANMF", b"ANMF", b"ANMF"] + [b"EXIF"] * (length > 0)


def test_it_plays_for_ever_and_tells_its_origin(format: str) -> None:
    origin = '{"epoch": 3, "long": "' + "x" * 1000 + '"}'
    file = Image.open(io.BytesIO(animation_bytes(pictures(), format, 10.0, origin)))
    assert file.info["loop"] == 0
    assert origin == (file.info["comment"].decode() if format == "gif" else file.getexif()[0x010E])


def test_same_pictures_give_the_same_bytes(format: str) -> None:
    assert animation_bytes(pictures(), format, 10.0, "a") == animation_bytes(pictures(), format, 10.0, "a")


def test_clear_gif_is_opaque_or_clear_and_becomes_clear_again() -> None:
    images = pictures(is_clear=True)
    data = animation_bytes(images, "gif", 10.0)
    frames, _ = read(data)
    for frame, other, image in zip(frames, read_by_qt(data, "gif"), images, strict=True):
        alpha = rgba(image)[..., 3]
        assert set(np.unique(frame[..., 3])) == {0, 255}
        np.testing.assert_array_equal(frame[..., 3] == 255, alpha >= 128)
        np.testing.assert_array_equal(other[..., 3], frame[..., 3])
        is_whole = alpha == 255
        assert np.abs(frame[is_whole].astype(int) - rgba(image)[is_whole]).mean() < 0.5


def test_clear_webp_keeps_every_color_and_alpha() -> None:
    images = pictures(is_clear=True)
    frames, _ = read(animation_bytes(images, "webp", 10.0))
    for frame, image in zip(frames, images, strict=True):
        expected = rgba(image)
        np.testing.assert_array_equal(frame[..., 3], expected[..., 3])
        seen = expected[..., 3] > 0
        np.testing.assert_array_equal(frame[seen], expected[seen])


def test_picture_of_nothing_is_clear(format: str) -> None:
    empty = QImage(20, 10, QImage.Format.Format_ARGB32_Premultiplied)
    empty.fill(Qt.GlobalColor.transparent)
    frames, _ = read(animation_bytes([empty, empty], format, 10.0))
    assert not np.any([frame[..., 3] for frame in frames])


def test_thousands_of_colors_become_few_that_are_near(format: str) -> None:
    steps = np.arange(128, dtype=np.uint32) * 2
    colors = np.uint32(0xFF000000) | steps[:, None] << 16 | steps[None, :] << 8 | (steps[:, None] ^ steps[None, :])
    image = QImage(colors.tobytes(), 128, 128, QImage.Format.Format_RGB32)
    frames, _ = read(animation_bytes([image, image], format, 10.0))
    assert np.abs(frames[1].astype(int) - rgba(image)).mean() < 8
    assert len(np.unique(frames[1].reshape(-1, 4), axis=0)) > 200


def test_rows_of_any_length_and_sharp_screens_are_read_right() -> None:
    image = QImage(pictures(1)[0].copy(1, 1, 7, 5))
    image.setDevicePixelRatio(2.0)
    padded = np.zeros((5, 9), np.uint32)
    padded[:, :7] = rgba(image).view(np.uint32)[..., 0].byteswap() >> 8  # from RGBA to 0RGB
    data = padded.tobytes()
    with_gaps = QImage(data, 7, 5, 4 * 9, QImage.Format.Format_RGB32)
    for picture in (image, with_gaps):
        frames, _ = read(animation_bytes([picture], "webp", 10.0))
        np.testing.assert_array_equal(frames[0], rgba(image))


def test_samples_are_the_first_the_last_and_some_between() -> None:
    assert sample_numbers(1) == [0]
    assert sample_numbers(3) == [0, 1, 2]
    numbers = sample_numbers(1000)
    assert (numbers[0], numbers[-1], len(numbers)) == (0, 999, 8)


class DrawnWhenAsked(Sequence[QImage]):
    """Pictures that are not kept, and whether the ones before are let go."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._given: list[weakref.ref[QImage]] = []

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> QImage:
        if number >= self._count:
            raise IndexError(number)
        image = drawn(number % COUNT)
        self._given.append(weakref.ref(image))
        return image

    @property
    def n_kept(self) -> int:
        return sum(given() is not None for given in self._given)


def test_pictures_are_let_go_and_memory_does_not_grow_with_their_number(format: str, qtbot: QtBot) -> None:
    def peak(count: int) -> int:
        images = DrawnWhenAsked(count)
        gc.collect()
        tracemalloc.start()
        for _ in animation(images, format, 10.0, ""):
            assert images.n_kept <= 1
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(2)
    few, many = peak(10), peak(60)
    one_picture = 4 * WIDTH * HEIGHT
    assert many - few < 3 * one_picture


def test_pillow_is_loaded_only_when_it_is_needed() -> None:
    script = "import sys, app.export.animation.encoder; print('PIL' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"
