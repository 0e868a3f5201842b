"""Work done in several processes is the work done in one: same results, same order, same faults."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from bidgen.workers import in_processes

HERE = Path(__file__).parent


def length_and_process(text: str) -> tuple[int, int]:
    return len(text), os.getpid()


def fail(text: str) -> str:
    if text == "bad":
        raise ValueError("not this one")
    return text


def vanish(text: str) -> str:
    if text == "bad":
        os._exit(1)
    return text


TASKS = [(text,) for text in ("a" * 5, "b" * 50_000, "", "c" * 500)]


@pytest.mark.parametrize("jobs", [1, 2, 9])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    results = in_processes(length_and_process, TASKS, jobs)
    assert [length for length, _ in results] == [5, 50_000, 0, 500]
    here = {process for _, process in results} == {os.getpid()}
    assert here == (jobs == 1)


def test_each_task_is_told_of_as_it_begins_the_longest_first() -> None:
    begun: list[int] = []
    in_processes(length_and_process, TASKS, 2, begun.append)
    assert begun == [1, 3, 0, 2]


def test_one_task_needs_no_process_of_its_own() -> None:
    assert in_processes(length_and_process, TASKS[:1], 4) == [(5, os.getpid())]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_work_raises_is_raised_here_and_says_where_it_arose(jobs: int) -> None:
    with pytest.raises(ValueError, match="not this one") as raised:
        in_processes(fail, [("good",), ("bad",)], jobs)
    if jobs > 1:
        assert "in fail" in raised.value.__notes__[0]


def test_a_process_that_is_ended_from_outside_is_a_fault_of_the_machine() -> None:
    with pytest.raises(ChildProcessError, match="ended from outside"):
        in_processes(vanish, [("good",), ("bad",)], 2)


INTERRUPTED = """
    import os, signal, sys, threading, time
    from pathlib import Path
    sys.path.insert(0, {here!r})
    from bidgen.workers import in_processes
    from test_workers import dawdle
    signal.signal(signal.SIGINT, signal.default_int_handler)

    def interrupt():
        while len(list(Path({folder!r}).iterdir())) < 2:
            time.sleep(0.01)
        os.killpg(0, signal.SIGINT)

    threading.Thread(target=interrupt, daemon=True).start()
    try:
        in_processes(dawdle, [({folder!r},), ({folder!r},)], 2)
    except KeyboardInterrupt:
        print("stopped")
"""


def dawdle(folder: str) -> None:
    Path(folder, str(os.getpid())).touch()
    time.sleep(60)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_ctrl_c_ends_all_at_once_without_a_word(tmp_path: Path) -> None:
    script = textwrap.dedent(INTERRUPTED.format(here=str(HERE), folder=str(tmp_path)))
    # A terminal sends the signal to all processes of the group.
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=30,
        start_new_session=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "stopped\n", "")
    processes = [int(path.name) for path in tmp_path.iterdir()]
    assert len(processes) == 2
    assert not any(is_alive(process) for process in processes)
