"""A plugin of pytest that runs only the first case of each test: ``pytest -p tests.first_cases``.

The cases of a test differ in their values; they need the same programs, fonts and folders.
"""

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    first: dict[str, pytest.Item] = {}
    others = [item for item in items if first.setdefault(item.nodeid.partition("[")[0], item) is not item]
    config.hook.pytest_deselected(items=others)
    items[:] = first.values()
