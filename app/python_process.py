"""A second Python beside this one."""

import json
import subprocess
import sys

CODE = """
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal reaches both; the other one decides
import json, sys
sys.path[:] = json.loads(sys.argv.pop())
from {module} import main
main()
"""


def start_python(module: str) -> subprocess.Popen[bytes]:
    """Start a Python that finds what this one finds, and call ``main`` of a module there.

    Its standard input and output are pipes to this process.
    """
    command = [sys.executable, "-c", CODE.format(module=module), json.dumps(sys.path)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def start_trainer() -> subprocess.Popen[bytes]:
    """Start the process that trains, for a TrainerProcess; this loads nothing here, so it can be done first."""
    return start_python("app.trainer_main")
