"""Does one piece of work for each of several tasks, in processes of their own."""

from __future__ import annotations

import errno
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar, cast

Result = TypeVar("Result")


def in_processes(
    work: Callable[..., Result],
    tasks: Sequence[tuple[Any, ...]],
    jobs: int,
    begin: Callable[[int], None] = lambda number: None,
) -> list[Result]:
    """Return `work(*task)` for each task, in the order of the tasks, done by up to `jobs` processes.

    `begin` is told the number of each task, from 0, as it is handed out. `work` is a function of a
    module; it, the tasks and the results are pickled. One job, or one task, is done in this process.
    What `work` raises is raised here. ChildProcessError where something outside ended a process.
    """
    if min(jobs, len(tasks)) <= 1:
        return [_begun(work, task, number, begin) for number, task in enumerate(tasks)]
    pickled = [pickle.dumps(task) for task in tasks]
    # Long tasks first, so that none is begun when the others have come to an end; `pop` takes the last.
    waiting = sorted(range(len(tasks)), key=lambda number: len(pickled[number]))
    results: dict[int, Result] = {}
    with _workers(work, min(jobs, len(tasks))) as idle:
        busy: dict[Connection, int] = {}
        while waiting or busy:
            while waiting and idle:
                number, line = waiting.pop(), idle.pop()
                begin(number)
                line.send_bytes(pickled[number])
                busy[line] = number
            for line in cast("list[Connection]", wait(list(busy))):
                results[busy.pop(line)] = _received(line)
                idle.append(line)
    return [results[number] for number in range(len(tasks))]


def _begun(
    work: Callable[..., Result], task: tuple[Any, ...], number: int, begin: Callable[[int], None]
) -> Result:
    begin(number)
    return work(*task)


@contextmanager
def _workers(work: Callable[..., Any], count: int) -> Iterator[list[Connection]]:
    """Start `count` processes and give the line to each; they end with the block, however it ends."""
    # A fork would copy what libraries hold, threads and locks included, and is not safe to go on with.
    context = get_context("spawn")
    started = []
    lines: list[Connection] = []
    try:
        for _ in range(count):
            ours, theirs = context.Pipe()
            lines.append(ours)
            process = context.Process(target=_work, args=(work, theirs), daemon=True)
            with _deaf_to_interrupts():
                process.start()
            started.append(process)
            # Held by the worker alone, so that its end is heard here.
            theirs.close()
        yield list(lines)
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.join()
        for line in lines:
            line.close()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Have a process that is started here pass over Ctrl-C, which its parent answers for both."""
    if sys.platform == "win32":
        yield
        return
    # Starting it would lift the block again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(work: Callable[..., Any], line: Connection) -> None:
    """Answer each task until there are no more: a closed line means that nobody waits for an answer."""
    try:
        while True:
            task = pickle.loads(line.recv_bytes())
            answer: tuple[Any, Exception | None]
            try:
                answer = (work(*task), None)
            except Exception as fault:
                fault.add_note(f"In a process of its own:\n{traceback.format_exc()}")
                answer = (None, fault)
            line.send(answer)
    except (EOFError, BrokenPipeError):
        return


def _received(line: Connection) -> Any:
    try:
        result, fault = line.recv()
    except (EOFError, ConnectionResetError):
        reason = "Part of the work was ended from outside, perhaps for want of memory"
        raise ChildProcessError(errno.ECHILD, reason) from None
    if fault is not None:
        raise fault
    return result
