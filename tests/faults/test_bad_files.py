"""Files that nobody should have put into raw/: each set aside with the reason or one clear error, no crash, no wait."""

import csv
import os

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.building.store import Store
from pipelines.engines import engine
from pipelines.publication import archiving, building
from pipelines.reading import ManifestError
from tests.faults import FULL

GOOD = "香港基因組中心於2021年7月12日成立。計劃已招募1,200名參加者。\n"
SIZE = 50_000_000 if FULL else 300_000


def built(tmp_path, strict=False):
    """Build raw/, with a good text in it, and return why texts were set aside, and the rows made, by table."""
    raw, out = tmp_path / "raw", tmp_path / "out"
    (raw / "ok.txt").write_text(GOOD, "utf-8")
    made = archiving.archive(raw, out, engine("local"), Store(tmp_path / "store"), strict=strict)
    aside = out / archiving.ASIDE
    if not aside.exists():
        return {}, made.rows
    with aside.open(encoding="utf-8", newline="") as file:
        return {line["source_file"]: line["reason"] for line in csv.DictReader(file)}, made.rows


@pytest.fixture
def raw(tmp_path):
    (tmp_path / "raw").mkdir()
    return tmp_path / "raw"


def linked_out(raw):
    outside = raw.parent / "outside"
    outside.write_text(GOOD, "utf-8")
    (raw / "a.txt").symlink_to(outside)


UNREADABLE = {
    "empty": (b"", "empty, expected text"),
    "blanks": (b"\xef\xbb\xbf \n\t\n", "nothing but blanks"),
    "NUL": ("香港\0大學".encode(), "byte 6 is NUL"),
    "binary": (bytes(range(1, 256)) * 9, "is not UTF-8"),
    "lone surrogate": ("香港\ud83d".encode("utf-8", "surrogatepass"), "is not UTF-8"),
    "lone surrogate in UTF-16": (b"\xff\xfe\x3d\xd8a\0", "breaks UTF-16"),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), "is NUL"),
    "two encodings": (GOOD.encode() + GOOD.encode("big5hkscs"), "is not UTF-8"),
    "Shift JIS": ("東京都庁は、ゲノム医療を推進する。".encode("shift_jis") * 3, "is not UTF-8"),
    "EUC-JP": ("東京都庁は、ゲノム医療を推進する。".encode("euc_jp") * 3, "is not UTF-8"),
    "EUC-KR": ("서울대학교병원은 유전체 의학 센터를 설립했다".encode("euc_kr"), "is not UTF-8"),
}


def test_what_is_no_text_is_set_aside(tmp_path, raw):
    for attack, (data, _) in UNREADABLE.items():
        (raw / f"{attack}.txt").write_bytes(data)
    told, rows = built(tmp_path)
    assert {name: reason in told.get(f"{name}.txt", "") for name, (_, reason) in UNREADABLE.items()} == dict.fromkeys(
        UNREADABLE, True
    )
    assert rows["documents"] == 1


ODD = {
    "pipe": (lambda raw: os.mkfifo(raw / "a.txt"), "no regular file"),
    "link out": (linked_out, "a link that leads out of the folder"),
    "link to a device": (lambda raw: (raw / "a.txt").symlink_to("/dev/zero"), "a link that leads out of the folder"),
    "link to itself": (lambda raw: (raw / "a.txt").symlink_to("a.txt"), "cannot be opened"),
    "link to nothing": (lambda raw: (raw / "a.txt").symlink_to("gone"), "cannot be opened"),
}


@pytest.mark.parametrize("attack", ODD)
def test_what_is_no_file_is_set_aside_unopened(tmp_path, raw, attack):
    make, reason = ODD[attack]
    make(raw)
    assert reason in built(tmp_path)[0]["a.txt"]


@pytest.mark.parametrize("attack", [*UNREADABLE, *ODD])
def test_a_release_of_what_is_no_text_ends_before_anything_is_made(raw, attack):
    (raw / "ok.txt").write_text(GOOD, "utf-8")
    if attack in ODD:
        ODD[attack][0](raw)
    else:
        (raw / "a.txt").write_bytes(UNREADABLE[attack][0])
    with pytest.raises(building.InputError, match=r"a\.txt"):
        building.read_texts(raw)


def test_a_link_inside_the_folder_is_read(tmp_path, raw):
    (raw / "a.txt").symlink_to("ok.txt")
    told, rows = built(tmp_path)
    assert (told, rows["documents"]) == ({}, 2)


TEXTS = {
    "brackets": "（" * 10_000 + "香港大學" + "）" * 10_000,
    "mixed brackets": "([{「《" * 2_000,
    "a million figures": "計劃已招募" + "9" * 1_000_000 + "名參加者。撥款" + "9" * 1_000_000 + "億元。",
    "a million numerals": "計劃已招募" + "九" * 1_000_000 + "名參加者。",
    "days that are none": "於2023年13月45日成立。0000年1月1日。99999年1月1日。民國0年。公元前500年。下午25時61分。",
    "scripts": "<script>alert(1)</script><b>香港基因組中心</b>於2021年成立，</script><!--計劃招募120名參加者。",
    "formulas": '=HYPERLINK("http://a.hk","x")\n\n@SUM(1)\n\n-1+1|cmd\n\n計劃招募120名參加者。',
    "overrides": "香港\u202e基因組中心\u202c於2021年\u2066成立。計劃已招募\u202e1,200名參加者。",
    "Japanese": "東京大学医学部附属病院は2021年4月1日、センターを設立した。患者数は約1,200人。電話 03-3815-5411",
    "Korean": "서울대학교병원은 2021년 4월 1일 유전체 의학 센터를 설립했다. 환자 1,200명. 전화: 02-2072-2114",
    "combining marks": "e" + "\u0301" * 100_000 + "香港大學於2021年成立。",
    "controls": "香港\x01\x1b[31m大學\x7f於2021年成立，招募120名參加者。\x85\u2028\u2029\x0b\x0c",
    "no characters": "\ufffe\uffff\U0010ffff香港大學\ue000於2021年成立，招募120名參加者。",
}


