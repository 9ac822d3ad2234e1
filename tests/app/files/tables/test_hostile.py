"""Bad files, made by hand and out of good ones: each is refused in a sentence or is data for a run, and none hangs."""

import random
from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest

from app.files.tables.fault import TableFault
from app.files.tables.guess import guess_format
from app.files.tables.own_table import own_data
from app.files.tables.table import ColumnKind, Table
from app.files.tables.table_format import DECIMALS, DELIMITERS, ENCODINGS, TableFormat
from app.files.tables.use import Gaps, Use, guess_use
from mlp_engine import OwnData, RunConfig
from tests.app.files.tables.reading import IRIS, read
from tests.app.files.tables.test_guess import FILES

ROW, ROWS = b"1.5,2,u\n", b"1.5,2,u\n2.5,3,v\n"
BAD = {
    "empty": b"",
    "a byte order mark alone": b"\xef\xbb\xbf",
    "half a byte order mark": b"\xef\xbb",
    "UTF-16, nothing else": b"\xff\xfe",
    "UTF-16 of an odd length": "a,b\n1,2\n".encode("utf-16") + b"\n",
    "UTF-16 with half a pair": b"\xff\xfe" + "1,2\n".encode("utf-16-le") + b"\x00\xd8",
    "UTF-32": "a,b\n1,2\n".encode("utf-32"),
    "blanks": b"   \n \t \n",
    "empty lines": b"\n" * 1000,
    "delimiters": b",,,\n;;;\n",
    "one letter": b"a",
    "one number": b"1",
    "one row": ROW,
    "one column": b"1\n2\n3\n",
    "a header alone": b"a,b,c\n",
    "header and units alone": b"a;b\ncm;s\n",
    "words alone": b"a,b\nu,v\nw,x\ny,z\n",
    "text among numbers": ROWS * 9 + b"abc,3,v\n" + ROWS,
    "a date among numbers": ROWS * 9 + b"2026-01-31,3,v\n" + ROWS,
    "dates": b"2026-01-30,1.5,u\n2026-01-31,2.5,v\n",
    "times": b"12:30,1.5,u\n12:31,2.5,v\n",
    "money": b"$1.50,2,u\n$2.50,3,v\n",
    "per cent": b"15 %,2,u\n25 %,3,v\n",
    "thousands": b'"1,000.5",2,u\n"2,000.5",3,v\n',
    "German thousands": b"1.000,5;2;u\n2.000,5;3;v\n",
    "underscores": b"1_000,2,u\n2_000,3,v\n",
    "hexadecimal": b"0x1F,2,u\n0x2F,3,v\n",
    "complex": b"1+2j,2,u\n2+3j,3,v\n",
    "a cell too few": ROWS + b"1.5,2\n",
    "a cell too many": ROWS + b"1.5,2,u,v\n",
    "ragged": b"1\n1,2\n1,2,3\n1,2,3,4\n",
    "a title above": b"Measured on Monday\n\na,b,c\n1,2,u\n3,4,v\n",
    "a comment above": b"# made by a program\n1,2,u\n3,4,v\n",
    "a note below": ROWS + b"made by hand\n",
    "quotes that never end": b'1.5,"2,u\n' + ROWS * 100,
    "quotes that never end, at once": b'"' + ROWS * 5000,
    "quotes at the end": ROWS + b'"',
    "quotes in quotes": b'"a "b" c",2,u\n"d",3,v\n',
    "quotes without end or number": b'"' * 9999,
    "quotes and delimiters": b'",' * 9999,
    "backslashes": b'"a\\"b",2,u\n"c",3,v\n',
    "NaN": b"NaN,NaN,u\nNaN,NaN,v\n",
    "infinity": ROWS + b"inf,2,u\n-Infinity,3,v\n",
    "too large for a float": ROWS + b"1e999,2,u\n",
    "larger than can be squared": b"1e308,2,u\n-1e308,3,v\n",
    "tiny": b"5e-324,2,u\n0,3,v\n",
    "a long number": b"1" * 5000 + b",2,u\n2,3,v\n",
    "100 MB in one line, cut at the bound of files": b"1.5," * 16_000_000,
    "a long line without delimiters": b"1" * 3_000_000,
    "a long word": b"u" * 3_000_000 + b"\n",
    "10,000 columns": b",".join([b"1"] * 10_000) + b"\n",
    "1,999 columns": (b",".join([b"1.5"] * 1_999) + b"\n") * 3,
    "a million rows": b"1,2,u\n" * 1_000_000,
    "a million empty lines and a row": b"\n" * 1_000_000 + ROW,
    "more cells than a table may have": b",".join([b"1"] * 500) * 1 + b"\n" + (b",".join([b"1"] * 500) + b"\n") * 4001,
    "more numbers than a run may have": b"1.5,2.5,3.5,0\n1.5,2.5,3.5,1\n" * 40_000,
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + random.Random(1).randbytes(5000),
    "an archive": b"PK\x03\x04" + random.Random(2).randbytes(5000),
    "a program": b"\x7fELF" + bytes(range(256)) * 20,
    "noise": random.Random(3).randbytes(100_000),
    "noise without zeros": random.Random(4).randbytes(100_000).replace(b"\0", b""),
    "control characters": bytes(range(1, 32)) * 50,
    "a zero in a number": ROWS + b"1\x005,2,u\n",
    "the end of a DOS file": ROWS + b"\x1a",
    "a bell in a word": b"1.5,2,u\x07\n2.5,3,v\n",
    "lines ending in every way": b"1.5,2,u\r2.5,3,v\r\n3.5,4,u\n\r4.5,5,v",
    "other ends of lines": "1.5,2,u\u2028\n2.5,3,v\x85\n3.5,4,u\x0b\n".encode(),
    "right to left": "1.5,2,א\u202e\n2.5,3,ב\n".encode(),
    "half a character": "1.5,2,中\n2.5,3,日\n".encode()[:-2],
    "Latin-1 in UTF-8": "1.5,2,中\n".encode() + "2.5,3,ü\n".encode("latin-1"),
    "Latin-1 far down": b"1.5,2,u\n" * 50_000 + b"2.5,3,\xfc\n",
    "one class": ROW * 9,
    "300 classes": b"".join(b"%d.5,2,c%d\n" % (i, i) for i in range(300)),
    "300 numbers for classes": b"x,class\n" + b"".join(b"%d.5,%d\n" % (i, i) for i in range(300)),
    "a class of a long name": ROWS + b"3.5,4," + b"w" * 5000 + b"\n",
    "all rows with gaps": b",2,u\n1.5,,v\n2.5,3,\n" * 9,
    "gaps in what is learned": b"1.5,2,\n2.5,3,NA\n",
    "a column of gaps": b"1.5,,u\n2.5,,v\n",
    "gaps alone": b"a,b\nNA,?\n-,NaN\n",
    "constant": b"1,1,0\n1,1,1\n1,1,0\n",
    "names alike": b"a,a,a\n1,2,u\n3,4,v\n",
    "no names": b'"","",""\n1,2,u\n3,4,v\n',
    "long names": b"a" * 5000 + b",b,c\n1,2,u\n3,4,v\n",
    "JSON": b'{"a": [1, 2, 3], "b": {"c": "d"}}\n',
    "XML": b"<?xml version='1.0'?>\n<table><row>1</row></table>\n",
    "HTML": b"<table>\n<tr><td>1</td><td>2</td></tr>\n</table>\n",
    "LaTeX": b"\\begin{tabular}{ll}\n1 & 2 \\\\\n3 & 4 \\\\\n\\end{tabular}\n",
    "ARFF": b"@relation iris\n@attribute a numeric\n@data\n5.1,3.5,u\n4.9,3.0,v\n",
    "svmlight": b"+1 1:0.5 3:0.25\n-1 2:0.5 3:1\n",
    "prose": b"It was the best of times,\nit was the worst of times, it was the age of wisdom.\n",
    "Python": b"import csv\n\nfor row in csv.reader(open('a.csv')):\n    print(row, 1, 2)\n",
    "a line for a delimiter there is not": b"sep=!\n1!2!u\n3!4!v\n",
    "a line for no delimiter": b"sep=\n1,2,u\n3,4,v\n",
    "a line for a delimiter alone": b"sep=;",
    "format fields": b"{0},{name},{}\n1,2,{line}\n3,4,{what:d}\n",
    "formulas": b"=1+2,2,u\n=A1,3,v\n",
}
N_FUZZED = 400
ALLOWED_TO_BE_LEARNED = (ColumnKind.NUMBERS, ColumnKind.WORDS)


