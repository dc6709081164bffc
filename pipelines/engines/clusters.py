"""Joining a Ray of this machine alone, or a cluster that runs already; and leaving it.

A cluster runs whatever it is sent, so it is joined only with its token
(https://docs.ray.io/en/latest/ray-security/token-auth.html): each node is started with RAY_AUTH_MODE=token and the same
token, which this process needs as well, in RAY_AUTH_TOKEN or in a file named by RAY_AUTH_TOKEN_PATH. A Ray of this
machine gets a token of its own. This process has to run on a node of the cluster. Each node needs the same Python and
what requirements/run.txt and requirements/ray.txt pin; the code itself is sent.

Ray reads its settings from the environment as it is imported, so they are made before; those already there hold.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
import os
import secrets
import socket
from pathlib import Path
from types import ModuleType

from pipelines.engines.calls import Code
from pipelines.engines.contract import RETRIES, EngineError

# Answers are small; Ray would otherwise take three tenths of the memory for its store. Bytes.
_STORE = 100 * 2**20
# How long a cluster may take to answer at all. Seconds.
_PATIENCE = 10.0
_TOKENS = ("RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH")
_SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_AUTH_MODE": "token",
    # Without it a task that finds too little memory is done again for ever.
    "RAY_task_oom_retries": str(RETRIES),
    # What its daemons have to say would be printed on standard output, which is ours; it stands in their logs too.
    "RAY_DEDUP_LOGS_SKIP_REGEX": ".",
    # Ray says at each start how it will treat accelerators one day.
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}


# A wrong token is tried once a second, with a line on the terminal, for so many seconds; else for twenty.
_JOINING = {"RAY_gcs_server_port_wait_time_s": "3"}


def require_ray() -> None:
    """Raise EngineError where Ray is not installed."""
    if importlib.util.find_spec("ray") is None:
        raise EngineError(
            "the engine ray needs Ray, which is not installed here: pip install 'hkbiomed[ray]', or from a checkout"
            " pip install --require-hashes -r requirements/ray.txt"
        )


def start(workers: int) -> ModuleType:
    """Start a Ray of this process with so many workers and return the module; raise EngineError where it cannot."""
    if not any(name in os.environ for name in _TOKENS):
        os.environ["RAY_AUTH_TOKEN"] = secrets.token_hex(32)
    ray = _ray(_SETTINGS)
    try:
        ray.init(
            address="local",
            num_cpus=workers,
            include_dashboard=False,
            object_store_memory=_STORE,
            log_to_driver=False,
            logging_level=logging.CRITICAL,
        )
    except Exception as error:
        raise EngineError(f"Ray does not start on this machine: {_reason(error)}") from error
    return ray


def join(address: str, code: Code | None) -> ModuleType:
    """Join the cluster at an address, send it the packages and return the module; raise EngineError where it cannot."""
    _require_answer(address)
    if not any(name in os.environ for name in _TOKENS) and not Path("~/.ray/auth_token").expanduser().exists():
        raise EngineError(
            f"the token of the Ray cluster at {address} is not known: give it in {' or its file in '.join(_TOKENS)}"
        )
    ray = _ray(_SETTINGS | _JOINING)
    packages = [_folder(name) for name in code.packages] if code else []
    try:
        ray.init(
            address=address,
            runtime_env={"py_modules": packages} if packages else None,
            log_to_driver=False,
            logging_level=logging.CRITICAL,
        )
    except Exception as error:
        raise EngineError(f"the Ray cluster at {address} cannot be joined: {_reason(error)}") from error
    return ray


def _ray(settings: dict[str, str]) -> ModuleType:
    for name, value in settings.items():
        os.environ.setdefault(name, value)
    ray = importlib.import_module("ray")
    if ray.is_initialized():
        raise EngineError("this process uses Ray already: close that engine first")
    return ray


def _require_answer(address: str) -> None:
    """Ask whether anything listens there, for Ray itself would wait for a minute and then end this process."""
    if address == "auto":
        return
    host, _, port = address.rpartition(":")
    if not host or "/" in host or not port.isdigit():
        raise EngineError(
            f"{address!r} is no address of a Ray cluster: give host:port of its head, as ray start --head prints it"
        )
    try:
        socket.create_connection((host, int(port)), _PATIENCE).close()
    except (OSError, OverflowError) as error:
        raise EngineError(
            f"no Ray cluster answers at {address}: {error}; is its head running, and is this its port?"
        ) from error


def _reason(error: BaseException) -> str:
    """Return what was wrong at first; Ray hands it on as the end of a traceback in words."""
    while error.__cause__ is not None:
        error = error.__cause__
    return str(error).rstrip().rpartition("\n")[2]


def _folder(package: str) -> str:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise EngineError(f"{package} cannot be sent to the cluster: it is no package of this process")
    return next(iter(spec.submodule_search_locations))
