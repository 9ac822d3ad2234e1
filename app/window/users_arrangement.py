"""Where the user has put the panels."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QByteArray, QSize

from app.files.json_text import read_json


@dataclass(frozen=True)
class UsersArrangement:
    """Panels as the user has arranged them.

    Attributes
    ----------
    state : as Qt saves it
    shares : of the width and the height of the whole, of each panel that is in sight
    """

    state: QByteArray
    shares: dict[str, tuple[float, float]]

    def sizes(self, size: QSize) -> dict[str, QSize]:
        """Return the size of each panel in sight where the whole has ``size``."""
        return {name: QSize(round(x * size.width()), round(y * size.height())) for name, (x, y) in self.shares.items()}

    def as_bytes(self) -> QByteArray:
        """Return what ``from_bytes`` reads."""
        values = {"state": b64encode(self.state.data()).decode(), "shares": self.shares}
        return QByteArray(json.dumps(values).encode())

    @classmethod
    def from_bytes(cls, data: QByteArray) -> "UsersArrangement | None":
        """Return what was saved; None if nothing was, or if it is of another version."""
        try:
            values: Any = read_json(bytes(data.data()).decode())
            shares = {str(name): (float(x), float(y)) for name, (x, y) in values["shares"].items()}
            state = QByteArray(b64decode(values["state"]))
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
            return None
        is_possible = all(0.0 < share <= 1.0 for pair in shares.values() for share in pair)
        return cls(state, shares) if is_possible else None
