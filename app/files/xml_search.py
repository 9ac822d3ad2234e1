"""The texts of some elements of an XML file that nobody has checked."""

from xml.parsers.expat import ExpatError, ParserCreate

from app.files.bounded_file import DAMAGED, LONGEST_TEXT, TOO_LARGE, BoundedFile
from mlp_engine import EngineError, Text

PIECE = 64_000  # bytes that are parsed before it looks whether enough is found
LONGEST_TAG = 1_000_000  # bytes
DEEPEST = 1000  # elements in one another
MOST_NAMES = 10_000  # of elements, of attributes and of prefixes, all of which the parser keeps

Found = tuple[dict[str, str], str]


class XmlSearch:
    """Looks for elements of one name in a single pass, without a tree of the file.

    A document type with declarations of its own is refused, so that a short file cannot unfold into a long one; other
    files are never looked at. What the parser keeps in memory is bounded.

    Parameters
    ----------
    name : namespace and name of the elements, with a blank between them

    Attributes
    ----------
    root : namespace and name of the outermost element, empty before it is known
    """

    def __init__(self, name: str) -> None:
        self.root = ""
        self._name = name
        self._room = LONGEST_TEXT  # for characters of the elements
        self._found: list[Found] = []
        self._depth = 0  # of the element that is open
        self._start_depth = 0  # of the element that is being collected, 0 while there is none
        self._attributes: dict[str, str] = {}
        self._pieces: list[str] = []
        self._names: set[str | None] = set()
        self._parser = ParserCreate("UTF-8", " ", intern=None)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._take
        self._parser.StartNamespaceDeclHandler = self._name_space
        self._parser.StartDoctypeDeclHandler = self._look_at_type

    def texts(self, file: BoundedFile, most: int | None = None) -> list[Found]:
        """Return the attributes and the text of each such element in a file, of the first ``most`` at least.

        Raises EngineError, with half a sentence, if it is no XML, or refused.
        """
        n_read = 0
        try:
            while piece := file.read(PIECE):
                self._parser.Parse(piece, False)
                n_read += len(piece)
                if most is not None and len(self._found) >= most:
                    return self._found
                _refuse_if(n_read - self._parser.CurrentByteIndex > LONGEST_TAG)
            self._parser.Parse(b"", True)
        except ExpatError:
            raise EngineError(DAMAGED) from None
        return self._found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.root = self.root or name
        self._depth += 1
        self._names.update((name, *attributes))
        _refuse_if(self._depth > DEEPEST or len(self._names) > MOST_NAMES)
        if not self._start_depth and name == self._name:
            self._start_depth, self._attributes, self._pieces = self._depth, attributes, []

    def _end(self, name: str) -> None:
        if self._depth == self._start_depth:
            self._found.append((self._attributes, "".join(self._pieces)))
            self._start_depth = 0
        self._depth -= 1

    def _take(self, text: str) -> None:
        if self._start_depth:
            self._room -= len(text)
            _refuse_if(self._room < 0)
            self._pieces.append(text)

    def _name_space(self, prefix: str | None, _uri: str) -> None:
        self._names.add(prefix)

    def _look_at_type(self, _name: str, _system: str | None, _public: str | None, has_declarations: bool) -> None:
        _refuse_if(has_declarations, DAMAGED)


def _refuse_if(is_too_much: bool, reason: Text = TOO_LARGE) -> None:
    if is_too_much:
        raise EngineError(reason)
