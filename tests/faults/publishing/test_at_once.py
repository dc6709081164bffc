"""Two releases at once: one is published, the other is told; and whoever was killed holds up nobody."""

from pipelines.publication.holding import held
from tests.faults.publishing import whole


def test_of_two_commands_started_at_once_one_publishes_and_the_other_says_so(copies, forks, undisturbed):
    usual, project = undisturbed("release"), copies()
    outs = [project.root.with_name(f"{number}.out") for number in (1, 2)]
    told = {"root": str(project.root), "run": "release"}
    processes = [forks.start(out=str(out), **told) for out in outs]
    ended = {forks.wait(process): out.read_text(encoding="utf-8") for process, out in zip(processes, outs, strict=True)}
    assert sorted(ended) == [0, 2], ended
    assert "1.1.0, minor change since 1.0.0" in ended[0]
    assert "another run is at work" in ended[2]
    assert "Traceback" not in ended[2]
    assert whole.unlike(whole.files(project.root), usual.files) == []


def test_publishing_where_another_is_at_work_is_refused_and_changes_nothing(copies, undisturbed):
    usual, project = undisturbed("publish"), copies()
    before = whole.files(project.root)
    with held(project.root / "data" / "releases"):
        assert project.run("publish") == 2
        assert "another run is at work" in project.said
        assert whole.unlike(whole.files(project.root), before) == []
    assert project.run("publish") == 0
    assert whole.unlike(whole.files(project.root), usual.files) == []
