"""Figure 6: improvement, evidence stage, totals."""

from fractions import Fraction

import values
from values import DAY


def median(numbers):
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def lower_is_better(view, note):
    """True, False, or None where nothing says so."""
    given = note.get("direction")
    if given:
        return given == "lower"
    if note.get("category") in ("risk", "cost", "mttr"):
        return True
    metrics = view.vault.config.get("metrics", {})
    by_name = {values.identity(name): metric["direction"] for name, metric in metrics.items()}
    direction = by_name.get(values.identity(note.get("metric") or ""))
    return None if direction is None else direction == "lower"


def gain(view, note, value):
    """How much better `value` is than before, in minutes, shares and so on; None where they can't be compared."""
    before, lower = values.quantity(note.get("before")), lower_is_better(view, note)
    if before is None or value is None or lower is None or not before.comparable(value):
        return None
    return before.base - value.base if lower else value.base - before.base


def proved(view, note):
    links = note.many("evidence") or []
    targets = [(link, values.link_target(link)) for link in links]
    return any("://" in link if target is None else view.vault.resolves(target) for link, target in targets)


def kept(view, note, improvement):
    """The share of the improvement that later measurements keep, None where there are none."""
    section = note.section("measurements")
    since = view.date(note) + 90 * DAY
    # A value that can't be compared is a finding, and left out.
    rows = [(values.day(row["date"]), gain(view, note, values.quantity(row["value"]))) for row in (section.table if section else [])]
    late = sorted((row for row in rows if since <= row[0] <= view.as_of and row[1] is not None), key=lambda row: row[0])
    return median([gain for _, gain in late[-3:]]) / improvement if late else None


def entry(view, note):
    before, after = values.quantity(note.get("before")), values.quantity(note.get("after"))
    improvement = gain(view, note, after)
    complete = before is not None and after is not None and proved(view, note)
    if not complete or improvement is None:
        stage = "claimed"
    elif improvement <= 0:
        stage = "no gain"
    else:
        share = kept(view, note, improvement)
        stage = "measured" if share is None else "sustained" if share >= Fraction(4, 5) else "lost"
    shown = None if improvement is None else improvement / before.factor
    return {
        "improvement": None if shown is None else float(shown),
        "relative": None if shown is None or before.value == 0 else float(shown / abs(before.value)),
        "stage": stage,
    }


def my_share(note):
    given = values.share(note.get("share"))
    return Fraction(1) if given is None else given


def ledger(view):
    entries, totals = [], {}
    for note in view.of("ledger"):
        figures = entry(view, note)
        category, stage = note.get("category"), figures["stage"]
        entries.append(
            {
                "file": note.file,
                "category": category,
                **figures,
                "value": note.get("value"),
                "share": float(my_share(note)),
            }
        )
        value = values.quantity(note.get("value"))
        if value is None:
            continue
        # Counts of different things are not added.
        unit = (value.unit or None) if value.dimension == "count" else None
        currency = value.unit if value.dimension == "money" else None
        key = (category, stage, value.dimension, "year" if value.period else "once", currency, unit)
        totals.setdefault(key, []).append(value.base * my_share(note))
    names = ("category", "stage", "dimension", "period", "currency", "unit")
    return {
        "entries": entries,
        "totals": [
            {**dict(zip(names, key)), "n": len(parts), "sum": float(sum(parts))} for key, parts in totals.items()
        ],
    }
