"""Arrangements of panels from anybody: what is not as it should be leaves the panels alone."""

from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from tests.app.window.arranged import kept, move_lines, name_all, opened, picture, take


def across(first: object, second: object, *shares: object) -> object:
    return {"across": [first, second], "shares": list(shares or (0.5, 0.5))}


def nested(levels: int) -> object:
    tree: object = ["network"]
    for _ in range(levels):
        tree = across(tree, ["loss"])
    return tree


TREES: dict[str, object] = {
    "a panel that nobody knows": across(["network"], ["curves"]),
    "one panel twice": across(["network"], ["network"]),
    "one panel twice on tabs": ["network", "network"],
    "one panel docked and floating": across(["boundary"], ["weights"]),
    "no tabs": across(["network"], []),
    "a name": "network",
    "a number": 1,
    "true": True,
    "an empty list": [],
    "an empty table": {},
    "a list of lists": [["network"]],
    "numbers as names": [0, 1],
    "nothing as a name": [None],
    "one part": {"across": [["network"]], "shares": [1.0]},
    "one part and almost all of the room": {"across": [["network"]], "shares": [0.9999]},
    "no part": {"across": [], "shares": []},
    "parts that are a table": {"across": {"network": 1}, "shares": [0.5, 0.5]},
    "both directions": {"across": [["network"], ["loss"]], "down": [["network"], ["loss"]], "shares": [0.5, 0.5]},
    "no direction": {"shares": [0.5, 0.5]},
    "another direction": {"behind": [["network"], ["loss"]], "shares": [0.5, 0.5]},
    "no shares": {"across": [["network"], ["loss"]]},
    "shares that are a text": {"across": [["network"], ["loss"]], "shares": "ab"},
    "too few shares": across(["network"], ["loss"], 0.999),
    "too many shares": across(["network"], ["loss"], 0.3, 0.3, 0.4),
    "a negative share": across(["network"], ["loss"], -0.5, 1.5),
    "a negative share of three": {"across": [["network"], ["loss"], ["equation"]], "shares": [-0.2, 0.6, 0.6]},
    "no room for one": across(["network"], ["loss"], 0.0, 1.0),
    "no room for one of three": {"across": [["network"], ["loss"], ["equation"]], "shares": [0.0, 0.5, 0.5]},
    "not a number": across(["network"], ["loss"], float("nan"), 0.5),
    "infinite": across(["network"], ["loss"], float("inf"), 0.5),
    "huge": across(["network"], ["loss"], 1e300, 0.5),
    "a huge whole number": across(["network"], ["loss"], 10**400, 0.5),
    "truth values": across(["network"], ["loss"], True, False),
    "shares as texts": across(["network"], ["loss"], "0.5", "0.5"),
    "shares that are lists": across(["network"], ["loss"], [0.5], [0.5]),
    "shares of half the room": across(["network"], ["loss"], 0.25, 0.25),
    "shares of twice the room": across(["network"], ["loss"], 0.99, 0.99),
    "a deep tree": nested(30),
    "a very deep tree": nested(5000),
    "many names": ["network"] * 100_000,
    "many parts": {"across": [["network"]] * 100_000, "shares": [1e-5] * 100_000},
}
FLOATING = [None, "loss", {}, 1, True, [1], [None], ["curves"], ["loss", "loss"], ["network"], [["loss"]]]
WHOLE: list[object] = [
    None,
    [],
    {},
    1,
    "network",
    True,
    ["network", "loss"],  # as of the first files that were saved
    {"watching": None},
    {"watching": None, "inside": None},
    {"watching": None, "inside": None, "front": None},
    {"watching": None, "inside": None, "front": ["curves"]},
    {"watching": None, "inside": None, "front": ["loss", "loss"]},
    {"watching": ["network"], "inside": None, "front": []},
    {"watching": {"docked": ["network"], "front": []}, "inside": None, "front": []},
    {"watching": {"docked": ["network"], "floating": []}, "inside": None, "front": []},
    {"watching": {"floating": ["network"], "front": []}, "inside": None, "front": []},
    {"watching": {"docked": ["network"], "floating": [], "front": ["loss"]}, "inside": None, "front": []},
    {"watching": {"docked": None, "floating": [], "front": ["loss"]}, "inside": None, "front": []},
    {"watching": None, "inside": {"docked": 1, "floating": [], "front": []}, "front": []},
]


def refused() -> Iterator[tuple[str, object]]:
    for name, docked in TREES.items():
        one = {"docked": docked, "floating": ["weights"], "front": []}
        yield name, {"watching": one, "inside": None, "front": []}
        yield f"{name}, inside", {"watching": None, "inside": one, "front": []}
    for floating in FLOATING:
        one = {"docked": ["network"], "floating": floating, "front": []}
        yield f"floating: {floating}", {"watching": one, "inside": None, "front": []}
    for values in WHOLE:
        yield f"{values}", values


def test_what_is_not_as_it_should_be_leaves_the_panels_alone(qtbot: QtBot) -> None:
    area = opened(qtbot)
    move_lines(area)
    name_all(area)
    before, values = picture(area), kept(area)
    for name, wrong in refused():
        assert not take(area, wrong), name
    assert picture(area) == before
    assert kept(area) == values
    good = {"watching": {"docked": nested(0), "floating": ["weights"], "front": []}, "inside": None, "front": []}
    assert take(area, good)  # what is wrong is wrong for no other reason
