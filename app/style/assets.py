"""The one door to the files that come with the program."""

from importlib.resources import files

_RESOURCES = files("resources")


def asset_bytes(path: str) -> bytes:
    """Return the content of a file below ``resources``, such as ``"icons/run.svg"``."""
    return _RESOURCES.joinpath(*path.split("/")).read_bytes()


def asset_names(folder: str, suffix: str) -> list[str]:
    """Return the sorted names of the files in a folder below ``resources`` that end with ``suffix``."""
    return sorted(entry.name for entry in _RESOURCES.joinpath(folder).iterdir() if entry.name.endswith(suffix))
