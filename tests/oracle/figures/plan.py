"""Figure 10: plans. Figure 11, the third part: how scores of activities moved from review to review."""

from fractions import Fraction

import values
from values import DAY

from figures.weeks import tables

USUAL_DAYS, USUAL_SHIFT = 90, Fraction(1, 5)
# What a plan may take; anything else can't be read.
DAYS = range(1, 3661)
SCOPES = ["self", "team", "multi-team", "org", "market"]


def days_of(plan):
    given = plan.get("days")
    if given is None:
        return USUAL_DAYS
    return int(given) if int(given) in DAYS else None


def shift_of(plan):
    given = plan.get("shift")
    return USUAL_SHIFT if given is None else values.share(given)


def within(view, note, start, days):
    return days is not None and start <= view.date(note) < start + days * DAY


def average(numbers):
    known = [number for number in numbers if number is not None]
    return sum(known, Fraction(0)) / len(known) if known else None


class Table:
    """The activities of an audit, with exact numbers."""

    def __init__(self, rows):
        self.all = sum((row["hours"] or Fraction(0) for row in rows), Fraction(0))
        self.scored = [(row["name"], int(row["score"]), row["hours"] or Fraction(0)) for row in rows if row["score"]]
        self.hours = sum((hours for _, _, hours in self.scored), Fraction(0))

    @property
    def known(self):
        return self.all > 0 and self.hours * 2 >= self.all

    @property
    def rung(self):
        return sum(score * hours for _, score, hours in self.scored) / self.hours if self.known else None

    def share(self, is_higher):
        if not self.known or is_higher is None:
            return None
        return sum((hours for name, score, hours in self.scored if is_higher(name, score)), Fraction(0)) / self.hours


def higher_rung(view, baseline_rung):
    """Tells by name and score whether an activity is of the higher rung; None where nobody knows."""
    reviews = view.of("review")
    section = reviews[-1].section("next rung") if reviews else None
    if section is not None and section.items:
        names = {values.identity(values.link_target(item.text) or values.plain(item.text)) for item in section.items}
        return lambda name, score: name in names
    if baseline_rung is None:
        return None
    return lambda name, score: score >= baseline_rung + 1


def tasks(view, plan):
    rows = []
    for month in (1, 2, 3):
        section = plan.section(f"month {month}")
        items = section.items if section else []
        rows.append({"month": month, "done": sum(item.done(view.as_of) for item in items), "total": len(items)})
    return rows


def counts_things(entry):
    value = values.quantity(entry.get("value"))
    return value is not None and value.dimension in ("time", "count")


def redesigned(view, entry):
    presented = values.day(entry.get("presented"))
    return (
        entry.section("original state") is not None
        and entry.section("new design") is not None
        and entry.get("before") is not None
        and entry.get("after") is not None
        and presented is not None
        and presented <= view.as_of
    )


def reaches_far(decision):
    scope = decision.get("scope")
    wide = scope is not None and SCOPES.index(scope) >= SCOPES.index("team")
    return wide and decision.section("trade-offs") is not None and decision.section("monitoring") is not None


def evidence(view, start, days):
    def found(kind, is_it):
        return [note.file for note in view.of(kind) if within(view, note, start, days) and is_it(note)]

    months = [
        [found("audit", lambda audit: audit.section("activities") is not None), found("ledger", counts_things)],
        [found("ledger", lambda entry: redesigned(view, entry))],
        [found("decision", reaches_far)],
    ]
    return [
        {"month": month, "met": all(parts), "files": sorted(file for part in parts for file in part)}
        for month, parts in enumerate(months, 1)
    ]


def climb(view, plan, rows):
    start, days, shift = values.day(plan.get("start")), days_of(plan), shift_of(plan)
    audits = view.of("audit")
    table = {audit.file: Table(rows.get(audit.file, [])) for audit in audits}
    before = [audit for audit in audits if start - 56 * DAY <= view.date(audit) < start][-4:]
    if not any(table[audit.file].known for audit in before):
        before = [audit for audit in audits if view.date(audit) >= start and table[audit.file].known][:1]
    is_higher = higher_rung(view, average([table[audit.file].rung for audit in before]))
    baseline = average([table[audit.file].share(is_higher) for audit in before])
    last = [audit for audit in audits if within(view, audit, start, days)][-4:]
    recent = average([table[audit.file].share(is_higher) for audit in last])
    known = baseline is not None and recent is not None and shift
    left = None if days is None else max(0, (start - view.as_of) // DAY + days)
    return {
        "file": plan.file,
        "tasks": tasks(view, plan),
        "days_left": left,
        "baseline_share": None if baseline is None else float(baseline),
        "recent_share": None if recent is None else float(recent),
        "shift_progress": float((recent - baseline) / shift) if known else None,
        "evidence": evidence(view, start, days),
    }


def plan(view):
    rows = tables(view)
    return {"plans": [climb(view, plan, rows) for plan in view.of("plan")]}


def quarter(view, review):
    return values.quarter_of(view.span(review)[0])


def scores_by_name(rows):
    """The scored activities of a review; of two rows of one name the last one counts."""
    found = {}
    for row in rows:
        if row["score"]:
            found.pop(row["name"], None)
            found[row["name"]] = (row["activity"], int(row["score"]))
    return found


def rescoring(view):
    rows, reviews = tables(view), view.of("review")
    scored = {review.file: scores_by_name(rows.get(review.file, [])) for review in reviews}
    with_scores = [review for review in reviews if scored[review.file]]
    if not with_scores:
        return None
    newest, activities = with_scores[-1], []
    for name, (activity, score) in scored[newest.file].items():
        earlier = [review for review in with_scores[:-1] if name in scored[review.file]]
        before = scored[earlier[-1].file][name][1] if earlier else None
        activities.append(
            {
                "activity": activity,
                "score": score,
                "before": before,
                "before_quarter": quarter(view, earlier[-1]) if earlier else None,
                "change": None if before is None else score - before,
            }
        )
    return {"quarter": quarter(view, newest), "activities": activities}


def overdue(view):
    """The last quarter that is whole, where there is a review of an earlier one and none of it."""
    first_of_this, _ = values.quarter_days(values.quarter_of(view.as_of + DAY))
    last = values.quarter_of(first_of_this - DAY)
    reviewed = [quarter(view, review) for review in view.of("review")]
    return last if last not in reviewed and any(name < last for name in reviewed) else None
