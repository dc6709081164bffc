"""A Ray cluster of two nodes on this machine: a head and a worker node, each with processes and a folder of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOKEN = "5f" * 32
ROOT = Path(__file__).parents[2]
START = [sys.executable, "-m", "ray.scripts.scripts", "start", "--block", "--num-cpus=1", "--disable-usage-stats"]
LOOPBACK = "127.0.0.1"


class Node:
    """A node, by the process that started it; what Ray starts for it are descendants of that."""

    def __init__(self, *options, **environment):
        # A socket's path must be short, which a folder of pytest is not.
        self.folder = tempfile.mkdtemp(prefix="ray-")
        self.log = Path(self.folder, "start.log")
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [
                    *START,
                    *options,
                    f"--node-ip-address={LOOPBACK}",
                    f"--temp-dir={self.folder}",
                    "--object-store-memory=80000000",
                ],
                cwd=self.folder,
                env={**os.environ, "RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": TOKEN, **environment},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def processes(self):
        """Every process of the node that runs now, the one that started it first."""
        return family(self.process.pid)

    def kill(self):
        """End all of it at once, as when a machine is switched off."""
        for pid in self.processes():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait()

    def remove(self):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


class Cluster:
    def __init__(self, **environment):
        port = free_port()
        self.address = f"{LOOPBACK}:{port}"
        self.environment = environment
        self.nodes = [Node("--head", f"--port={port}", "--include-dashboard=false", **environment)]
        try:
            wait_for(lambda: answers(port), 30, self.nodes[0].log)
            self.add()
        except BaseException:
            self.remove()
            raise

    def add(self):
        """Let another node join."""
        self.nodes.append(Node(f"--address={self.address}", **self.environment))

    def remove(self):
        for node in reversed(self.nodes):
            node.remove()


def family(ancestor):
    """The numbers of a process and of all that descend from it, those of one generation after another."""
    children = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
        children.setdefault(parent, []).append(int(stat.parent.name))
    found = [ancestor]
    for pid in found:
        found += children.get(pid, [])
    return found


def gone(pid):
    """Whether a process has ended, be it that nobody has asked yet how."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def free_port():
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return probe.getsockname()[1]


def answers(port):
    try:
        socket.create_connection((LOOPBACK, port), 1).close()
    except OSError:
        return False
    return True


def wait_for(condition, seconds, log=None):
    """Wait until the condition holds; what did not come to pass is the failure of a test."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, f"not within {seconds} s: {log.read_text() if log else condition}"
        time.sleep(0.02)
    return found
