"""What people bring: each file is read as it is meant, and nobody has to say how."""

import codecs
from dataclasses import dataclass

import numpy as np
import pytest

from app.files.tables.guess import guess_format
from app.files.tables.table_format import TableFormat
from tests.app.files.tables.reading import data_of


@dataclass(frozen=True)
class Brought:
    """A file, and what is meant by it: inputs with the values of two rows, classes or the targets of the rows."""

    content: bytes
    format: TableFormat
    columns: tuple[str, ...]
    rows: tuple[tuple[float, ...], ...]
    target: str
    classes: tuple[str, ...]
    y: tuple[float, ...]


def lines(*texts: str, end: str = "\n", encoding: str = "utf-8") -> bytes:
    return "".join(text + end for text in texts).encode(encoding)


BARE, NAMED = TableFormat(has_header=False), TableFormat()
GERMAN = TableFormat("utf-8", ";", ",")
FILES = {
    "German spreadsheet": Brought(
        codecs.BOM_UTF8 + lines("Länge;Breite;Art", "5,1;0,5;Iris", "4,9;1.000;Rose".replace(".", ","), end="\r\n"),
        GERMAN,
        ("Länge", "Breite"),
        ((5.1, 0.5), (4.9, 1.0)),
        "Art",
        ("Iris", "Rose"),
        (0, 1),
    ),
    "German spreadsheet in Latin-1": Brought(
        lines("Größe;Maß;Art", "5,1;0,5;größer", "4,9;1,5;kleiner", end="\r\n", encoding="latin-1"),
        TableFormat("latin-1", ";", ","),
        ("Größe", "Maß"),
        ((5.1, 0.5), (4.9, 1.5)),
        "Art",
        ("größer", "kleiner"),
        (0, 1),
    ),
    "Chinese spreadsheet in GBK": Brought(
        lines("花萼长度,花瓣长度,种类", "5.1,1.4,山鸢尾", "7,4.7,变色鸢尾", end="\r\n", encoding="gbk"),
        TableFormat("gbk"),
        ("花萼长度", "花瓣长度"),
        ((5.1, 1.4), (7.0, 4.7)),
        "种类",
        ("变色鸢尾", "山鸢尾"),
        (1, 0),
    ),
    "Chinese class names alone, in GBK": Brought(
        lines("5.1,1.4,猫", "7,4.7,狗", encoding="gbk"),
        TableFormat("gbk", has_header=False),
        ("x1", "x2"),
        ((5.1, 1.4), (7.0, 4.7)),
        "y",
        ("狗", "猫"),
        (1, 0),
    ),
    "UTF-16": Brought(
        lines("a\tb\tc", "1.5\t2\tü", "2.5\t3\t中", encoding="utf-16"),
        TableFormat("utf-16", "\t"),
        ("a", "b"),
        ((1.5, 2.0), (2.5, 3.0)),
        "c",
        ("ü", "中"),
        (0, 1),
    ),
    "data frame": Brought(
        lines(",x,y,label", "0,1.5,2.5,0", "1,2.5,3.5,1", "2,0.5,1.5,1"),
        NAMED,
        ("x", "y"),
        ((1.5, 2.5), (2.5, 3.5), (0.5, 1.5)),
        "label",
        ("0", "1"),
        (0, 1, 1),
    ),
    "data frame without names": Brought(
        lines(",0,1,2", "0,1.5,2.5,-1", "1,2.5,3.5,1", "2,0.5,1.5,1"),
        NAMED,
        ("0", "1"),
        ((1.5, 2.5), (2.5, 3.5), (0.5, 1.5)),
        "2",
        ("-1", "1"),
        (0, 1, 1),
    ),
    "a table of R, one name short": Brought(
        lines('"a" "b" "Species"', '"1" 1.5 2.5 "setosa"', '"2" 2.5 3.5 "virginica"'),
        TableFormat(delimiter=" "),
        ("a", "b"),
        ((1.5, 2.5), (2.5, 3.5)),
        "Species",
        ("setosa", "virginica"),
        (0, 1),
    ),
    "label last": Brought(
        lines("5.1,3.5,1.4,0.2,Iris-setosa", "7.0,3.2,4.7,1.4,Iris-versicolor", ""),
        BARE,
        ("x1", "x2", "x3", "x4"),
        ((5.1, 3.5, 1.4, 0.2), (7.0, 3.2, 4.7, 1.4)),
        "y",
        ("Iris-setosa", "Iris-versicolor"),
        (0, 1),
    ),
    "label first": Brought(
        lines("2,14.23,1.71", "1,13.2,1.78", "1,13.16,2.36", "2,11.5,0.5"),
        BARE,
        ("x1", "x2"),
        ((14.23, 1.71), (13.2, 1.78), (13.16, 2.36), (11.5, 0.5)),
        "y",
        ("1", "2"),
        (1, 0, 0, 1),
    ),
    "several blanks": Brought(
        lines("   1.5   -2e-3  +1", "  12.5    3e+2  -1 "),
        TableFormat(delimiter=" ", has_header=False),
        ("x1", "x2"),
        ((1.5, -0.002), (12.5, 300.0)),
        "y",
        ("-1", "1"),
        (1, 0),
    ),
    "tabs": Brought(
        lines("length in cm\tof what\tclass", "1.5\t2\tbig cat", "12.5\t3\tbig dog"),
        TableFormat(delimiter="\t"),
        ("length in cm", "of what"),
        ((1.5, 2.0), (12.5, 3.0)),
        "class",
        ("big cat", "big dog"),
        (0, 1),
    ),
    "bars": Brought(
        lines("a|b|c", "1|2.5|u", "3|4.5|v"),
        TableFormat(delimiter="|"),
        ("a", "b"),
        ((1.0, 2.5), (3.0, 4.5)),
        "c",
        ("u", "v"),
        (0, 1),
    ),
    "units": Brought(
        lines("U;I;P", "V;mA;W", "1,5;2,25;0,003375", "2,5;3;0,0075", "3,5;4;0,014"),
        TableFormat("utf-8", ";", ",", has_units=True),
        ("U", "I"),
        ((1.5, 2.25), (2.5, 3.0), (3.5, 4.0)),
        "P",
        (),
        (0.003375, 0.0075, 0.014),
    ),
    "quoted commas": Brought(
        lines('"height, cm","weight ""net""",kind', '1.5,"2",  "small, fat"', '"2.5",3,"""big"""'),
        NAMED,
        ("height, cm", 'weight "net"'),
        ((1.5, 2.0), (2.5, 3.0)),
        "kind",
        ('"big"', "small, fat"),
        (1, 0),
    ),
    "decimal commas in quotation marks": Brought(
        lines("a,b,c", '"1,5","2,25",u', '"2,5",3,v'),
        TableFormat(decimal=","),
        ("a", "b"),
        ((1.5, 2.25), (2.5, 3.0)),
        "c",
        ("u", "v"),
        (0, 1),
    ),
    "a spreadsheet's line for its delimiter": Brought(
        lines("sep=;", "a;b;c", "1;2;u", "3;4;v"),
        TableFormat(delimiter=";"),
        ("a", "b"),
        ((1.0, 2.0), (3.0, 4.0)),
        "c",
        ("u", "v"),
        (0, 1),
    ),
    "empty lines and cells behind the last": Brought(
        lines("", "a,b,c,,", "", "1,2,u,,", ",,,,", "3,4,v,,", ",,,,", ""),
        NAMED,
        ("a", "b"),
        ((1.0, 2.0), (3.0, 4.0)),
        "c",
        ("u", "v"),
        (0, 1),
    ),
    "an old Macintosh": Brought(
        lines("a,b,c", "1,2,u", "3,4,v", end="\r"),
        NAMED,
        ("a", "b"),
        ((1.0, 2.0), (3.0, 4.0)),
        "c",
        ("u", "v"),
        (0, 1),
    ),
    "numbers in the first column": Brought(
        lines("1,1.52,13.64,u", "2,1.51,13.89,v", "3,1.53,13.5,v"),
        BARE,
        ("x1", "x2"),
        ((1.52, 13.64), (1.51, 13.89), (1.53, 13.5)),
        "y",
        ("u", "v"),
        (0, 1, 1),
    ),
    "a true minus sign": Brought(
        lines("a,b,c", "−1.5,2,u", "3,−4e−2,v"),
        NAMED,
        ("a", "b"),
        ((-1.5, 2.0), (3.0, -0.04)),
        "c",
        ("u", "v"),
        (0, 1),
    ),
    "regression": Brought(
        lines("size,rooms,price", "1.5,2,100.5", "2.5,3,120.25", "3.5,3,99.125"),
        NAMED,
        ("size", "rooms"),
        ((1.5, 2.0), (2.5, 3.0), (3.5, 3.0)),
        "price",
        (),
        (100.5, 120.25, 99.125),
    ),
    "the class in the middle, by its name": Brought(
        lines("a,class,b", "1.5,2,2.5", "2.5,1,3.5", "3.5,2,4.5"),
        NAMED,
        ("a", "b"),
        ((1.5, 2.5), (2.5, 3.5), (3.5, 4.5)),
        "class",
        ("1", "2"),
        (1, 0, 1),
    ),
}


