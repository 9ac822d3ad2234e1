"""The program as a user gets it, opened to be measured."""

import math
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.commands.bench.options import BenchOptions
from app.files.settings import Settings
from app.style.translation import install_language
from app.window.program import Program, make_application


@contextmanager
def opened(options: BenchOptions) -> Iterator[Program]:
    """Open the program as a user gets it, at full speed, with settings of its own that are forgotten.

    Its window has the wanted size, and is closed in the end.
    """
    app = make_application()
    install_language("en")
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(str(Path(folder) / "settings.ini"))
        settings.speed, settings.maps = math.inf, options.has_maps
        with closing(Program(app, options.config, settings)) as program:
            program.controller.set_frame_rate.emit(options.frame_rate)
            program.window.showNormal()
            program.window.resize(*options.size)
            program.show()
            try:
                yield program
            finally:
                program.window.close()
