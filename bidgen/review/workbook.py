"""Whether the workbook shows the figures that the documents print: its Summary, and its computed amounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from bidgen.appraise.lines import unit_amount
from bidgen.appraise.setting import setting_of
from bidgen.appraise.summary import SummarySettings, settings_of
from bidgen.formats import listed_some, money, number, percent
from bidgen.model.appraisal import Appraisal, OptionResult
from bidgen.model.business_case import BUSINESS_AS_USUAL, Benefit, Cost
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem
from bidgen.read import summary as words
from bidgen.read.raw import Figure, RawBid, Shown

# Pounds are compared to the penny, everything else to what is shown of it.
PENNY, DIGITS = 0.005, 0.00005
# What of a large sum a binary fraction cannot hold.
_RELATIVE = 1e-12
_MOST_NAMED = 3
# How many decimals are told of what is neither pounds nor a share.
_DECIMALS = {words.BCR: 4, words.FACTOR: 4, words.YEARS: 0}
_SHARES = {words.RATE, words.INFLATION}
# What is compared by what is shown of it; anything else is pounds.
_NOT_POUNDS = {*_DECIMALS, *_SHARES, words.SETTING}


def workbook_agrees(raw: RawBid, bid: Bid, appraisal: Appraisal) -> Iterator[Problem]:
    """Yield C370 to C375 for the cells of the business-case workbook that show another figure than ours.

    A figure that was never computed, or not since a program changed the workbook, is not compared, and
    neither is the Summary of a new bid, which shows nothing before it has been refreshed. Where the Summary
    as a whole counts something else, that is said once, in the place of every figure.
    """
    figures = raw.inputs["business-case"].figures
    yield from _amounts(figures, bid)
    shown = [one for one in figures if "." not in one.name]
    if _has_no_settings(shown):
        return
    whole = _counts_else(shown, settings_of(bid))
    if whole is not None:
        yield whole
        return
    expected = _expected(appraisal)
    for one in shown:
        wanted = expected.get((one.name, one.of.casefold()))
        if wanted is not None and not _is_same(one.name, one.shown, wanted):
            label, of = _label(one)
            found = _text(one.name, one.shown)
            yield problem(
                "C370", one.place, label=label, of=of, found=found, expected=_text(one.name, wanted)
            )


def _amounts(figures: Sequence[Figure], bid: Bid) -> Iterator[Problem]:
    case = bid.business_case
    setting = setting_of(case)
    tables: Mapping[str, Sequence[Cost | Benefit]] = {"costs": case.costs, "benefits": case.benefits}
    records = {(f"{table}.amount", one.id.casefold()): one for table, rows in tables.items() for one in rows}
    for one in figures:
        record = records.get((one.name, one.of.casefold()))
        if record is None:
            continue
        amount = float(unit_amount(record, setting))
        if not _is_same(one.name, one.shown, amount):
            found = _text(one.name, one.shown)
            yield problem("C375", one.place, of=record.id, found=found, expected=money(_exact(amount)))


def _has_no_settings(shown: Sequence[Figure]) -> bool:
    """Say whether the Summary knows no years yet, so that it adds nothing up."""
    wanted = ((words.SETTING, words.YEAR_0), (words.SETTING, words.YEARS))
    years = [one.shown for one in shown if (one.name, one.of) in wanted]
    return bool(years) and not any(years)


def _counts_else(shown: Sequence[Figure], settings: SummarySettings) -> Problem | None:
    """Return why the Summary as a whole is not what the appraisal is of, or None."""
    by_name = {(one.name, one.of): one for one in shown}
    message = by_name.get((words.COUNTED, ""))
    if message is not None and message.shown == words.MORE_ROWS:
        return problem("C373", message.place)
    if stale := _out_of_date(shown, settings):
        told = [f"{words_of} is {found} (now {now})" for words_of, found, now, _ in stale]
        return problem("C371", stale[0][3].place, found=(listed_some(told, _MOST_NAMED),))
    scenario = by_name.get((words.SETTING, words.SHOWN_SCENARIO))
    if scenario is not None and str(scenario.shown).casefold() != settings.scenario:
        return problem("C372", scenario.place, found=scenario.shown, expected=settings.scenario)
    if message is not None and message.shown != words.ALL_COUNTED:
        return problem("C374", message.place, found=(str(message.shown),))
    return None


def _out_of_date(shown: Sequence[Figure], settings: SummarySettings) -> list[tuple[str, str, str, Figure]]:
    """Return each setting of the Summary that is another than the bid's: what, as it is, as it should be."""
    wanted: dict[tuple[str, str], Shown] = {
        (words.SETTING, words.YEAR_0): str(settings.first_year),
        (words.SETTING, words.YEARS): float(settings.years or 0),
        (words.SETTING, words.PRICE_BASE): str(settings.price_base),
        (words.SETTING, words.INFLATION): "" if settings.inflation is None else float(settings.inflation),
        (words.SETTING, words.RATES): settings.schedule,
        (words.SETTING, words.PREFERRED): settings.preferred,
        (words.SETTING, words.SCENARIO): settings.scenario,
    }
    if settings.first_year is not None:
        for at, (rate, alpha) in enumerate(zip(settings.rates, settings.alpha, strict=True)):
            year = str(settings.first_year.plus(at))
            wanted[words.ALPHA, year] = float(alpha)
            if at:
                wanted[words.RATE, year] = float(rate)
    found = []
    for one in shown:
        now = wanted.get((one.name, one.of))
        if now is not None and not _is_same(one.name, one.shown, now):
            label = one.of if one.name == words.SETTING else f"{one.name} of {one.of}"
            kind = one.of if one.name == words.SETTING else one.name
            found.append((label, _text(kind, one.shown) or "empty", _text(kind, now) or "empty", one))
    return found


