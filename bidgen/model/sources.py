"""What documents are made from: the inputs, the templates and the rules, and the fingerprint of them all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

INPUTS, TEMPLATES, RULES = "inputs", "templates", "rules"


@dataclass(frozen=True)
class Sources:
    """The files that documents are made from, each by its path below one of three folders.

    `inputs/bid.yaml`, `templates/requirements.docx`, `rules/funds/local-digital-fund-2020.yaml`: as a
    release keeps them.
    """

    files: Mapping[str, bytes]

    @cached_property
    def hashes(self) -> Mapping[str, str]:
        """The SHA-256 of each file, in the order of the paths."""
        return {path: sha256(self.files[path]) for path in sorted(self.files)}

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the list of files with their hashes: 64 hexadecimal digits.

        It is that of what `sha256sum` prints for them in the order of their paths, so that it can be had
        without the program.
        """
        lines = (f"{digest}  {path}\n" for path, digest in self.hashes.items())
        return sha256("".join(lines).encode())

    def below(self, folder: str) -> dict[str, bytes]:
        """Return the files of one of the three folders, by their paths below it."""
        begin = f"{folder}/"
        return {
            path.removeprefix(begin): content
            for path, content in self.files.items()
            if path.startswith(begin)
        }


def sha256(content: bytes) -> str:
    """Return the SHA-256 of `content` as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
