"""What an audit says: a package that nobody judged is never sound, a licence that is not let in never passes."""

import json

import pytest

from validators import dependencies

RULES = dependencies._rules()
SOUND = {"name": "a", "version": "1", "vulns": []}
HOLED = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}]}
UNKNOWN = {"name": "c", "version": "4", "skip_reason": "Dependency not found on PyPI and could not be audited: c (4)"}


@pytest.mark.parametrize(
    ("packages", "how"),
    [
        ([SOUND], ["well"]),
        ([SOUND, HOLED], ["wrong", "well"]),
        ([SOUND, UNKNOWN], ["not judged"]),
        ([HOLED, UNKNOWN], ["wrong", "not judged"]),
        (None, ["not judged"]),
    ],
)
def test_what_pip_audit_answers(packages, how):
    answer = "" if packages is None else json.dumps({"dependencies": packages})
    verdicts = list(dependencies.found_holes("run.txt", answer, "ConnectionError: no network"))
    assert [verdict.how for verdict in verdicts] == how
    assert packages is not None or verdicts[0].told.endswith("could not be asked: ConnectionError: no network")


@pytest.mark.parametrize(
    ("name", "licence", "place", "expected"),
    [
        ("a", "MIT", "any", True),
        ("a", "MIT License\n\nCopyright (c) 2022", "any", True),
        ("a", "Apache Software License; MIT License", "any", True),
        ("a", "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0", "any", True),
        ("a", "Apache-2.0 OR BSD-3-Clause", "any", True),
        ("a", "Mozilla Public License 2.0 (MPL 2.0)", "any", True),
        ("a", "GNU General Public License v3 (GPLv3)", "any", False),
        ("a", "GNU General Public License v3 (GPLv3)", "beside", True),
        ("a", "GNU Lesser General Public License v3 or later (LGPLv3+)", "beside", True),
        ("a", "MIT AND GNU Affero General Public License v3", "beside", False),
        ("a", "Business Source License 1.1", "beside", False),
        ("a", "CC-BY-NC-4.0", "beside", False),
        ("a", "UNKNOWN", "any", False),
        ("a", "", "any", False),
        ("mlcroissant", "UNKNOWN", "beside", True),
        ("mlcroissant", "UNKNOWN", "any", False),
    ],
)
def test_which_licence_is_let_in(name, licence, place, expected):
    assert dependencies.allowed(name, licence, place, RULES) is expected


@pytest.mark.parametrize(("verdicts", "code"), [("well", 0), ("well,not judged", 2), ("well,not judged,wrong", 1)])
def test_the_exit_code_tells_which(verdicts, code, monkeypatch, capsys):
    told = [dependencies.Verdict(how, "told") for how in verdicts.split(",")]
    monkeypatch.setattr(dependencies, "holes", lambda: told)
    monkeypatch.setattr(dependencies, "risks", list)
    monkeypatch.setattr(dependencies, "licences", list)
    assert dependencies.main() == code


def test_every_lock_has_an_environment():
    locks = {lock.stem for lock in (dependencies.ROOT / "requirements").glob("*.txt")}
    assert locks == set(dependencies.ENVIRONMENTS)


def test_of_a_lock_only_what_this_system_and_python_need_is_judged(tmp_path):
    lock = tmp_path / "run.txt"
    lines = ["One-Name==1.0 \\", "    --hash=sha256:00", "two[extra]==2 ; python_full_version >= '3.11' \\"]
    lines += ["    --hash=sha256:01", "three==3 ; python_full_version < '3' \\", "four==4 ; sys_platform == 'none'"]
    lock.write_text("\n".join(lines), encoding="utf-8")
    assert dependencies._locked(lock) == ["one-name", "two"]
