"""The files inside a deck."""

import hashlib
import io
import os
import posixpath
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator

from lxml import etree

from app.files.origin import pptx_properties
from tests.app.export.decks import deck
from tests.app.export.files_with_origin import ORIGIN


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        assert len(set(file.namelist())) == len(file.namelist())
        return {name: file.read(name) for name in file.namelist()}


def relations(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """The kind and the target of each relation."""
    for name, data in files.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for relation in etree.fromstring(data):
                target = posixpath.join("/", folder, relation.get("Target"))
                yield relation.get("Type").rsplit("/", 1)[-1], posixpath.normpath(target)[1:]


def package_faults(files: dict[str, bytes]) -> set[str]:
    types = etree.fromstring(files["[Content_Types].xml"])
    named = {kind.get("PartName")[1:] for kind in types if kind.get("PartName")}
    suffixes = {kind.get("Extension") for kind in types if kind.get("Extension")}
    targets = {target for _, target in relations(files)}
    contents = {name for name in files if not name.endswith(".rels") and name != "[Content_Types].xml"}
    untyped = {name for name in files.keys() - named if name.rsplit(".", 1)[-1] not in suffixes}
    return (targets ^ contents) | (named - contents) | (untyped - {"[Content_Types].xml"})


def test_every_part_is_there_typed_and_reached() -> None:
    files = parts(deck())
    assert package_faults(files) == set()
    books = [data for name, data in files.items() if name.endswith(".xlsx")]
    assert len(books) == 2
    assert all(package_faults(parts(book)) == set() for book in books)


def test_nothing_of_the_template_is_left() -> None:
    files = parts(deck())
    assert not [name for name in files if "thumbnail" in name or "printerSettings" in name]
    assert not [name for name, data in files.items() if re.search(b"python-pptx|Steve|Macintosh|XlsxWriter", data)]
    assert len([name for name in files if re.fullmatch(r"ppt/slideLayouts/\w+\.xml", name)]) == 2


def test_the_masters_of_the_notes_are_listed() -> None:
    presentation = etree.fromstring(parts(deck())["ppt/presentation.xml"])
    assert [etree.QName(child).localname for child in presentation][:2] == ["sldMasterIdLst", "notesMasterIdLst"]


def test_custom_properties_are_a_part_of_the_package() -> None:
    files = parts(deck())
    assert files["docProps/custom.xml"] == pptx_properties(ORIGIN)
    assert ("custom-properties", "docProps/custom.xml") in set(relations({"_rels/.rels": files["_rels/.rels"]}))
    kind = b"application/vnd.openxmlformats-officedocument.custom-properties+xml"
    assert kind in files["[Content_Types].xml"]


def in_other_processes(code: str, *seeds: str) -> list[str]:
    """What the code prints in processes that run at the same time."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, text=True
        )
        for seed in seeds
    ]
    return [process.communicate()[0].strip() for process in processes]


def test_the_same_values_give_the_same_bytes_in_every_process() -> None:
    code = "import hashlib; from tests.app.export.decks import deck; print(hashlib.sha256(deck()).hexdigest())"
    own = hashlib.sha256(deck()).hexdigest()
    assert in_other_processes(code, "1", "2") == [own, own]
    with zipfile.ZipFile(io.BytesIO(deck())) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_python_pptx_is_only_imported_for_a_deck() -> None:
    heavy = ("pptx", "PIL", "lxml", "xlsxwriter")
    code = f"import sys, app.export.deck.run_slides; print([m for m in {heavy} if m in sys.modules])"
    assert in_other_processes(code, "0") == ["[]"]
