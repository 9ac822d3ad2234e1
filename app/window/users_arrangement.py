"""Where the user has put the panels."""

import json
from base64 import b64decode, b64encode
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QByteArray, QSize

from app.files.json_text import read_json
from app.window.arrangements import Part, Tabs, names, sizes
from app.window.panel_tree import names_in, part_in, values_of

KINDS = {"watching": False, "inside": True}
"""The two arrangements, by whether they are for inside an update."""


@dataclass(frozen=True)
class UsersArrangement:
    """Panels as the user has arranged them; those that are nowhere are closed.

    Attributes
    ----------
    docked : the places of those in the window, with shares; None if there are none
    floating : those beside the window
    front : those in front of others
    state : as Qt saves it, with the places of those that are closed, too; empty if Qt has not had it on the screen
    """

    docked: Part | None
    floating: Tabs
    front: Tabs
    state: QByteArray = field(default_factory=QByteArray)

    def sizes(self, size: QSize, separator: int) -> dict[str, QSize]:
        """Return the size of the first panel of each place where the whole has ``size``."""
        return {} if self.docked is None else sizes(self.docked, size, separator)

    def as_dict(self) -> dict[str, object]:
        """Return it, without what Qt knows of it, as values that JSON can hold."""
        return {
            "docked": None if self.docked is None else values_of(self.docked),
            "floating": list(self.floating),
            "front": list(self.front),
        }

    @classmethod
    def from_dict(cls, values: object, panels: Collection[str]) -> "UsersArrangement":
        """Return what ``as_dict`` gave; raises ValueError if it could not have come from there."""
        if not isinstance(values, Mapping) or not {"docked", "floating", "front"} <= set(values):
            raise ValueError(values)
        left = set(panels)
        floating = names_in(values["floating"], left)
        docked = None if values["docked"] is None else part_in(values["docked"], left)
        return cls(docked, floating, names_in(values["front"], set() if docked is None else set(names(docked))))

    def as_bytes(self) -> QByteArray:
        """Return what ``from_bytes`` reads."""
        values = {"state": b64encode(self.state.data()).decode(), **self.as_dict()}
        return QByteArray(json.dumps(values).encode())

    @classmethod
    def from_bytes(cls, data: QByteArray, panels: Collection[str]) -> "UsersArrangement | None":
        """Return what was saved; None if nothing was, or if it is of another version."""
        try:
            values: Any = read_json(bytes(data.data()).decode())
            return replace(cls.from_dict(values, panels), state=QByteArray(b64decode(values["state"])))
        except (ValueError, TypeError, KeyError):
            return None


@dataclass(frozen=True)
class Arrangements:
    """All that the user has arranged.

    Attributes
    ----------
    users : each arrangement that is the user's, by whether it is for inside an update; the rest is left to the rules
    front : panels that were brought to the front in either of them, the last one last
    """

    users: Mapping[bool, UsersArrangement]
    front: Tabs

    def as_dict(self) -> dict[str, object]:
        """Return it, without what Qt knows of it, as values that JSON can hold."""
        users = {kind: self.users.get(is_inside) for kind, is_inside in KINDS.items()}
        found: dict[str, object] = {kind: one.as_dict() if one is not None else None for kind, one in users.items()}
        return {**found, "front": list(self.front)}

    @classmethod
    def from_dict(cls, values: object, panels: Collection[str]) -> "Arrangements | None":
        """Return what ``as_dict`` gave; None if it could not have come from there."""
        if not isinstance(values, Mapping) or not {*KINDS, "front"} <= set(values):
            return None
        users = {is_inside: values[kind] for kind, is_inside in KINDS.items() if values[kind] is not None}
        try:
            found = {is_inside: UsersArrangement.from_dict(one, panels) for is_inside, one in users.items()}
            return cls(found, names_in(values["front"], set(panels)))
        except ValueError:
            return None