def fuzzed() -> Iterator[bytes]:
    """Yield good files with some bytes or lines lost, doubled, put in or mixed up, always the same ones."""
    chance = random.Random(15)
    iris = [path.read_bytes() for path in IRIS.values()]
    good = [brought.content for brought in FILES.values()] + 10 * iris
    for _ in range(N_FUZZED):
        content = bytearray(chance.choice(good))
        for _ in range(chance.choice([1, 1, 2, 5, 20])):
            place, size = chance.randrange(len(content) + 1), chance.choice([1, 1, 2, 8])
            match chance.randrange(5):
                case 0:
                    del content[place : place + size]
                case 1:
                    content[place:place] = chance.choice([*b'\n\r\t ,;|"-.?\0\xff\x80e5', 0xEF]).to_bytes() * size
                case 2:
                    content[place : place + size] = chance.randbytes(size)
                case 3:
                    content[place:place] = content[place : place + 5 * size]
                case 4:
                    lines = content.splitlines(keepends=True)
                    chance.shuffle(lines)
                    content = bytearray(b"".join(lines))
        yield bytes(content)


def outcome(content: bytes, format: TableFormat) -> OwnData | TableFault:
    """Return what a file comes to: data of which a run can be made, or a fault with a sentence."""
    try:
        table = read(content, format)
        use = guess_use(table)
        data, report = own_data(table, use, "table")
    except TableFault as fault:
        check_sentence(fault)
        return fault
    check_data(table, use, data, len(report.left_out))
    return data


