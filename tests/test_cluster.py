"""A class on a real cluster of Dask: the grades of a local run, whatever becomes of a machine."""

import asyncio
import os
import signal
import socket
import sys
import threading
from collections import deque
from itertools import cycle
from types import SimpleNamespace

import psutil
import pytest
from grading_runs import (
    TWICE,
    FaultyFile,
    GradeProcess,
    grade,
    judgements,
    left_running,
    lull,
    make_seeded_class,
    rows_of,
    task_of,
    wake,
)

pytest.importorskip("distributed", reason="Dask, the extra named cluster, is not installed")

from cluster_scenarios import (  # noqa: E402
    LethalStudent,
    Programs,
    change_version,
    few_failures,
    has_judged,
    is_idle,
    local_cluster,
    lose_grader,
    lose_sandbox,
    make_odd_class,
    on_workers,
    own_address,
)

from grader.classroom import File, Student, find_students  # noqa: E402
from grader.cli import main  # noqa: E402
from grader.cluster import Cluster, ClusterFailed, client, connection, meeting, parcel, worker  # noqa: E402
from grader.grade_class import grade_class  # noqa: E402
from grader.grade_student import Task, fingerprint  # noqa: E402
from grader.gradebook import FILE, Gradebook  # noqa: E402
from grader.isolation import Unavailable, open_runner  # noqa: E402
from grader.worker_answer import Answer, load_answer  # noqa: E402
from grader.workers import Workers  # noqa: E402

SIZE = 40
JUDGED = """
SELECT name, student.problems, fingerprint, isolation, files, judgement.problems, fault, faulty
FROM judgement JOIN student ON student.id = judgement.student ORDER BY name
"""
VERDICTS = """
SELECT name, exercise, verdict.status, score, max_score, file, source_hash, body
FROM verdict JOIN judgement ON judgement.id = verdict.judgement
JOIN student ON student.id = judgement.student ORDER BY name, exercise
"""

needs_signals = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")


@pytest.fixture(scope="module")
def shared():
    """A cluster of two workers that tests leave as they found it."""
    with local_cluster() as cluster:
        yield cluster


@pytest.fixture
def own():
    """A cluster of two workers that a test may do anything with."""
    with few_failures(), local_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="module")
def tasks(tmp_path_factory):
    """A class of right and wrong layers, whose scores repeat with the seed."""
    folder = make_seeded_class(tmp_path_factory.mktemp("class") / "class", SIZE)
    return [Task(student, 5) for student in find_students(folder)]


@pytest.fixture(scope="module")
def scores(tasks):
    """What a local run gives."""
    with Workers(2) as workers:
        return scores_of(workers.answers(tasks))


@pytest.fixture
def sandbox():
    """Skip where no machine could have one."""
    try:
        open_runner("strict").close()
    except Unavailable as reason:
        pytest.skip(str(reason))


def scores_of(answers):
    """Return the scores by student, each of whom is answered once and without a fault."""
    found = list(answers)
    assert [answer.fault for answer in found if answer.fault] == []
    by_student = {a.student: [(v.exercise, v.score) for v in a.verdicts] for a in found}
    assert len(by_student) == len(found)
    return by_student


def booked(folder, students, judges, seed=None, tell=lambda _: None):
    """Judge a class into a gradebook, and return how many were judged now."""
    folder.mkdir(exist_ok=True)
    with Gradebook(folder / FILE, new=True) as book:
        return grade_class(book, students, judges, seed, tell=tell).judged


def test_gradebook_is_that_of_a_local_run(shared, tmp_path):
    students = find_students(make_odd_class(tmp_path / "class"))
    with Workers(1) as here, Cluster(shared.scheduler_address) as there:
        booked(tmp_path / "here", students, here, seed=7)
        booked(tmp_path / "there", students, there, seed=7)
    for query in (JUDGED, VERDICTS):
        rows = rows_of(tmp_path / "there", query)
        assert rows == rows_of(tmp_path / "here", query) and len(rows) >= 5


def test_files_that_are_known_are_not_sent(shared, tmp_path, monkeypatch):
    students = find_students(make_odd_class(tmp_path / "class"))
    with Cluster(shared.scheduler_address) as cluster:
        assert booked(tmp_path / "out", students, cluster, seed=7) == len(students)
        monkeypatch.setattr(cluster._client, "map", pytest.fail)
        assert booked(tmp_path / "out", students, cluster) == 0


