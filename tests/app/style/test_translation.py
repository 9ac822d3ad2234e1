"""Every text in both languages."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QTreeView
from pytestqt.qtbot import QtBot

from app.style.assets import asset_bytes
from app.style.translation import LANGUAGES, engine_text, install_language
from mlp_engine import FIELDS, InvalidInput, RunConfig

ROOT = Path(__file__).parents[3]
FIELD = re.compile(r"\{(\w+)[^}]*\}")
NARROW = re.compile("[\u4e00-\u9fff] ?[,:;?!()]|[,:;?!()] ?[\u4e00-\u9fff]|[\u4e00-\u9fff]\\.(?!\\w)")
"""Signs of English among Chinese."""
MEANT = re.compile(r"\(&\w\)|\(\{\w+\}(, \{\w+\})?\)|\(\*\)|\(%\)|\(\.\w+\)|\|[^|]+\||&nbsp;|Σ\(y − y 的平均值\)²")
"""Mnemonics, suffixes and fields in parentheses, formulas, and blanks of HTML."""
TRANSLATIONS = [name for name in LANGUAGES if name != "en"]
TOOLS = Path(sys.executable).parent

Message = tuple[str, str, str]


def messages(path: Path) -> dict[tuple[str, str], ElementTree.Element]:
    """Each message of a ts file by its context and source."""
    found = {}
    for context in ElementTree.parse(path).iter("context"):
        for message in context.iter("message"):
            found[context.findtext("name", ""), message.findtext("source", "")] = message
    return found


@pytest.fixture(params=TRANSLATIONS)
def translation(request: pytest.FixtureRequest) -> Path:
    return ROOT / "resources" / "i18n" / f"layerscope_{request.param}.ts"


@pytest.fixture
def chinese(qtbot: QtBot) -> Iterator[None]:
    install_language("zh_CN")
    yield
    install_language("en")


def test_every_text_is_extracted(translation: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(path) for folder in ("app", "mlp_engine") for path in (ROOT / folder).rglob("*.py"))
    command = [str(TOOLS / "pyside6-lupdate"), *sources, "-tr-function-alias", "QT_TRANSLATE_NOOP+=marked"]
    done = subprocess.run([*command, "-ts", str(fresh)], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert "warning" not in done.stderr.lower()
    assert set(messages(fresh)) == set(messages(translation))


def test_every_text_is_translated(translation: Path) -> None:
    for key, message in messages(translation).items():
        found = message.find("translation")
        assert found is not None, key
        assert found.get("type") is None, key
        assert (found.text or "").strip(), key


def test_translations_keep_the_fields_and_mnemonics(translation: Path) -> None:
    for (context, source), message in messages(translation).items():
        target = message.findtext("translation", "")
        assert sorted(FIELD.findall(target)) == sorted(FIELD.findall(source)), (context, source)
        assert ("&" in target) == ("&" in source), (context, source)


def test_chinese_texts_have_chinese_punctuation(translation: Path) -> None:
    for (context, source), message in messages(translation).items():
        target = message.findtext("translation", "")
        assert not NARROW.search(MEANT.sub("", target)), (context, source, target)


def test_compiled_translation_is_that_of_the_source(translation: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "fresh.qm"
    command = [str(TOOLS / "pyside6-lrelease"), str(translation), "-qm", str(compiled)]
    subprocess.run(command, capture_output=True, check=True)
    assert compiled.read_bytes() == asset_bytes(f"i18n/{translation.stem}.qm")


def test_texts_are_literals_that_can_be_extracted() -> None:
    """An f-string or a variable inside tr() is never found in a translation."""
    not_literal = re.compile(r"\btr\(\s*(?![\"'\s)])|\btr\(\s*f[\"']")
    for path in (ROOT / "app").rglob("*.py"):
        assert not not_literal.search(path.read_text(encoding="utf-8")), path


def literals(path: Path) -> Iterator[tuple[str, str]]:
    """The context, empty for that of the class, and the text of every literal in a source that is to be translated."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if name == "tr" and given:
                yield "", given[0]
            elif name in ("marked", "translate") and len(given) > 1:
                yield given[0], given[1]


def test_extraction_overlooks_nothing(translation: Path) -> None:
    """The tool for it does not look into f-strings, for one."""
    known = set(messages(translation))
    sources = {source for _, source in known}
    for folder in ("app", "mlp_engine"):
        for path in (ROOT / folder).rglob("*.py"):
            for context, text in literals(path):
                assert (context, text) in known if context else text in sources, (path.name, context, text)


def test_fields_and_errors_of_the_engine_speak_chinese(chinese: None) -> None:
    for field in FIELDS:
        assert engine_text(field.label) != field.label
        assert engine_text(field.help) != field.help
    with pytest.raises(InvalidInput) as caught:
        RunConfig(n_samples=-1)
    sentence = engine_text(caught.value.text)
    assert "n_samples" in sentence
    assert "-1" in sentence
    assert "100000" in sentence
    assert re.search("[\u4e00-\u9fff]", sentence)
    assert not re.search("must be|whole number", sentence)


def test_what_is_allowed_can_stand_behind_a_chinese_sign(chinese: None) -> None:
    """As in “必须是…”, where a letter or a digit would need a blank before it."""
    for field in FIELDS:
        with pytest.raises(InvalidInput) as caught:
            field.check({})
        assert re.match("[\u4e00-\u9fff]", engine_text(caught.value.allowed)), field.name


def test_qt_s_own_buttons_speak_chinese_too(chinese: None) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    assert re.search("[\u4e00-\u9fff]", box.button(QDialogButtonBox.StandardButton.Close).text())


def test_qt_s_own_dialog_for_files_speaks_chinese_too(qtbot: QtBot, chinese: None, tmp_path: Path) -> None:
    (tmp_path / "a folder").mkdir()
    dialog = QFileDialog(None, "", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    view = dialog.findChild(QTreeView)
    assert view is not None
    files = view.model()
    qtbot.waitUntil(lambda: files.rowCount(view.rootIndex()) == 1)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    texts += [files.headerData(column, Qt.Orientation.Horizontal) for column in range(files.columnCount())]
    texts.append(files.index(0, 2, view.rootIndex()).data())
    assert len(texts) == 8
    assert [text for text in texts if not re.search("[一-鿿]", text)] == []


def test_translation_outlives_the_reading_of_its_file(chinese: None) -> None:
    """Qt does not copy the data of a translation: if nobody kept it, other bytes would soon lie in its place."""
    other = [bytes([k % 256]) * len(asset_bytes("i18n/layerscope_zh_CN.qm")) for k in range(200)]
    assert QCoreApplication.translate("Menus", "&File") == "文件(&F)"
    assert len(other) == 200


def test_english_comes_back(qtbot: QtBot) -> None:
    install_language("zh_CN")
    install_language("en")
    assert QCoreApplication.translate("Menus", "&File") == "&File"
