"""A disk that fails: every operation of bidgen/files/operations.py in turn, in every way that it may."""

from __future__ import annotations

import contextlib
import errno
import inspect
import os
import resource
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from unittest import mock

from bidgen.files import operations

OPERATIONS = tuple(
    name
    for name, one in vars(operations).items()
    if inspect.isfunction(one) and one.__module__ == operations.__name__
)
BEFORE, HALF, AFTER = "before", "in the middle of", "after"
# It fails as a broken disk does, or is not allowed; nothing works from then on; the program is killed.
FAILS, REFUSED, BREAKS, KILLED = "fails", "is refused", "breaks down", "is killed"
_SAYS = {FAILS: errno.EIO, REFUSED: errno.EACCES, BREAKS: errno.EIO}


class Killed(BaseException):
    """In the place of SIGKILL: nothing of ours catches it, and no operation works after it."""


@dataclass(frozen=True)
class Fault:
    """What goes wrong at which operation, counted from 1, and when: BEFORE it, at HALF of it or AFTER it."""

    at: int
    operation: str
    when: str
    how: str

    def __str__(self) -> str:
        return f"{self.how} {self.when} operation {self.at}, {self.operation}"


def through_every_fault(
    prepare: Callable[[], object],
    run: Callable[[], object],
    holds: Callable[[str], object],
    telling: int | None = None,
) -> int:
    """Return how many faults there were, after each of which `holds` held.

    `prepare` brings about the state before and `run` runs the command, once for each fault. `holds` is told
    the fault, asserts what a reader may find then, and that the next run works. For `telling` see `faults`.
    """
    prepare()
    with faulty_disk() as done:
        run()
    assert done, "the command changes nothing on the disk"
    disks = [(str(fault), faulty_disk(fault)) for fault in faults([name for name, _ in done], telling)]
    disks += [(f"no file over {size} bytes", small_files(size)) for size in _limits(done, telling)]
    # Whether a flush fails counts; what it is for, a loss of power, cannot be tried, and it takes its time.
    with mock.patch("os.fsync"):
        for words, disk in disks:
            prepare()
            with contextlib.suppress(OSError, Killed), disk:
                run()
            holds(words)
    return len(disks)


def faults(names: Sequence[str], telling: int | None = None) -> Iterator[Fault]:
    """Yield every way in which a run may fail whose operations have these names.

    With `telling`, what is done over and over, as for each file of a new folder, goes wrong in every way only
    so many times from the first and so many from the last; in between it fails and that is all.
    """
    for number, name in enumerate(names, start=1):
        yield Fault(number, name, BEFORE, FAILS)
        ordinal = min(names[:number].count(name), names[number - 1 :].count(name))
        if telling is not None and ordinal > telling:
            continue
        for how in (REFUSED, BREAKS, KILLED):
            yield Fault(number, name, BEFORE, how)
        if name in _HALVES:
            for how in (FAILS, BREAKS, KILLED):
                yield Fault(number, name, HALF, how)
        yield Fault(number, name, AFTER, FAILS)
    # After any other operation is before the next.
    yield Fault(len(names), names[-1], AFTER, KILLED)


@contextlib.contextmanager
def faulty_disk(
    fault: Fault | None = None, kill: Callable[[], None] | None = None
) -> Iterator[list[tuple[str, tuple[Any, ...]]]]:
    """Have `fault` happen inside the block, and give the operations that there were: name and arguments."""
    done: list[tuple[str, tuple[Any, ...]]] = []
    with contextlib.ExitStack() as stack:
        for name in OPERATIONS:
            watched = _watched(name, done, fault, kill or _killed)
            stack.enter_context(mock.patch.object(operations, name, watched))
        yield done


@contextlib.contextmanager
def small_files(size: int) -> Iterator[None]:
    """Let no file grow over `size` bytes inside the block, as if the disk were full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _limits(done: Sequence[tuple[str, tuple[Any, ...]]], telling: int | None) -> list[int]:
    """Return limits that stop a file at its first byte, in its middle or at its last; see `faults`."""
    sizes = sorted({len(arguments[1]) for name, arguments in done if name == "write"})
    if telling is not None:
        sizes = [*sizes[:telling], *sizes[-telling:]]
    return sorted({0} | {size // 2 for size in sizes} | {size - 1 for size in sizes if size})


def _watched(
    name: str, done: list[tuple[str, tuple[Any, ...]]], fault: Fault | None, kill: Callable[[], None]
) -> Callable[..., None]:
    real = getattr(operations, name)

    def watched(*arguments: Any) -> None:
        done.append((name, arguments))
        if fault is None or len(done) < fault.at:
            real(*arguments)
        elif len(done) == fault.at:
            assert name == fault.operation, f"operation {fault.at} is {name}, not {fault.operation}"
            if fault.when == HALF:
                _HALVES[name](*arguments)
            elif fault.when == AFTER:
                real(*arguments)
            _fail(fault, kill)
        elif fault.how in {FAILS, REFUSED} or fault.when == AFTER:
            real(*arguments)
        else:
            _fail(fault, kill)

    return watched


def _fail(fault: Fault, kill: Callable[[], None]) -> None:
    if fault.how == KILLED:
        kill()
    else:
        raise OSError(_SAYS[fault.how], os.strerror(_SAYS[fault.how]))


def _killed() -> NoReturn:
    raise Killed


def _half_a_file(path: Path, content: bytes) -> None:
    path.write_bytes(content[: len(content) // 2])


def _half_a_copy(path: Path, to: Path) -> None:
    _half_a_file(to, path.read_bytes())


def _half_a_tree(folder: Path) -> None:
    inside = sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    for path in inside[: len(inside) // 2]:
        path.unlink()


# The operations that take their time: what there is when one was stopped in it.
_HALVES: dict[str, Callable[..., None]] = {
    "write": _half_a_file,
    "copy": _half_a_copy,
    "remove_tree": _half_a_tree,
}
