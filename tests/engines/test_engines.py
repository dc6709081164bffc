"""What every engine promises, one table for all: order, bounded flight, errors, dead workers, closing."""

import os
import threading
from itertools import count, islice
from pathlib import Path

import pytest

from pipelines.engines import Code, EngineError, ForeignError, TaskError, engine
from tests.engines import works


def singles(numbers):
    return ((number,) for number in numbers)


@pytest.mark.parametrize(
    ("work", "tasks", "results"),
    [
        (works.double, [], []),
        (works.double, [(21,)], [42]),
        (works.add, [("a", "b"), ("c", "d")], ["ab", "cd"]),
        (works.slower_when_small, [(n,) for n in range(24)], list(range(24))),
        (works.double, [(n,) for n in range(200)], [2 * n for n in range(200)]),
    ],
)
def test_results_come_in_the_order_of_the_tasks(where, work, tasks, results):
    assert list(where.run(work, tasks)) == results


def test_tasks_without_end_are_taken_only_as_results_are_asked_for(where):
    given = taken = 0

    def tasks():
        nonlocal taken
        for taken in count(1):
            assert taken <= given + where.in_flight
            yield (taken,)

    run = where.run(works.double, tasks())
    assert taken == 0
    for given in range(60):
        assert next(run) == 2 * (given + 1)
    assert taken >= 60
    run.close()


def test_one_run_may_feed_another(where):
    first = where.run(works.double, singles(range(30)))
    assert list(where.run(works.double, ((number,) for number in first))) == [4 * n for n in range(30)]


def test_a_run_left_early_does_not_spoil_the_next(where):
    left = where.run(works.double, singles(count()))
    assert next(left) == 0
    left.close()
    assert list(where.run(works.double, singles(range(3)))) == [0, 2, 4]


def test_an_error_that_the_caller_knows_comes_as_itself_and_names_the_task(where):
    run = where.run(works.refuse, singles(range(10)))
    assert list(islice(run, 3)) == [0, 1, 2]
    with pytest.raises(works.InputRefusedError, match="text 3: a date was expected") as raised:
        next(run)
    notes = "\n".join(raised.value.__notes__)
    assert "The task was tests.engines.works.refuse(3)" in notes
    assert ("In the worker" in notes and "in refuse" in notes) == (where.name != "local")


@pytest.mark.parametrize(
    ("work", "known", "cause", "said"),
    [
        (works.fail, (ValueError,), LookupError, r"tests\.engines\.works\.fail\(3\) failed: LookupError: no shard 3"),
        (
            works.refuse,
            (),
            works.InputRefusedError,
            r"works\.refuse\(3\) failed: InputRefusedError: text 3: a date was",
        ),
        (works.leave, (ValueError,), SystemExit, r"works\.leave\(0\) failed: SystemExit: 0"),
        (works.fail_awkwardly, (ValueError,), ForeignError, r"ForeignError: AwkwardError: text 0: a date"),
    ],
)
def test_any_other_error_is_the_cause_of_one_that_names_the_task(where, work, known, cause, said):
    with pytest.raises(TaskError, match=said) as raised:
        list(where.run(work, singles(range(10)), known))
    assert type(raised.value.__cause__) is cause


def test_an_error_ends_a_run_and_not_the_engine(where):
    with pytest.raises(TaskError):
        list(where.run(works.fail, singles(range(10))))
    assert list(where.run(works.double, singles(range(3)))) == [0, 2, 4]


def test_an_error_in_the_tasks_themselves_comes_through(where):
    def tasks():
        yield (1,)
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        list(where.run(works.double, tasks()))


@pytest.mark.parametrize("work", [lambda number: number, [].append, "double"], ids=["lambda", "method", "word"])
def test_work_that_cannot_be_sent_is_refused_before_any_task(where, work):
    with pytest.raises(EngineError, match="must be a function at the top of a module"):
        where.run(work, singles(range(3)))


def test_a_task_that_cannot_be_sent_is_named(where):
    lock = threading.Lock()
    if where.name == "local":
        assert list(where.run(works.same, [(lock,)])) == [lock]
    else:
        with pytest.raises(EngineError, match=r"works\.same\(<unlocked _thread\.lock .*\): .* cannot be sent between"):
            list(where.run(works.same, [(lock,)]))


def test_work_is_done_by_other_processes_and_by_so_many(where):
    pids = set(where.run(works.pid, singles(range(40))))
    if where.name == "local":
        assert pids == {os.getpid()}
    else:
        assert os.getpid() not in pids
        assert 1 <= len(pids) <= where.workers == 2


def test_tasks_of_a_dead_worker_are_done_again(where, tmp_path):
    if where.name == "local":
        pytest.skip("a worker that is this process takes the test with it")
    tasks = ((str(tmp_path), number) for number in range(20))
    assert list(where.run(works.die_once, tasks)) == list(range(20))
    assert Path(tmp_path, "died").exists()


def test_a_task_that_kills_each_worker_is_named_after_the_results_before_it(where):
    if where.name == "local":
        pytest.skip("a worker that is this process takes the test with it")
    run = where.run(works.die_always, singles(range(20)))
    assert list(islice(run, 3)) == [0, 1, 2]
    with pytest.raises(EngineError, match=r"works\.die_always\(3\): .* killed, and again in each of 3 more attempts"):
        next(run)
    assert list(where.run(works.double, singles(range(3)))) == [0, 2, 4]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"name": "spark"}, "there is no engine 'spark': choose one of local, process, ray"),
        ({"name": "local", "address": "here:1"}, "the engine local has no address"),
        ({"name": "process", "address": "here:1"}, "the engine process has no address"),
        ({"name": "process", "workers": 0}, "at least 1 is needed"),
        ({"name": "local", "workers": 2}, "choose the engine process"),
    ],
)
def test_an_engine_that_cannot_be_is_refused(arguments, said):
    with pytest.raises(EngineError, match=said):
        engine(**arguments)


@pytest.mark.parametrize(("name", "workers"), [("local", 1), ("process", 3)])
def test_an_engine_says_how_many_work_and_how_far_it_runs_ahead(name, workers):
    made = engine(name, workers)
    assert made.workers == workers
    assert made.in_flight == (1 if name == "local" else 4 * workers)


def test_workers_of_other_code_are_refused(monkeypatch):
    """The second call of the digest is the worker's: its environment was copied after the caller's changed."""
    code = Code(packages=(), digest=works.digest)
    with engine("process", workers=1, code=code) as where:
        assert list(where.run(works.double, singles(range(3)))) == [0, 2, 4]
    with engine("process", workers=1, code=code) as where:
        monkeypatch.setenv("HKBIOMED_TEST_DIGEST", "another")
        with pytest.raises(EngineError, match=r"has other code than this process \(digest another, not as here\)"):
            list(where.run(works.double, singles(range(3))))
