"""Runs programs that are written in Python, such as "openstack" and "glance", without starting Python for each.

Reads requests from standard input, one JSON object a line: "program" (the path of a program as it is installed),
"arguments", "environment" (all of it) and "patience" (seconds, then the program is ended). Each is run as its file
says, in a process of its own, that has the libraries of the clients loaded already; its standard input is a terminal
that nobody types into, because the clients upload what they read from anything else. Answers with one JSON object a
line: "exit" (negative: the signal that ended it), "output" and "errors". Ends with its standard input.
"""

import contextlib
import gc
import importlib
import json
import os
import pty
import runpy
import signal
import sys
import tempfile
from importlib.metadata import entry_points

# What takes most of the time of a command. Loading it changes nothing: a command loads it anyway.
LIBRARIES = ["glanceclient.shell", "glanceclient.v2.client", "glanceclient.v2.shell", "openstackclient.shell"]
PLUGINS = ("openstack.", "keystoneauth1.plugin")


def load():
    for library in LIBRARIES:
        with contextlib.suppress(ImportError):
            importlib.import_module(library)
    points = entry_points()
    for group in points.groups:
        for point in points.select(group=group) if group.startswith(PLUGINS) else ():
            with contextlib.suppress(Exception):
                point.load()
    # because a collection of garbage would copy all of it into each child
    gc.freeze()


def become(request, output, errors):
    """Makes this process the program of the request."""
    signal.alarm(request["patience"])
    _, terminal = pty.openpty()
    for ours, standard in (terminal, 0), (output.fileno(), 1), (errors.fileno(), 2):
        os.dup2(ours, standard)
    # because the one before holds requests that it has read ahead
    sys.stdin = open(0, closefd=False)
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.argv = [request["program"], *request["arguments"]]
    runpy.run_path(request["program"], run_name="__main__")
    sys.exit()


def answer(request):
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        child = os.fork()
        if child == 0:
            become(request, output, errors)
        _, status = os.waitpid(child, 0)
        output.seek(0)
        errors.seek(0)
        return {
            "exit": os.waitstatus_to_exitcode(status),
            "output": output.read().decode(errors="replace"),
            "errors": errors.read().decode(errors="replace"),
        }


if __name__ == "__main__":
    load()
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
