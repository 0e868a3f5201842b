"""The options compared, the preferred one year by year, and optimism bias, as rows of tables."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from bidgen.compose.appraisal_notes import basis_note, preferred_mark
from bidgen.compose.common import Row, capital
from bidgen.compose.matter import Matter
from bidgen.compose.result_names import NEVER
from bidgen.compose.sums import joined, rounding_note, total
from bidgen.formats import count, listed, number, percent, ratio, whole_money
from bidgen.model.appraisal import AppliedBias, Appraisal, OptionResult
from bidgen.model.business_case import MONEY_KINDS, STAFF_TIME, OptimismBias, Option
from bidgen.model.uncertainty import Ranking

NOT_APPLICABLE = "–"
NO_BIAS = (
    "Optimism bias is not applied: nothing is added to the costs, or taken from the benefits, for the plan "
    "being too hopeful."
)
ROUNDED_SHARES = "Each share is rounded on its own, so the rows may not add up exactly."


def option_rows(appraisal: Appraisal) -> list[Row]:
    """Return one row for each option: present cost and benefit, NPSV before and after bias, BCR, payback."""
    return [_option_row(result, appraisal) for result in appraisal.results]


def option_name(option: Option, appraisal: Appraisal) -> str:
    """Return what a table calls an option: B. Share the code (preferred)."""
    return f"{option.id}. {option.name}{preferred_mark(option, appraisal)}"


def _option_row(result: OptionResult, appraisal: Appraisal) -> Row:
    name = option_name(result.option, appraisal)
    if result.option.is_baseline:
        figures = dict.fromkeys(("present_cost", "present_benefit"), "Baseline")
        nothing = dict.fromkeys(("npsv_before", "npsv"), "£0")
        return {"name": name, **figures, **nothing, "bcr": NOT_APPLICABLE, "payback": NOT_APPLICABLE}
    return {
        "name": name,
        "present_cost": whole_money(result.present_cost),
        "present_benefit": whole_money(result.present_benefit),
        "npsv_before": whole_money(result.before_bias.npsv),
        "npsv": whole_money(result.npsv),
        "bcr": "Not defined" if result.bcr is None else ratio(result.bcr),
        "payback": _paybacks(result),
    }


def _paybacks(result: OptionResult) -> str:
    """Return simple and discounted payback in years: 7.9 / 8.5."""
    if result.payback is None:
        return capital(NEVER)
    later = NEVER if result.discounted_payback is None else number(result.discounted_payback, 1)
    return f"{number(result.payback, 1)} / {later}"


def option_note(appraisal: Appraisal, ranking: Ranking) -> str:
    """Return the note below the comparison of options, with a word where NPSV and BCR rank otherwise."""
    compared = [one for one in appraisal.results if not one.option.is_baseline]
    sums = [((one.present_benefit, -one.present_cost), one.npsv) for one in compared]
    today = next((one for one in appraisal.results if one.option.is_baseline), None)
    baseline = (
        f"Business as usual itself costs {whole_money(today.whole_life_cost)} over the "
        f"{count(len(appraisal.years), 'year')}, not discounted; it is the baseline."
        if today and today.whole_life_cost
        else ""
    )
    meaning = (
        "NPSV is present benefits less present costs; BCR divides the former by the latter. Payback counts "
        "years after year 0: simple / discounted. A cost that an option avoids counts as its benefit, for "
        "every option alike."
    )
    after = "All columns but “NPSV before bias” are after optimism bias." if appraisal.biases else ""
    return joined(
        ranking_sentence(ranking), basis_note(appraisal), after, meaning, baseline, rounding_note(*sums)
    )


def ranking_sentence(ranking: Ranking) -> str:
    """Return which order NPSV and BCR give where they differ, and which decides; else nothing."""
    if not ranking.differ:
        return ""
    by_npsv, by_bcr = (listed([one.id for one in order]) for order in (ranking.by_npsv, ranking.by_bcr))
    return (
        f"From best to worst the order by NPSV is {by_npsv}, by BCR {by_bcr}: a small option can gain more "
        "for each pound and less in all. NPSV decides."
    )


def year_rows(appraisal: Appraisal) -> list[Row]:
    """Return the preferred option year by year, not discounted, with the discount factor."""
    found = appraisal.preferred
    return [
        {
            "year": str(year),
            "councils": number(found.councils_live[at]),
            "costs": whole_money(found.cost_by_year[at]),
            "cash_releasing": whole_money(found.cash_releasing_by_year[at]),
            "time": whole_money(found.non_cash_releasing_by_year[at]),
            "bias": whole_money(found.bias_by_year[at]),
            "net": whole_money(found.net_by_year[at]),
            "cumulative": whole_money(found.cumulative_by_year[at]),
            "factor": f"{appraisal.discount_factors[at]:.4f}",
        }
        for at, year in enumerate(appraisal.years)
    ]


def year_totals(appraisal: Appraisal) -> Row:
    """Return the totals over the years of the columns that add up."""
    found = appraisal.preferred
    return {
        "costs": whole_money(found.whole_life_cost),
        "cash_releasing": whole_money(total(found.cash_releasing_by_year)),
        "time": whole_money(total(found.non_cash_releasing_by_year)),
        "bias": whole_money(total(found.bias_by_year)),
        "net": whole_money(total(found.net_by_year)),
    }


def year_note(appraisal: Appraisal) -> str:
    """Return the note below the years, with a word on rounding where a row or column does not add up."""
    found = appraisal.preferred
    by_year = (
        found.cost_by_year,
        found.cash_releasing_by_year,
        found.non_cash_releasing_by_year,
        found.bias_by_year,
        found.net_by_year,
    )
    columns = [(column, total(column)) for column in by_year]
    rows = [((-cost, cash, time, -bias), net) for cost, cash, time, bias, net in zip(*by_year, strict=True)]
    bias = (
        "Optimism bias is what it adds to costs and takes off benefits. Net is benefits less costs less bias."
        if appraisal.biases
        else NO_BIAS
    )
    present = (
        f"The factor turns a year’s amount into its present value: "
        f"{whole_money(found.present_benefit)} of benefits less {whole_money(found.present_cost)} of costs "
        f"is a net present social value of {whole_money(found.npsv)}."
    )
    live = "“Live” counts the councils live in the year."
    return joined(live, bias, present, basis_note(appraisal), rounding_note(*columns, *rows))


def bias_rows(appraisal: Appraisal) -> list[Row]:
    """Return for each optimism bias its upper bound, what takes how much off it, and what is left."""
    return [row for one in appraisal.biases for row in _one_bias(one)]


def _one_bias(one: AppliedBias) -> list[Row]:
    bias, nothing = one.bias, {"contribution": NOT_APPLICABLE, "mitigated": NOT_APPLICABLE}
    upper: Row = {
        "what": f"Upper bound for {_class(bias)}, {_options(bias)}",
        **nothing,
        "change": percent(bias.upper_bound),
        "basis": bias.basis,
    }
    factors: list[Row] = [
        {
            "what": factor.factor,
            "contribution": percent(factor.contribution),
            "mitigated": percent(factor.mitigation),
            "change": percent(_taken_off(one)[at]),
            "basis": factor.basis,
        }
        for at, factor in enumerate(one.factors)
    ]
    verb = "lowered" if bias.kind in MONEY_KINDS else "raised"
    left: Row = {
        "what": f"Left: {_class(bias)} are {verb} by",
        **nothing,
        "change": percent(one.resultant),
        "basis": "The sum of the rows above",
    }
    return [upper, *factors, left]


def _taken_off(one: AppliedBias) -> list[Decimal]:
    return [-one.bias.upper_bound * factor.contribution * factor.mitigation for factor in one.factors]


def _class(bias: OptimismBias) -> str:
    if bias.kind in MONEY_KINDS:
        return f"{bias.kind} benefits"
    return "costs of staff time" if bias.kind == STAFF_TIME else f"{bias.kind} costs"


def _options(bias: OptimismBias) -> str:
    return f"option {bias.option}" if bias.option else "every option but business as usual"


def bias_note(matter: Matter) -> str:
    """Return the note below the optimism bias: how it is made, sources, what it leaves out, its effect."""
    appraisal = matter.appraisal
    titles = {one.id: one.title for one in matter.bid.overview.sources}
    sources = [title for one in appraisal.biases if (title := titles.get(one.bias.source or ""))]
    found = appraisal.preferred
    named = f"Source of the upper bounds: {listed(list(dict.fromkeys(sources)))}." if sources else ""
    shares = [([one.bias.upper_bound, *_taken_off(one)], one.resultant) for one in appraisal.biases]
    return joined(
        "A factor takes off the upper bound × what it contributes × what of it is mitigated.",
        named,
        "The Alpha’s own cost is a fixed budget and is not raised; nor is business as usual.",
        f"The net present social value of option {found.option.id} is {whole_money(found.before_bias.npsv)} "
        f"before optimism bias and {whole_money(found.npsv)} after it.",
        "" if all(_shares_add_up(parts, whole) for parts, whole in shares) else ROUNDED_SHARES,
    )


def _shares_add_up(parts: Sequence[Decimal], whole: Decimal) -> bool:
    def printed(share: Decimal) -> Decimal:
        return share.quantize(Decimal("0.001"), rounding=ROUND_HALF_UP)

    return total(printed(one) for one in parts) == printed(whole)
