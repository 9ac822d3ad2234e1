"""The file of a deck: what is in it beside the slides, and the same bytes from run to run."""

import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation

from app.export.deck.slides import DeckLook
from app.export.deck.xml import find, new_element

PROGRAM = "Layerscope"
FIRST_DATE = datetime(1980, 1, 1)  # that a zip file knows: it stands for every time of day
_EXTENDED_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>{program}</Application><Slides>{slides}</Slides></Properties>"
)


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip file of named contents, with no trace of when it was made."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, data in members:
            info = zipfile.ZipInfo(name, FIRST_DATE.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, data)
    return buffer.getvalue()


def saved(presentation: Presentation, look: DeckLook, title: str, custom_properties: bytes) -> bytes:
    """Return the file of a finished presentation; ``custom_properties`` are its ``docProps/custom.xml``."""
    _list_notes_master(presentation)
    _describe(presentation, look, title)
    package = presentation.part.package
    name = PackURI("/docProps/custom.xml")
    part = Part(name, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, package, custom_properties)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    buffer = BytesIO()
    presentation.save(buffer)
    with zipfile.ZipFile(buffer) as file:
        return zipped((name, file.read(name)) for name in file.namelist())


def drop_leftovers(presentation: Presentation) -> None:
    """Remove the thumbnail and the printer settings of the template."""
    package = presentation.part.package
    for relation in list(package.iter_rels()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(relation.rId)
        elif relation.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS:
            presentation.part.drop_rel(relation.rId)


def _list_notes_master(presentation: Presentation) -> None:
    """Name the master of the notes, if there are any, in the presentation: python-pptx only relates it."""
    for name, relation in presentation.part.rels.items():
        if relation.reltype == RELATIONSHIP_TYPE.NOTES_MASTER:
            masters = f'<p:notesMasterIdLst {{ns}}><p:notesMasterId r:id="{name}"/></p:notesMasterIdLst>'
            find(presentation.element, "./p:sldMasterIdLst").addnext(new_element(masters))


def _describe(presentation: Presentation, look: DeckLook, title: str) -> None:
    """Say what the file is about, in place of what the template says about itself."""
    core = presentation.core_properties
    core.title = title
    core.author = core.last_modified_by = PROGRAM
    core.subject = core.keywords = core.comments = ""
    core.language = look.language_tag
    core.created = core.modified = FIRST_DATE
    extended = presentation.part.package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    extended.blob = _EXTENDED_PROPERTIES.format(program=PROGRAM, slides=len(presentation.slides)).encode()
