"""What a reader who knows nothing of the product finds wrong with what is published, and what runs leave behind."""

import hashlib
import json
import re

VERSION = re.compile(r"\d+\.\d+\.\d+")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def versions(root):
    """Return the names under data/releases/ that look like a version, oldest first."""
    there = root / "data" / "releases"
    names = [path.name for path in there.iterdir() if VERSION.fullmatch(path.name)] if there.is_dir() else []
    return sorted(names, key=lambda name: tuple(map(int, name.split("."))))


def wrong_in(folder):
    """Return what in a release is not as its own checksums say."""
    try:
        lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    except OSError as error:
        return [f"{folder.name} has no checksums: {error}"]
    told = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {"SHA256SUMS"}
    different = [name for name in there & told.keys() if sha256(folder / name) != told[name]]
    return [f"{folder.name}/{name} is not as it was summed" for name in sorted({*different, *(there ^ told.keys())})]


def wrong_above(root):
    """Return what data/index.json says of releases that is not so."""
    path = root / "data" / "index.json"
    if not path.exists():
        return []
    try:
        told = json.loads(path.read_bytes())
    except ValueError as error:
        return [f"index.json is no JSON: {error}"]
    wrong = [] if told["latest"] == told["versions"][-1]["version"] else ["the latest is not the last"]
    for version in told["versions"]:
        for name, digest in version["sha256"].items():
            file = root / "data" / version["path"] / name
            if not file.is_file() or sha256(file) != digest:
                wrong.append(f"index.json lists {version['version']}, of which {name} is not so")
    return wrong


def wrong(root):
    """Return all that a reader finds wrong at this moment."""
    folders = (root / "data" / "releases" / name for name in versions(root))
    return [line for folder in folders for line in wrong_in(folder)] + wrong_above(root)


def files(root):
    """Return everything that a run is to leave behind, or not to, by path: what is published, the register, rests."""
    paths = (path for part in ("data", "registry", "tmp") for path in (root / part).rglob("*"))
    return {path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None for path in paths}


def unlike(there, expected):
    """Return the paths at which two sets of files are not the same."""
    return sorted(path for path in there.keys() | expected.keys() if there.get(path, 0) != expected.get(path, 0))