@pytest.mark.parametrize("brought", FILES.values(), ids=FILES.keys())
def test_a_file_is_read_as_it_is_meant(brought: Brought) -> None:
    assert guess_format(brought.content) == brought.format
    data, report = data_of(brought.content)
    assert (data.columns, data.target, data.classes) == (brought.columns, brought.target, brought.classes)
    np.testing.assert_array_equal(data.X.T, brought.rows)
    np.testing.assert_array_equal(data.y, brought.y)
    assert (report.left_out, report.n_means) == ((), 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252"])
@pytest.mark.parametrize(
    "word", ["Größe", "Füße", "ÄÖÜ", "m³/h", "°C", "año, señor", "Crème brûlée", "naïveté", "Ñandú"]
)
def test_western_words_are_never_taken_for_chinese(word: str, encoding: str) -> None:
    guessed = guess_format(lines(f"{word};b", "1;2", encoding=encoding)).encoding
    assert guessed == ("utf-8" if encoding.startswith("utf-8") else "latin-1")


@pytest.mark.parametrize("word", ["类别", "鸢尾", "温度（℃）", "北京、上海", "山鸢尾花朵"])
def test_chinese_words_are_never_taken_for_western(word: str) -> None:
    assert guess_format(lines(f"a,{word}", "1,2", encoding="gbk")).encoding == "gbk"
    assert guess_format(lines(f"a,{word}", "1,2")).encoding == "utf-8"


def test_a_sign_that_is_cut_off_at_the_end_says_nothing_of_the_encoding() -> None:
    assert guess_format("1,2,鸢尾".encode()[:-1]).encoding == "utf-8"


def test_a_text_from_a_spreadsheet_has_tabs() -> None:
    text = "Länge\tArt\r\n5,1\tIris\r\n4,9\tRose\r\n"
    assert guess_format(text) == TableFormat("utf-8", "\t", ",")
    data, _ = data_of(text)
    assert (data.columns, data.classes) == (("Länge",), ("Iris", "Rose"))
