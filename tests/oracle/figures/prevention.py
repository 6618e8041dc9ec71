"""Figure 5: recurring patterns, and what a mechanism did to them."""

import values
from scipy.stats import beta, binom
from values import DAY, identity

from figures.cases import mechanisms_of

UNKNOWN = dict.fromkeys(["expected", "prevented", "rate_ratio", "ci_low", "ci_high", "chance"])


def clopper_pearson(n1, n, level=0.95):
    tail = (1 - level) / 2
    low = 0.0 if n1 == 0 else float(beta.ppf(tail, n1, n - n1 + 1))
    high = 1.0 if n1 == n else float(beta.isf(tail, n1 + 1, n - n1))
    return low, high


def prevented(note):
    """The patterns of a mechanism, each once."""
    return {identity(name) for name in note.many("prevents") or []}


def effect(view, note):
    cases = view.of("case")
    prevents = prevented(note)
    dates = [view.date(case) for case in cases if case.get("pattern") and identity(case.get("pattern")) in prevents]
    installed = view.span(note)[0]
    retired = note.get("retired")
    end = min(view.as_of, values.day(retired)) if retired else view.as_of
    if view.vault.observed_since:
        start = view.vault.observed_since - DAY
    else:
        start = view.date(cases[0]) if cases else None
    n1, t1 = sum(installed < date <= end for date in dates), (end - installed).days
    if start is None:
        return {"n0": 0, "t0_days": None, "n1": n1, "t1_days": t1, **UNKNOWN, "verdict": "no baseline"}
    before = [date for date in dates if start < date <= installed]
    n0, t0 = len(before), (installed - start).days
    counts = {"n0": n0, "t0_days": t0, "n1": n1, "t1_days": t1}
    if n0 < 2 or t0 < 28:
        return {**counts, **UNKNOWN, "verdict": "no baseline"}
    prompted = any(installed - 30 * DAY < date for date in before)
    m0 = n0 - 1 if prompted else n0
    expected = m0 / t0 * t1
    low, high = clopper_pearson(n1, n0 + n1)
    figures = {
        "expected": expected,
        "prevented": expected - n1,
        "rate_ratio": (n1 / t1) / (m0 / t0) if t1 > 0 else None,
        "ci_low": low / (1 - low) * t0 / t1 if t1 > 0 else None,
        "ci_high": high / (1 - high) * t0 / t1 if t1 > 0 else None,
        "chance": float(binom.cdf(n1, n0 + n1, t1 / (t0 + t1))),
    }
    return {**counts, **figures, "verdict": verdict(n1, t1, figures)}


def verdict(n1, t1, figures):
    if t1 < 28:
        return "too early"
    if figures["ci_high"] < 1:
        return "reduced"
    if figures["ci_low"] > 1:
        return "increased"
    return "holding" if n1 == 0 and t1 >= 90 and figures["chance"] <= 0.20 else "undetermined"


def prevention(view):
    by_pattern = {}
    for note in view.of("case"):
        if note.get("pattern"):
            by_pattern.setdefault(identity(note.get("pattern")), []).append(note.file)
    return {
        "mechanisms": [
            {"file": note.file, "patterns": sorted(prevented(note)), **effect(view, note)}
            for note in view.of("mechanism")
        ],
        "recurring": [
            {"pattern": pattern, "cases": files, "mechanisms": mechanisms_of(view, pattern)}
            for pattern, files in sorted(by_pattern.items())
            if len(files) >= 2
        ],
    }
