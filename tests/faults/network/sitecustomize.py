"""Loaded by each Python that has this folder on its path: notes whom it speaks to and where it listens, and forbids it.

A line of JSON an event goes into the file that HKBIOMED_NETWORK names: the event, and the address. What is not this
machine is refused, so that no test depends on a network, and none is spoken to.
"""

import json
import os
import sys

_WATCHED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname")
_HERE = {"127.0.0.1", "::1", "localhost", "", None}


def _hook(event, arguments):
    if event not in _WATCHED:
        return
    address = arguments[0] if event in ("socket.getaddrinfo", "socket.gethostbyname") else arguments[1]
    host = address[0] if isinstance(address, tuple) else address
    # Sockets of this machine are named by paths, as text or bytes.
    local = not isinstance(address, tuple) and event not in ("socket.getaddrinfo", "socket.gethostbyname")
    if isinstance(host, bytes):
        host = host.decode("utf-8", errors="replace")
    line = json.dumps({"event": event, "host": host, "local": local, "program": sys.argv[:3]}) + "\n"
    file = os.open(os.environ["HKBIOMED_NETWORK"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(file, line.encode())
    os.close(file)
    # Everybody's address is none of this machine alone: listening on it is found by the test.
    if not local and host not in _HERE and event != "socket.bind":
        raise OSError(f"no network here: {event} {host}")


if "HKBIOMED_NETWORK" in os.environ:
    sys.addaudithook(_hook)
