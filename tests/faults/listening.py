"""Where the processes of a session listen, as Linux tells it: /proc/net/tcp, and who holds which socket.

https://docs.kernel.org/networking/proc_net_tcp.html: local address in hexadecimal, four bytes at a time in the order of
this machine, a colon, the port; state 0A listens; the tenth column is the inode of the socket.
"""

import ipaddress
import os
import sys
from pathlib import Path

import pytest

LISTENS = "0A"
on_linux = pytest.mark.skipif(not Path("/proc/net/tcp").is_file(), reason="this system does not tell who listens where")


def listening(session):
    """Return address and port of each TCP socket on which a process of the session `session` listens."""
    held = {inode for process in _processes(session) for inode in _inodes(process)}
    return {(address, port) for address, port, inode in _sockets() if inode in held}


def _processes(session):
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.getsid(int(process)) == session:
                yield process
        except ProcessLookupError:
            continue


def _inodes(process):
    try:
        for held in os.listdir(f"/proc/{process}/fd"):
            target = os.readlink(f"/proc/{process}/fd/{held}")
            if target.startswith("socket:["):
                yield target[len("socket:[") : -1]
    except OSError:
        return


def _sockets():
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        if Path(table).is_file():
            for line in Path(table).read_text().splitlines()[1:]:
                cells = line.split()
                if cells[3] == LISTENS:
                    address, _, port = cells[1].partition(":")
                    yield _address(address), int(port, 16), cells[9]


def _address(digits):
    words = (bytes.fromhex(digits[at : at + 8]) for at in range(0, len(digits), 8))
    address = ipaddress.ip_address(b"".join(word[::-1] if sys.byteorder == "little" else word for word in words))
    return getattr(address, "ipv4_mapped", None) or address
