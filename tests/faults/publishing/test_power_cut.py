"""What a power cut would find: nothing is shown under its name before the disk has it, by the order of the operations.

No power is cut. fsync(2) is the promise that something is on the disk, so each write is looked for one after it, and
before the rename that shows the file.
"""


def unsynced(operations, until):
    """Return what was written or made before the operation numbered `until`, and not synced since."""
    waiting = set()
    for line in operations[:until]:
        kind, _, path = line.partition(" ")
        path = path.removesuffix(".new")
        if kind in ("write", "truncate"):
            waiting.add(path)
        # A removal that the disk has not leaves something behind for the next run to remove.
        if kind in ("mkdir", "rename", "open"):
            waiting.add(path.rpartition("/")[0])
        if kind in ("fsync", "remove"):
            waiting.discard(path)
    return waiting


def test_the_disk_has_a_release_before_its_rename_and_the_name_before_the_end(undisturbed):
    usual = undisturbed("publish")
    data = next(line.partition(" ")[2] for line in usual.operations if "/data/releases/" in line)
    data = data.partition("/releases/")[0]
    (renamed,) = [n for n, line in enumerate(usual.operations) if line == f"rename {data}/releases/1.1.0"]
    staged = {path for path in unsynced(usual.operations, renamed) if path.startswith(f"{data}/releases")}
    assert staged == set()
    shown = unsynced(usual.operations, None)
    assert {path for path in shown if path.startswith((data, f"{data.rpartition('/')[0]}/registry"))} == set()


def test_what_stands_above_and_the_register_are_synced_before_they_are_shown(undisturbed):
    operations = undisturbed("publish").operations
    for name in ("data/index.json", "data/identifiers.csv", "registry/registry.csv"):
        (shown,) = [n for n, line in enumerate(operations) if line.startswith("rename ") and line.endswith(name)]
        path = operations[shown].partition(" ")[2]
        assert operations[shown - 1] == f"fsync {path}.new"
        assert f"fsync {path.rpartition('/')[0]}" in operations[shown:]
