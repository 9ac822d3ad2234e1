"""A plugin of pytest that runs only the first case of each test: ``pytest -p tests.first_cases``.

The cases of a test differ in their values; they need the same programs, fonts and folders. So do the tests of a file
on what is drawn and on the whole window, which take long: of such a file the first one is run.
"""

import pytest

DRAWN = ("tests/app/panels/", "tests/app/views/", "tests/app/widgets/", "tests/app/window/")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    first: dict[str, pytest.Item] = {}
    others = [item for item in items if first.setdefault(kind_of(item.nodeid), item) is not item]
    config.hook.pytest_deselected(items=others)
    items[:] = first.values()


def kind_of(name: str) -> str:
    """What tests that need the same have in common of their names."""
    return name.partition("::" if name.startswith(DRAWN) else "[")[0]
