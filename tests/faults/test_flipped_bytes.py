"""Whatever bit of whatever file of a release is turned over, the check finds it and names the file.

On copies of the releases that are published here. Of each there is a flip in every kind of file; with
HKBIOMED_FAULTS=full in every file. The seed stands in the name of the test.
"""

import random
import shutil
from pathlib import Path

import pytest

from pipelines.publication import checking, versions
from pipelines.publication.files import checksums
from tests.faults import FULL
from tests.faults.flipping import flipped

ROOT = Path(__file__).parents[2]
RELEASES = ROOT / "data" / "releases"
# The witnesses are the hardest to tell from what they vouch for.
WITNESSES = ("SHA256SUMS", "index.json")
FLIPS_OF_WITNESSES = 200 if FULL else 10


def flips(version):
    """Return name and seed of each flip in a release: all of its files, or one of each folder and kind."""
    names = checksums.files_of(RELEASES / version)
    if not FULL:
        chance = random.Random(version)
        kinds = {}
        for name in names:
            kinds.setdefault((Path(name).parent.parts[:1], Path(name).suffix), []).append(name)
        names = [chance.choice(of_kind) for of_kind in kinds.values()]
    return [(name, seed) for seed, name in enumerate(names)] + [
        (name, seed) for name in WITNESSES for seed in range(1000, 1000 + FLIPS_OF_WITNESSES)
    ]


@pytest.mark.parametrize("version", [str(version) for version in versions.published(RELEASES)])
def test_a_flipped_bit_is_found_and_its_file_is_named(version, tmp_path, monkeypatch):
    # Only the flipped file differs from one look to the next; what the others digest to is asked once.
    of_file, known = checksums.of_file, {}
    data = tmp_path / "data"
    shutil.copytree(RELEASES / version, data / "releases" / version)
    shutil.copy(RELEASES.parent / "index.json", data)
    current = None

    def remembered(path):
        if path == current:
            return of_file(path)
        if path not in known:
            known[path] = of_file(path)
        return known[path]

    monkeypatch.setattr(checksums, "of_file", remembered)
    unseen = []
    for name, seed in flips(version):
        current = data / "releases" / version / name
        whole = current.read_bytes()
        if not whole:
            continue
        current.write_bytes(flipped(whole, seed))
        told = checking.check(version, tmp_path / "no-texts", data / "releases").wrong
        # Only its own sentence begins with its name, and besides it there is only what to do.
        if len(told) != 2 or not told[0].startswith(f"{name} has changed since it was published"):
            unseen.append((name, seed, told))
        current.write_bytes(whole)
    assert unseen == []


@pytest.mark.parametrize("name", ["index.json", "identifiers.csv"])
@pytest.mark.parametrize("seed", range(20 if FULL else 2))
def test_a_flipped_bit_above_the_releases_is_found(name, seed, tmp_path):
    from pipelines.publication import above, registering, vouching

    data = tmp_path / "data"
    shutil.copytree(RELEASES.parent, data)
    (data / name).write_bytes(flipped((data / name).read_bytes(), seed))
    assert [told for told in above.complaints(data / "releases", registering.REGISTRY) if str(data / name) in told]
    # And no release is taken for damaged on the word of a damaged catalogue.
    assert not any(vouching.vouched(folder).damaged for folder in (data / "releases").iterdir())