def test_tasks_are_drawn_only_when_there_is_room(shared, tasks):
    drawn = []
    with Cluster(shared.scheduler_address) as cluster:
        next(cluster.answers(drawn.append(task) or task for task in tasks))
    assert len(drawn) == 2 * client.AHEAD


def test_bytes_that_are_out_are_limited(shared, tasks, monkeypatch):
    monkeypatch.setattr(client, "MOST_BYTES", 1)
    drawn = []
    with Cluster(shared.scheduler_address) as cluster:
        answers = cluster.answers(drawn.append(task) or task for task in tasks[:3])
        next(answers)
        assert len(drawn) == 1
        assert len(list(answers)) == 2


def test_parcels_that_were_sent_are_not_kept(shared, tasks):
    with Cluster(shared.scheduler_address) as cluster:
        assert len(list(cluster.answers(tasks))) == SIZE
        assert len(cluster._client.scheduler_comm.recent_message_log) <= 1
        assert cluster._bytes == 0


def test_file_that_the_grader_fails_on_is_a_fault_as_in_a_local_run(shared, tasks):
    faulty = task_of("zoe", FaultyFile)
    with Cluster(shared.scheduler_address) as cluster, Workers(1) as workers:
        there = {answer.student: answer for answer in cluster.answers([faulty, tasks[0]])}
        assert [there["zoe"]] == list(workers.answers([faulty]))
    assert there["zoe"].fault and there["s0000"].verdicts


def test_cluster_that_is_left_early_serves_the_next_run(shared, tasks, scores, tmp_path):
    def interrupt(_):
        raise KeyboardInterrupt

    students = find_students(make_odd_class(tmp_path / "class"))
    with pytest.raises(KeyboardInterrupt), Cluster(shared.scheduler_address) as cluster:
        booked(tmp_path / "out", students, cluster, tell=interrupt)
    assert is_idle(shared)
    with Cluster(shared.scheduler_address) as cluster:
        assert scores_of(cluster.answers(tasks)) == scores
    assert rows_of(tmp_path / "out", "SELECT count(*) FROM judgement") == [(1,)]


@needs_signals
def test_killed_worker_costs_nothing(own, tasks, scores):
    with Cluster(own.scheduler_address) as cluster:
        answers = cluster.answers(tasks)
        first = [next(answers) for _ in range(5)]
        [victim] = on_workers(own, os.getpid, only_one=True)
        family = psutil.Process(victim).children(recursive=True)
        os.kill(victim, signal.SIGKILL)
        assert scores_of([*first, *answers]) == scores
    assert left_running(family) == []


@needs_signals
def test_student_who_kills_every_worker_is_a_fault_of_the_grader(own, tasks):
    lethal = Task(LethalStudent("zoe", ()), 5)
    with Cluster(own.scheduler_address) as cluster:
        [answer] = cluster.answers([lethal])
        assert answer == Answer("zoe", isolation=cluster.level, fault=client.FAULT)
        assert set(scores_of(cluster.answers(tasks[:4]))) == {t.student.name for t in tasks[:4]}


def test_worker_that_joins_later_is_used(tasks, scores):
    with local_cluster(1) as own, Cluster(own.scheduler_address) as cluster:
        answers = cluster.answers(tasks)
        first = next(answers)
        own.scale(2)
        own.wait_for_workers(2)
        assert scores_of([first, *answers]) == scores
        assert on_workers(own, has_judged) == [True, True]


def test_run_without_workers_is_given_up(own, tasks, monkeypatch):
    with Cluster(own.scheduler_address) as cluster:
        answers = cluster.answers(cycle(tasks))  # more than can be done before the workers go
        next(answers)
        monkeypatch.setattr(meeting, "JOINING", 0.1)
        own.scale(0)
        with pytest.raises(ClusterFailed, match="no worker serves tcp.*start some: dask worker"):
            deque(answers, maxlen=0)


def test_results_that_went_with_the_last_worker_are_not_awaited(shared, tasks, monkeypatch):
    async def without_end(*_, **__):
        await asyncio.Event().wait()

    with Cluster(shared.scheduler_address) as cluster:
        monkeypatch.setattr(cluster._client, "gather", without_end)
        monkeypatch.setattr(cluster._client, "nthreads", dict)
        monkeypatch.setattr(meeting, "JOINING", 0.1)
        with pytest.raises(ClusterFailed, match="no worker serves"):
            next(cluster.answers(tasks))


