"""Which file is damaged, told from its witnesses, and which witness where that is the damaged one."""

import json

import pytest

from pipelines.publication import vouching
from pipelines.publication.files import checksums

FILES = ("README.md", "csv/people.csv")


@pytest.fixture
def release(tmp_path):
    """A release of two files, with all that vouches for them."""
    folder = tmp_path / "data" / "releases" / "1.0.0"
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"# 說明 {name}\n", encoding="utf-8")
    index = {"files": [{"path": name, "bytes": 1, "sha256": checksums.of_file(folder / name)} for name in FILES]}
    (folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
    checksums.write(folder)
    vouching_files = {name: checksums.of_file(folder / name) for name in ("SHA256SUMS", "index.json")}
    catalogue = {"versions": [{"version": "1.0.0", "sha256": vouching_files}]}
    (tmp_path / "data" / "index.json").write_text(json.dumps(catalogue), encoding="utf-8")
    return folder


def _spoil(path, before, after):
    content = path.read_bytes()
    assert before in content
    path.write_bytes(content.replace(before, after, 1))


def _digest_of(release, name):
    return checksums.of_file(release / name).encode()


def _other(digest):
    return (b"1" if digest[:1] == b"0" else b"0") + digest[1:]


def _in(witness, name):
    """Spoil what one file says of another."""

    def damage(release):
        digest = _digest_of(release, name)
        _spoil(release / witness, digest, _other(digest))

    return damage


DAMAGES = {
    "a file": (lambda f: (f / "README.md").write_text("#"), {"README.md"}),
    "a file that is gone": (lambda f: (f / "csv/people.csv").unlink(), {"csv/people.csv"}),
    "a file too many": (lambda f: (f / "extra").write_text(""), {"extra"}),
    "a line of the list": (_in("SHA256SUMS", "csv/people.csv"), {"SHA256SUMS"}),
    "the line of the index in the list": (_in("SHA256SUMS", "index.json"), {"SHA256SUMS"}),
    "a digest in capitals": (lambda f: (f / "SHA256SUMS").write_text((f / "SHA256SUMS").read_text().upper()),
                             {"SHA256SUMS"}),
    "no list": (lambda f: (f / "SHA256SUMS").unlink(), {"SHA256SUMS"}),
    "a list that is not UTF-8": (lambda f: _spoil(f / "SHA256SUMS", b"csv", b"\xffsv"), {"SHA256SUMS"}),
    "a digest in the index": (_in("index.json", "README.md"), {"index.json"}),
    "an index that is no JSON": (lambda f: _spoil(f / "index.json", b"{", b"["), {"index.json"}),
    "an index without files": (lambda f: _spoil(f / "index.json", b"files", b"filez"), {"index.json"}),
    "no index": (lambda f: (f / "index.json").unlink(), {"index.json"}),
    "a file and the list": (
        lambda f: [_spoil(f / "README.md", b"#", b"-"), _spoil(f / "SHA256SUMS", b"csv", b"csw")],
        {"README.md", "SHA256SUMS"},
    ),
    "a file and the index": (
        lambda f: [_spoil(f / "README.md", b"#", b"-"), _spoil(f / "index.json", b"{", b"[")],
        {"README.md", "index.json"},
    ),
    "all three": (
        lambda f: [
            _spoil(f / "README.md", b"#", b"-"),
            _spoil(f / "SHA256SUMS", b"csv", b"csw"),
            _spoil(f / "index.json", b"{", b"["),
        ],
        {"README.md", "SHA256SUMS", "index.json"},
    ),
    "both witnesses": (
        lambda f: [_spoil(f / "SHA256SUMS", b"csv", b"csw"), _spoil(f / "index.json", b"{", b"[")],
        {"SHA256SUMS", "index.json"},
    ),
}  # fmt: skip


def test_a_whole_release(release):
    known = vouching.vouched(release)
    assert (known.damaged, known.doubts) == ({}, ())
    assert set(known.published) == {*FILES, "index.json", "SHA256SUMS"}


@pytest.mark.parametrize(("damage", "named"), DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("catalogued", [True, False])
def test_the_damaged_file_is_named_and_no_other(release, damage, named, catalogued):
    published = {name: checksums.of_file(release / name) for name in checksums.files_of(release)}
    if not catalogued:
        (release.parent.parent / "index.json").unlink()
    damage(release)
    known = vouching.vouched(release)
    told = " ".join(known.damaged.values())
    assert all(name in told for name in named)
    # Without a catalogue nothing tells which of two that contradict each other is the one to believe.
    if catalogued:
        assert set(known.damaged) == named
        assert all(name in sentence for name, sentence in known.damaged.items())
        assert known.published.items() <= published.items()
        assert all(known.published.get(name) == published.get(name) for name in named)


def test_a_catalogue_that_tells_otherwise_of_a_whole_release(release):
    catalogue = release.parent.parent / "index.json"
    digest = _digest_of(release, "SHA256SUMS")
    _spoil(catalogue, digest, _other(digest))
    known = vouching.vouched(release)
    assert known.damaged == {}
    assert str(catalogue) in known.doubts[0]