def check_sentence(fault: TableFault) -> None:
    sentence = str(fault)
    assert sentence.endswith(".")
    assert sentence.isprintable()
    assert len(sentence) < 250
    assert all(place is None or place > 0 for place in (fault.line, fault.column))


def check_data(table: Table, use: Use, data: OwnData, n_left_out: int) -> None:
    assert data.m + n_left_out == len(table.rows)
    assert np.isfinite(data.X).all()
    assert all(name.isprintable() for name in (data.target, *data.columns, *data.classes))
    assert table.columns[use.target].kind in ALLOWED_TO_BE_LEARNED
    config = RunConfig().with_fields({"own_data": data})
    assert config.n_samples == data.m


@pytest.mark.parametrize("content", BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_a_sentence_or_data(content: bytes) -> None:
    outcome(content, guess_format(content))


def test_damaged_files_are_a_sentence_or_data() -> None:
    outcomes = [outcome(content, guess_format(content)) for content in fuzzed()]
    n_refused = sum(isinstance(one, TableFault) for one in outcomes)
    assert N_FUZZED / 5 < n_refused < 4 * N_FUZZED / 5
    assert len({str(one) for one in outcomes if isinstance(one, TableFault)}) > 50


def test_a_bad_file_may_be_read_in_any_format() -> None:
    formats = [TableFormat(*signs) for signs in product(ENCODINGS, DELIMITERS, DECIMALS, (True, False), (True, False))]
    chance = random.Random(16)
    short = [content for content in (*BAD.values(), *fuzzed()) if len(content) < 10_000]
    for content in short:
        for one in chance.sample(formats, 4):
            outcome(content, one)


def test_any_use_of_a_table_is_a_sentence_or_data() -> None:
    chance = random.Random(17)
    for brought in FILES.values():
        table = read(brought.content)
        columns = range(len(table.columns))
        for _ in range(20):
            inputs = tuple(sorted(chance.sample(columns, chance.randrange(len(columns) + 1))))
            use = Use(inputs, chance.choice(columns), chance.random() < 0.5, chance.choice(list(Gaps)))
            try:
                data, _ = own_data(table, use, "table")
            except TableFault as fault:
                check_sentence(fault)
            else:
                assert len(data.columns) == len(inputs)


def test_there_are_enough() -> None:
    assert len(BAD) + N_FUZZED > 400
