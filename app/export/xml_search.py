"""The texts of some elements of an XML file that nobody has checked."""

from xml.parsers.expat import ExpatError, ParserCreate

from app.export.origin import DAMAGED
from mlp_engine import EngineError

PIECE = 1_000_000  # bytes that are parsed before it looks whether enough is found

Found = tuple[dict[str, str], str]


class XmlSearch:
    """Looks for elements of one name in a single pass, without a tree of the file.

    Entities of the file's own are refused, so that a short file cannot unfold into a long one; other files are never
    looked at.

    Parameters
    ----------
    name : namespace and name of the elements, with a blank between them
    longest : characters that the elements may hold together

    Attributes
    ----------
    root : namespace and name of the outermost element, empty before it is known
    """

    def __init__(self, name: str, longest: int) -> None:
        self.root = ""
        self._name = name
        self._room = longest
        self._found: list[Found] = []
        self._depth = 0  # of the element that is being collected and those in it
        self._attributes: dict[str, str] = {}
        self._pieces: list[str] = []
        self._parser = ParserCreate("UTF-8", " ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._take
        self._parser.EntityDeclHandler = self._refuse

    def texts(self, data: bytes, most: int | None = None) -> list[Found]:
        """Return the attributes and the text of each such element in ``data``, of the first ``most`` at least.

        Raises EngineError, with half a sentence, if ``data`` is no XML, or refused.
        """
        try:
            for start in range(0, len(data), PIECE):
                self._parser.Parse(data[start : start + PIECE], False)
                if most is not None and len(self._found) >= most:
                    return self._found
            self._parser.Parse(b"", True)
        except ExpatError:
            raise EngineError(DAMAGED) from None
        return self._found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.root = self.root or name
        if self._depth:
            self._depth += 1
        elif name == self._name:
            self._depth, self._attributes, self._pieces = 1, attributes, []

    def _end(self, name: str) -> None:
        if self._depth:
            self._depth -= 1
            if not self._depth:
                self._found.append((self._attributes, "".join(self._pieces)))

    def _take(self, text: str) -> None:
        if self._depth:
            self._room -= len(text)
            if self._room < 0:
                raise EngineError(DAMAGED)
            self._pieces.append(text)

    def _refuse(self, *_: object) -> None:
        raise EngineError(DAMAGED)