def test_hostile_texts_are_read(tmp_path, raw):
    for attack, text in TEXTS.items():
        (raw / f"{attack}.txt").write_bytes(text.encode())
    told, rows = built(tmp_path)
    assert (told, rows["documents"]) == ({}, len(TEXTS) + 1)


def test_a_file_of_one_line_is_read(tmp_path, raw):
    (raw / "a.txt").write_text(GOOD.strip() * (SIZE // len(GOOD.encode())), "utf-8")
    assert built(tmp_path)[1]["documents"] == 2


@pytest.mark.parametrize("names", [("A.txt", "a.txt", "a.TXT"), ("caf\u00e9.txt", "cafe\u0301.txt")])
def test_names_that_differ_in_case_or_normalisation_are_told_apart(tmp_path, raw, names):
    for name in names:
        (raw / name).write_text(GOOD, "utf-8")
    assert built(tmp_path)[1]["documents"] == len(names) + 1


MANY = {
    "cut off": (b'{"id":"a","text":"x"}\n{"id":"b","te', {"a.jsonl": "not JSON"}),
    "nested": (b'{"id":"a","text":' + b"[" * 100_000, {"a.jsonl": "nested too deep"}),
    "a huge number": (b'{"id":"a","text":' + b"9" * 10_000 + b"}", {"a.jsonl": "a number of too many figures"}),
    "same ids": (b'{"id":"a","text":"x"}\n{"id":"a","text":"y"}', {"a.jsonl#a": "an earlier text"}),
    "half a pair": (rb'{"id":"a","text":"\ud83d"}', {"a.jsonl#a": "half of a surrogate pair"}),
    "wrong types": (b'{"id":1,"text":"x"}\n', {"a.jsonl": "id = 1; expected text"}),
    "paths": (b'{"id":"../../a","text":"x"}\n{"id":"/etc/a","text":"x"}\n{"id":"..","text":"x"}', {}),
    "a huge row": (b'{"id":"a","text":"' + b"x" * (33 << 20) + b'"}', {"a.jsonl": "longer than 32 MiB"}),
}


@pytest.mark.parametrize("attack", MANY)
def test_rows_that_are_wrong_are_set_aside(tmp_path, raw, attack):
    data, expected = MANY[attack]
    (raw / "a.jsonl").write_bytes(data)
    told, _ = built(tmp_path)
    assert told.keys() == expected.keys()
    assert all(reason in told[name] for name, reason in expected.items())
    assert {path.name for path in tmp_path.iterdir()} == {"raw", "out", "store"}


def parquet(path, **columns):
    pq.write_table(pa.table(columns), path)
    return path


FILES = {
    "a.jsonl": lambda path: os.mkfifo(path),
    "b.jsonl": lambda path: path.write_bytes(bytes(range(256)) * 9),
    "a.parquet": lambda path: os.mkfifo(path),
    "b.parquet": lambda path: path.write_bytes(b""),
    "c.parquet": lambda path: path.write_bytes(parquet(path, id=["a"], text=["x"]).read_bytes()[:-9]),
    "d.parquet": lambda path: parquet(path, id=[1], text=["x"]),
    "e.parquet": lambda path: parquet(path, id=["a"], text=[["x"]]),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_many_texts_that_is_none_is_one_error(tmp_path, raw, name):
    FILES[name](raw / name)
    with pytest.raises(ManifestError, match=name):
        built(tmp_path)


MANIFESTS = {
    "nested": "a=" + "[" * 10_000,
    "a huge number": '[[source]]\nfile="ok.txt"\ntitle=' + "9" * 10_000,
    "a path": '[[source]]\nfile="../raw/ok.txt"',
    "a path from the root": '[[source]]\nfile="/etc/passwd"',
    "a long name": f'[[source]]\nfile="{"a" * 5_000}.txt"',
    "two lines": '[[source]]\nfile="ok.txt"\ntitle="a\\nb"',
    "wide figures": '[[source]]\nfile="ok.txt"\npublished="２０２３"',
    **{
        f"{key} = {value}": f'[[source]]\nfile="ok.txt"\n{key}={value}'
        for key in ("title", "kind", "publisher", "published", "language", "place", "source_url", "rights", "note")
        for value in ("3", "true", "[]", "{}", "1.5", '""', "07:32:00")
    },
}


@pytest.mark.parametrize("attack", MANIFESTS)
def test_a_wrong_manifest_is_one_short_error(tmp_path, raw, attack):
    (raw / "sources.toml").write_text(MANIFESTS[attack], "utf-8")
    with pytest.raises(ManifestError, match=r"sources\.toml") as caught:
        built(tmp_path)
    assert len(str(caught.value)) < 600
    assert not (tmp_path / "out").exists()
    with pytest.raises(building.InputError, match=r"sources\.toml"):
        building.read_texts(raw)


def test_a_manifest_that_is_a_pipe_is_one_error(tmp_path, raw):
    os.mkfifo(raw / "sources.toml")
    with pytest.raises(ManifestError, match="not a file that can be read"):
        built(tmp_path)
