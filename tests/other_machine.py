"""Another machine to run a command on: its clock, its zone, its language, its user and what they may read."""

from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess

from commands import bidgen_alone

# Twelve years on, for every way in which Python tells the time; whoever else asks the system is none of ours.
_LATER = """
import datetime, os, time
os.umask(0o077)
_time, _local, _utc, _text = time.time, time.localtime, time.gmtime, time.strftime
time.time = lambda: _time() + 380_000_000.5
time.time_ns = lambda: int(time.time() * 1e9)
time.localtime = lambda at=None: _local(time.time() if at is None else at)
time.gmtime = lambda at=None: _utc(time.time() if at is None else at)
time.strftime = lambda form, at=None: _text(form, time.localtime() if at is None else at)

class _Like(type):
    def __instancecheck__(self, one):
        return isinstance(one, self.__mro__[1])

class _Datetime(datetime.datetime, metaclass=_Like):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    today = now
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)

class _Date(datetime.date, metaclass=_Like):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

datetime.datetime, datetime.date = _Datetime, _Date
"""


def bidgen_elsewhere(home: Path, *arguments: object, before: str = "") -> CompletedProcess[str]:
    """Run a command as somebody else would, somewhere else, twelve years on; `home` is their empty folder.

    Let it work in one process: those that it starts would have the true clock again.
    """
    return bidgen_alone(
        *arguments,
        before=f"{_LATER}\n{before}",
        TZ="Asia/Tokyo",
        LC_ALL="C",
        LANG="C",
        PYTHONHASHSEED="3",
        HOME=str(home),
        USER="somebody",
        LOGNAME="somebody",
    )
