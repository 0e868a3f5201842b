"""The public Python API: whatever the command line does, a script can do."""

from __future__ import annotations

from bidgen.api.building import Built, Output, build_bid
from bidgen.api.checking import Checked, check_bid, deadline_of

__all__ = ["Built", "Checked", "Output", "build_bid", "check_bid", "deadline_of"]
