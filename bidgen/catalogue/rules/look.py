"""Problems of what a bid says of its look."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

LOOK: tuple[Entry, ...] = (
    Entry(
        "C480",
        "accent-too-light",
        Severity.ERROR,
        "The accent {found} has a contrast of {ratio} with {ground}; text needs {least} or more.",
        'Use "{nearest}", the nearest darker shade of the same colour, or another dark colour.',
        "Headings, links and key figures have this colour, on white and on a light tint of it, and have to "
        "be readable for people who do not see well (WCAG 2.1, success criterion 1.4.3).",
        "A yellow such as #ffdd00.",
    ),
)
