"""What one council of each type, those counted by name and all of them pay and save, as rows of tables."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from bidgen.compose.appraisal_notes import before_bias
from bidgen.compose.common import Row, capital, short_names
from bidgen.compose.matter import Matter
from bidgen.compose.result_names import years_text
from bidgen.compose.sums import joined, rounding_note
from bidgen.formats import count, listed, money_in_words, number, whole_money, years
from bidgen.model.appraisal import Appraisal, OneCouncil, RollUp

NOT_STATED = "Not stated"
NONE = "–"


def council_rows(appraisal: Appraisal) -> list[Row]:
    """Return what a council of each type pays now and then, saves, pays to join, and earns back when.

    The average of those live in the last year stands below where there are several types.
    """
    rows = [_council_row(council_name(one, appraisal), one) for one in appraisal.councils]
    if len(rows) > 1:
        rows.append(_council_row(_average_name(appraisal), appraisal.one_council))
    return rows


def _council_row(name: str, one: OneCouncil) -> Row:
    return {
        "type": name,
        "now": NOT_STATED if one.pays_now is None else whole_money(one.pays_now),
        "after": NOT_STATED if one.pays_after is None else whole_money(one.pays_after),
        "saves": whole_money(one.net_saving),
        "joining": whole_money(one.joining),
        "payback": capital(years_text(one.payback)),
        "time": whole_money(one.non_cash_releasing),
    }


def council_name(one: OneCouncil, appraisal: Appraisal) -> str:
    """Return what a row or a column of a chart calls a council of a type."""
    if one.council_type:
        return f"{capital(one.council_type)} council"
    return "A council that joins" if len(appraisal.councils) == 1 else "Other council"


def _average_name(appraisal: Appraisal) -> str:
    live = appraisal.one_council.live
    return f"Average of the {number(live)} live in {appraisal.years[-1]}" if live else "Average of the types"


def council_note(appraisal: Appraisal) -> str:
    """Return the note below the table of one council: what its figures are before and leave out."""
    shown = (*appraisal.councils, appraisal.one_council)
    sums = [
        ((one.pays_now, -one.net_saving), one.pays_after)
        for one in shown
        if one.pays_now is not None and one.pays_after is not None
    ]
    time = "Time freed is valued, but no cash." if any(one.non_cash_releasing for one in shown) else ""
    return joined(f"{_in_cash(appraisal)}{_share(appraisal)}", time, rounding_note(*sums))


def _in_cash(appraisal: Appraisal) -> str:
    return (
        f"In cash once the service is settled, in prices of {appraisal.price_base} without inflation, not "
        f"discounted{before_bias(appraisal)}"
    )


def _share(appraisal: Appraisal) -> str:
    live, after = appraisal.preferred.councils_live[-1], appraisal.saving_after_team
    if not appraisal.core_team or after is None:
        return "."
    return (
        f" and before its share of the core team. That is {whole_money(appraisal.core_team / live)} a year "
        f"with {count(live, 'council')} live in {appraisal.years[-1]}, and leaves an average council "
        f"{whole_money(after)} a year."
    )


def span(appraisal: Appraisal, amount: Callable[[OneCouncil], Decimal]) -> str:
    """Return an amount of one council in words: £29,000 to £54,000 where the types differ."""
    amounts = [amount(one) for one in appraisal.councils]
    low, high = (money_in_words(one) for one in (min(amounts), max(amounts)))
    return low if low == high else f"{low} to {high}"


def payback_span(appraisal: Appraisal) -> str | None:
    """Return in how many years a council earns its joining cost back: 1.7 to 2.9 years; None for never."""
    paybacks = [one.payback for one in appraisal.councils if one.payback is not None]
    if len(paybacks) < len(appraisal.councils):
        return None
    shortest, longest = years(min(paybacks)), years(max(paybacks))
    return longest if shortest == longest else f"{number(min(paybacks), 1)} to {longest}"


def types_differ(appraisal: Appraisal) -> bool:
    """Say whether councils of different types save differently, so that a range needs explaining."""
    return len({one.net_saving for one in appraisal.councils}) > 1


def roll_up_rows(matter: Matter) -> list[Row]:
    """Return what one council, those counted by name, and all live in the last year pay and save."""
    appraisal = matter.appraisal
    one, live = appraisal.one_council, appraisal.preferred.councils_live[-1]
    each = RollUp((), 1, one.joining, one.net_saving, appraisal.saving_after_team)
    rows = [("One council, on average", each)]
    if appraisal.named_councils:
        names = listed(short_names(matter, appraisal.named_councils.names))
        rows.append((f"Counted by name: {names}", appraisal.named_councils))
    if live:
        rows.append((f"All that are live in {appraisal.years[-1]}", appraisal.all_councils))
    return [_roll_up_row(name, found, appraisal) for name, found in rows]


def _roll_up_row(name: str, found: RollUp, appraisal: Appraisal) -> Row:
    after = found.after_team if appraisal.core_team else None
    return {
        "who": name,
        "councils": number(found.councils),
        "joining": whole_money(found.joining),
        "saves": whole_money(found.net_saving),
        "after": NONE if after is None else whole_money(after),
    }


def roll_up_note(appraisal: Appraisal) -> str:
    """Return the note below the roll-up."""
    team = (
        "Each live council bears the same share of the core team."
        if appraisal.core_team
        else "No core team is paid for beside the councils."
    )
    named = (
        "A council counted by name is one that this case counts on, at the figures of its type."
        if appraisal.named_councils
        else ""
    )
    return joined(f"{_in_cash(appraisal)}.", team, named)
