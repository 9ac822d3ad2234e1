"""Addresses of files."""

import os
from pathlib import Path

import pytest

from app.files.file_urls import without_file_url


@pytest.mark.parametrize("name", ["run.layerscope", "a b%20#?ü运.layerscope", os.fsdecode(b"\xff.layerscope")])
def test_address_of_a_file_is_its_path(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert without_file_url(path.as_uri()) == str(path)


@pytest.mark.parametrize("address", ["file:/a/b", "file:///a/b", "file://localhost/a/b", "FILE:///a/b"])
def test_ways_to_write_an_address(address: str) -> None:
    assert without_file_url(address) == "/a/b"


@pytest.mark.parametrize(
    "argument", ["/a%20b", "./file:///a", "lesson", "layerscope:1/end", "file:a", "file://server/a", "https://a/b", ""]
)
def test_anything_else_stays_as_it_is(argument: str) -> None:
    assert without_file_url(argument) == argument
