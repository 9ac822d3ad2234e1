"""A run as the file that Layerscope itself goes on with."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from app.export.data_files import DataOutput
from app.files.document import Document, document_bytes
from mlp_engine import Frame, marked, replay

EPOCHS_A_PIECE = 100  # some milliseconds of training
CONTENTS = marked(
    "Export",
    "The set-up, the samples, and epochs 0 to {epoch} with their curves. Opened, the run goes on from there to the "
    "same numbers.",
)


class RunOutput(DataOutput):
    """A saved run up to the epoch or update of the frame; it is trained again for that, to the same bits."""

    @classmethod
    def contents(cls, frame: Frame, format: str) -> str:
        return QCoreApplication.translate("Export", CONTENTS).format(epoch=frame.epoch)

    @property
    def pieces(self) -> int:
        return super().pieces + self.material.now.epoch // EPOCHS_A_PIECE + 1

    def encode(self) -> Iterator[bytes]:
        for session in replay(self.material.now.point):
            if not session.update and not session.epoch % EPOCHS_A_PIECE:
                yield b""
        yield bytes(document_bytes(Document(session.saved(), self.material.desk)))