def test_results_that_went_with_their_worker_are_awaited_anew(shared, tasks, scores, monkeypatch):
    with Cluster(shared.scheduler_address) as cluster:
        await_some, lost = cluster._await_some, []

        def lose_once():
            found = await_some()
            monkeypatch.setattr(cluster, "_await_some", await_some)
            for future in found:
                future._state.lose()
                lost.append(future.status)
                cluster._client.loop.add_callback(future._state.finish)
            return found

        monkeypatch.setattr(client, "GLANCE", 0.05)
        monkeypatch.setattr(cluster, "_await_some", lose_once)
        assert scores_of(cluster.answers(tasks)) == scores
    assert set(lost) == {"lost"}


@needs_signals
def test_lost_scheduler_is_one_line_and_the_rest_is_judged_elsewhere(tmp_path):
    students = find_students(make_seeded_class(tmp_path / "class", SIZE))
    programs = Programs(tmp_path)
    try:
        with pytest.raises(ClusterFailed) as told, Cluster(programs.address()) as cluster:
            family = programs.family()
            booked(tmp_path, students, cluster, 5, lambda _: programs.kill_scheduler())
    finally:
        programs.close()
    words = str(told.value)
    assert "is lost; what was judged so far is kept" in words and "\n" not in words
    assert left_running(family) == []
    kept = rows_of(tmp_path, "SELECT count(*) FROM judgement")[0][0]
    with Workers(2) as workers:
        assert booked(tmp_path, students, workers) == SIZE - kept < SIZE
    assert rows_of(tmp_path, TWICE) == []


def test_strict_is_refused_by_a_worker_without_a_sandbox(own, sandbox):
    on_workers(own, lose_sandbox, only_one=True)
    with pytest.raises(Unavailable, match="worker tcp.*strict isolation needs a sandbox"):
        Cluster(own.scheduler_address, "strict")
    with Cluster(own.scheduler_address) as cluster:
        assert cluster.level == "subprocess"


def test_worker_without_a_sandbox_cannot_join_those_with_one(own, sandbox, tasks):
    with Cluster(own.scheduler_address) as cluster:
        on_workers(own, lose_sandbox)
        with pytest.raises(Unavailable, match="worker tcp.*strict isolation needs a sandbox"):
            list(cluster.answers(tasks))


def test_worker_with_another_grader_is_refused(own, tasks):
    with Cluster(own.scheduler_address) as early:
        on_workers(own, change_version, only_one=True)
        with pytest.raises(ClusterFailed, match="must have the grader .*, got another; install"):
            Cluster(own.scheduler_address)
        with pytest.raises(ClusterFailed, match="worker tcp.* must have the grader"):
            list(early.answers(tasks))


def test_worker_without_the_course_is_refused(own):
    on_workers(own, lose_grader, only_one=True)
    with pytest.raises(ClusterFailed, match="must have the course's grader, got: ") as told:
        Cluster(own.scheduler_address)
    assert "\n" not in str(told.value)


def test_cluster_without_workers_is_one_line(monkeypatch):
    monkeypatch.setattr(meeting, "JOINING", 0.1)
    with local_cluster(0) as cluster, pytest.raises(ClusterFailed, match="no worker serves"):
        Cluster(cluster.scheduler_address)


