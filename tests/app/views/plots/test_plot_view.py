import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from app.views.plots.plot_key import KeyEntry, unbroken
from app.views.text.live_text import TextBlock

ENTRIES = [
    KeyEntry("━", "black", "损失", "0.1598"),
    KeyEntry("━", "black", "准确率", "87.3 %"),
    KeyEntry("▽", "black", "0 或低于 10⁻¹⁶，画在底线上"),
    KeyEntry("━", "black", "|dW1|", "4.03e−3"),
    KeyEntry("━", "black", "loss (mean)", "2.8e92"),
]


def plain(text: str) -> str:
    return text.replace("\N{WORD JOINER}", "").replace("\N{NO-BREAK SPACE}", " ").strip()


def lines_of(document: QTextDocument) -> list[str]:
    block = document.firstBlock()
    text, layout = block.text(), block.layout()
    lines = [layout.lineAt(i) for i in range(layout.lineCount())]
    return [plain(text[line.textStart() : line.textStart() + line.textLength()]) for line in lines]


def document_of(html: str) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setHtml(html)
    return document


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", range(60, 400, 7))
def test_no_entry_of_a_key_is_broken_unless_it_is_alone_on_its_line(width: int) -> None:
    widths = [document_of(entry.html()).idealWidth() for entry in ENTRIES]
    document = document_of("&nbsp;&nbsp; ".join(entry.html() for entry in ENTRIES))
    document.setTextWidth(width)
    assert document.size().height() > 0  # laid out only when somebody asks
    lines = lines_of(document)
    for entry, needed in zip(ENTRIES, widths, strict=True):
        wanted = f"{entry.sign} {entry.name} {entry.value}".strip()
        assert needed > width or any(wanted in line for line in lines)


def test_what_is_kept_together_reads_the_same() -> None:
    assert unbroken("a < b").replace("&nbsp;", " ") == "a &lt; b"
    assert plain(unbroken("准确率，87.3 %").replace("&nbsp;", " ")) == "准确率，87.3 %"


def test_what_is_kept_together_is_read_aloud_without_signs_that_nobody_sees(qtbot: QtBot) -> None:
    block = TextBlock()
    qtbot.addWidget(block)
    block.set_text(KeyEntry("━", "black", "准确率", "87.3 %").html())
    assert block.accessibleName() == "━ 准确率 87.3 %"
