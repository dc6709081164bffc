"""A change that no test notices counts against the tests, whatever the reason; one that makes them hang is noticed."""

from __future__ import annotations

import pytest

from tests.mutation import __main__ as mutation
from tests.mutation.score import Score


@pytest.mark.parametrize(
    ("fates", "share", "unnoticed"),
    [
        ([], 0.0, []),
        (["killed", "timeout", "segfault"], 1.0, []),
        (["killed", "survived", "no tests", "exit 99"], 0.25, ["1", "2", "3"]),
    ],
)
def test_what_is_noticed(fates: list[str], share: float, unnoticed: list[str]) -> None:
    score = Score("validations", {str(number): fate for number, fate in enumerate(fates)})
    assert (score.share, score.unnoticed) == (share, unnoticed)


@pytest.mark.parametrize(("killed", "enough"), [(84, False), (85, True)])
def test_fewer_than_the_floor_fail(killed: int, enough: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    fates = {str(number): "killed" if number < killed else "survived" for number in range(100)}
    monkeypatch.setattr(mutation, "tried", lambda package, *_: Score(package, fates))
    monkeypatch.setattr(mutation, "shown", lambda folder, name: name)
    monkeypatch.setattr("sys.argv", ["mutation", "--package", "validations"])
    if enough:
        mutation.main()
        return
    with pytest.raises(SystemExit, match="fewer than 85% of the changes of validations are noticed"):
        mutation.main()