@pytest.fixture
def mute():
    """The address of a program that listens and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def closed(mute):
    """An address where nobody listens: on the next one the port is taken, here it is not."""
    return mute.replace("127.0.0.1", "127.0.0.2")


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("nonsense", "missing port number"),
        ("ftp://host:1", "unknown address scheme"),
        ("mute", "none answers within 0.5 s"),
        ("closed", "none answers within 0.5 s"),
    ],
)
def test_wrong_address_is_one_line(request, monkeypatch, address, why):
    monkeypatch.setattr(connection, "CONNECTING", 0.5)
    if address in ("mute", "closed"):
        address = request.getfixturevalue(address)
    with pytest.raises(ClusterFailed) as told:
        Cluster(address)
    words = str(told.value)
    assert words.startswith("--cluster must be the address of a Dask scheduler")
    assert address in words and why in words and "\n" not in words


def test_address_of_a_worker_is_told_apart(shared):
    [address] = on_workers(shared, own_address, only_one=True)
    with pytest.raises(ClusterFailed, match="a Worker of Dask's answers there"):
        Cluster(address)


def test_command_with_a_wrong_address_is_one_line_and_exit_2(tmp_path, monkeypatch, capsys, closed):
    monkeypatch.setattr(connection, "CONNECTING", 0.5)
    folder = make_odd_class(tmp_path / "class")
    out = str(tmp_path / "out")
    assert main(["grade", str(folder), "--out", out, "--cluster", closed]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_command_without_dask_says_how_to_install_it(tmp_path, monkeypatch, capsys):
    for name in [name for name in sys.modules if name.startswith("grader.cluster")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "distributed", None)
    folder = make_odd_class(tmp_path / "class")
    assert main(["grade", str(folder), "--out", str(tmp_path / "out"), "--cluster", "x:1"]) == 2
    assert "needs Dask, which is not installed; in the course's folder" in capsys.readouterr().err


@needs_signals
def test_interrupted_command_goes_on_with_the_same_workers(shared, tmp_path):
    folder, out = make_seeded_class(tmp_path / "class", SIZE), tmp_path / "out"
    lull(folder, SIZE // 4, seconds=2)
    run = GradeProcess(folder, out, "--cluster", shared.scheduler_address)
    run.await_judged(3)
    run.interrupt()
    code, _, err = run.wait()
    kept = judgements(out)
    assert (code, err.strip().splitlines()[-1]) == (
        130,
        f"stopped: {kept} of {SIZE} students are done; the same command goes on",
    )
    wake(folder, out)
    assert grade(folder, out, "--cluster", shared.scheduler_address)[0] == 0
    assert 3 <= kept < judgements(out) == SIZE and rows_of(out, TWICE) == []


def test_files_with_their_bytes_read_as_they_did(tmp_path):
    folder = make_odd_class(tmp_path / "class")
    students = find_students(folder)
    (folder / "flo.py").unlink()
    sent = [parcel.with_bytes(student) for student in students]
    assert [fingerprint(one) for one in sent] == [fingerprint(one) for one in students]
    again = [parcel.unpack(parcel.pack(Task(student, 1))).student for student in sent]
    assert again == sent


def test_files_beyond_the_limit_of_a_student_are_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(parcel, "MOST_BYTES", 1)
    path = tmp_path / "a.py"
    path.write_text("x = 1\n")
    late = File("b.py", "b.py", 0.0, "nowhere")
    student = Student("ada", (File("a.py", "a.py", 1.0, str(path)), late))
    first, second = parcel.with_bytes(student).files
    assert first.read() == b"x = 1\n" and second is late


@pytest.fixture
def lone_worker(monkeypatch):
    """The worker's part in this process, with a runner that needs no sandbox."""
    monkeypatch.setattr(worker, "get_worker", lambda: SimpleNamespace(address="tcp://here:1"))
    monkeypatch.setattr(worker, "_benches", {})
    opened = []

    def open_and_keep(choice):
        opened.append(open_runner(choice))
        return opened[-1]

    def judge(task):
        content = parcel.pack(task)
        return load_answer(worker.judge(content, "none", worker.grader_version()))

    monkeypatch.setattr(worker, "open_runner", open_and_keep)
    yield judge
    for runner in opened:
        runner.close()


def test_runner_without_work_is_closed(lone_worker, tasks, monkeypatch):
    closing = threading.Event()
    monkeypatch.setattr(worker, "IDLE", 0.05)
    monkeypatch.setattr(worker, "open_runner", lambda choice: noting_runner(choice, closing))
    assert lone_worker(tasks[0]).verdicts
    assert closing.wait(60) and not worker._benches
    assert lone_worker(tasks[0]).verdicts  # by a new one


def noting_runner(choice, closing):
    runner = open_runner(choice)
    close = runner.close
    runner.close = lambda: (close(), closing.set())
    return runner


def test_student_who_never_comes_to_an_end_is_given_up(lone_worker, tasks, monkeypatch):
    assert lone_worker(tasks[0]).verdicts  # and the runner is there
    grade_student, over = worker.grade_student, threading.Event()
    monkeypatch.setattr(worker, "PATIENCE", 0.05)
    monkeypatch.setattr(worker, "grade_student", lambda *_: over.wait(60))
    assert lone_worker(tasks[0]).fault == worker.STUCK
    monkeypatch.setattr(worker, "PATIENCE", 60)
    monkeypatch.setattr(worker, "grade_student", grade_student)
    assert lone_worker(tasks[0]).verdicts  # by a new thread
    over.set()