def _expected(appraisal: Appraisal) -> dict[tuple[str, str], Shown]:
    """Return what the Summary should show, by the figure's name and the id or year in small letters."""
    found: dict[tuple[str, str], Shown] = {}
    for year, factor in zip(appraisal.years, appraisal.discount_factors, strict=True):
        found[words.FACTOR, str(year)] = float(factor)
    for result in appraisal.results:
        for name, shown in _of_option(result).items():
            found[name, result.option.id.casefold()] = shown
        columns = (
            (words.COSTS, result.cost_by_year),
            (words.BENEFITS, result.benefit_by_year),
            (words.NET, result.net_by_year),
        )
        for name, amounts in columns:
            for year, amount in zip(appraisal.years, amounts, strict=True):
                found[f"{result.option.id}{words.OF_OPTION}{name}", str(year)] = float(amount)
    return found


def _of_option(result: OptionResult) -> dict[str, Shown]:
    baseline = result.option.kind == BUSINESS_AS_USUAL
    no_ratio = words.NOT_APPLICABLE if baseline else words.NOT_DEFINED
    totals = {
        heading: float(
            sum((one.total for one in (*result.costs, *result.benefits) if one.kind == kind), Decimal(0))
        )
        for kind, heading in words.TOTALS.items()
    }
    return {
        **totals,
        words.NPSV: float(result.npsv),
        words.BCR: no_ratio if result.bcr is None else float(result.bcr),
        words.PRESENT_COST: float(result.present_cost),
        words.PRESENT_BENEFIT: float(result.present_benefit),
        words.NPSV_BEFORE: float(result.before_bias.npsv),
        words.WHOLE_LIFE_COST: float(result.whole_life_cost),
    }


def _is_same(name: str, shown: Shown, wanted: Shown) -> bool:
    if isinstance(shown, str) or isinstance(wanted, str):
        return str(shown).casefold() == str(wanted).casefold()
    near = DIGITS if name in _NOT_POUNDS else PENNY
    return abs(shown - wanted) < near + abs(wanted) * _RELATIVE


def _text(name: str, shown: Shown) -> str:
    if isinstance(shown, str):
        return shown
    if name in _SHARES:
        return percent(_exact(shown), 2)
    return number(_exact(shown), _DECIMALS[name]) if name in _DECIMALS else money(_exact(shown))


def _exact(shown: float) -> Decimal:
    return Decimal(repr(shown))


def _label(figure: Figure) -> tuple[str, str]:
    """Return what a figure is and of what, for people: "Costs of B", "2021-22"."""
    option, is_option, name = figure.name.partition(words.OF_OPTION)
    if is_option:
        return f"Option {option}, {name}", figure.of
    return figure.name, figure.of
