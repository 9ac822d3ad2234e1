"""Measures how long it takes until a damaged or hostile file is refused, of each kind the longest.

python -m tests.benchmarks.refusing
"""

import tempfile
from pathlib import Path
from time import perf_counter as now

from tests.app.files.documents.test_damaged_files import KINDS, refusal


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.layerscope"
        for kind in KINDS:
            longest, named, count = 0.0, "", 0
            for name, data in kind():
                begun = now()
                refusal(path, data)
                count += 1
                if (seconds := now() - begun) > longest:
                    longest, named = seconds, name
            print(f"{kind.__name__:8} {count:4} files, at most {longest:.2f} s ({named})", flush=True)


if __name__ == "__main__":
    main()
