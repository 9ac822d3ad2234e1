"""Elements of a deck that python-pptx has no names for."""

import re
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import namespaces, nsdecls

_NAMESPACES = namespaces("a", "c", "p", "r")


def find_all(element: Any, path: str) -> list[Any]:
    """Return the elements at a path such as ``./p:txBody/a:p``, in their order."""
    found: list[Any] = element.findall(path, _NAMESPACES)
    return found


def find(element: Any, path: str) -> Any:
    """Return the first element at a path; raises LookupError if there is none."""
    found = element.find(path, _NAMESPACES)
    if found is None:
        raise LookupError(path)
    return found


def new_element(xml: str) -> Any:
    """Return an element from its XML, in which ``{ns}`` stands for what its prefixes mean."""
    prefixes = sorted(set(re.findall(r"\b([acpr]):", xml)))
    return parse_xml(xml.replace("{ns}", nsdecls(*prefixes), 1))
