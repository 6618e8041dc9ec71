"""Figures 3, 7 and 8: weeks, incidents by quarter, the four metrics of visibility."""

import datetime as dt
from collections import Counter
from fractions import Fraction

import values
from values import identity, number, plain

from figures.cases import summary, times
from notes import person

LAYERS = ("execution", "orchestration", "innovation")
CELLS = ("layer", "score", "nature")


def ratio(part, whole):
    return float(Fraction(part) / Fraction(whole)) if whole else None


def mean(numbers):
    known = [value for value in numbers if value is not None]
    return sum(known) / len(known) if known else None


def tables(view):
    """The rows of activities of every audit and review, blank cells filled from the newest earlier row."""
    notes = [note for note in view.notes if note.kind in ("audit", "review") and note.section("activities")]
    last, found = {}, {}
    for _, group in grouped(sorted(notes, key=lambda note: (view.date(note), note.file)), view.date):
        now = []
        for note in group:
            rows = []
            for row in note.section("activities").table:
                name = identity(plain(row["activity"]))
                earlier = last.get(name, {})
                cells = {cell: row.get(cell) or earlier.get(cell) for cell in CELLS}
                hours = number(row.get("hours") or None) if "hours" in row else values.share(row.get("share") or None)
                rows.append({"name": name, "activity": plain(row["activity"]), "hours": hours, **cells})
                now.append((name, cells))
            found[note.file] = rows
        last.update(now)
    return found


def grouped(items, key):
    groups = []
    for item in items:
        if groups and groups[-1][0] == key(item):
            groups[-1][1].append(item)
        else:
            groups.append((key(item), [item]))
    return groups


def scores(rows):
    """Rung, exposure and high share over scored hours, unknown where under half of the hours have a score."""
    hours = sum(row["hours"] or 0 for row in rows)
    scored = [(int(row["score"]), row["hours"]) for row in rows if row["score"] and row["hours"] is not None]
    sum_scored = sum(h for _, h in scored)
    share = Fraction(sum_scored) / hours if hours else None
    enough = share is not None and share >= Fraction(1, 2) and sum_scored > 0
    return {
        "rung": ratio(sum(s * h for s, h in scored), sum_scored) if enough else None,
        "exposure": ratio(sum(h for s, h in scored if s <= 2), sum_scored) if enough else None,
        "high_share": ratio(sum(h for s, h in scored if s >= 4), sum_scored) if enough else None,
        "scored_share": None if share is None else float(share),
    }


def properties(note):
    """Hours by layer from the three properties, and whether they are percent."""
    given = {layer: note.get(layer) for layer in LAYERS}
    numbers = {
        layer: None if text is None else number(text.rstrip("%").strip()) for layer, text in given.items()
    }
    known = [value for value in numbers.values() if value is not None]
    percent = any(text and text.endswith("%") for text in given.values()) or (len(known) == 3 and sum(known) == 100)
    return numbers, percent


def week(view, audit, rows):
    with_layer = {layer: sum(row["hours"] or 0 for row in rows if row["layer"] == layer) for layer in LAYERS}
    numbers, percent = properties(audit)
    told = [row["hours"] for row in rows if row["hours"] is not None]
    hours = sum(told) if told else None
    if not sum(with_layer.values()):
        # One of the three that is not given is unknown, and so are the shares.
        known = None not in numbers.values()
        with_layer = numbers if known else {}
        if not hours and known and not percent:
            hours = sum(numbers.values())
    whole = sum(with_layer.values()) if with_layer else 0
    return {
        "week": view.week(audit),
        **{f"{layer}_share": ratio(with_layer[layer], whole) if whole else None for layer in LAYERS},
        "hours": None if hours is None else float(hours),
        **scores(rows),
    }


def recent_audits(view):
    return [audit for audit in view.of("audit") if view.within(audit, 56)][-4:]


def recent(view, weeks, rows):
    audits = recent_audits(view)
    names = [f"{layer}_share" for layer in LAYERS] + ["rung", "exposure", "high_share"]
    figures = {name: mean([weeks[audit.file][name] for audit in audits]) for name in names}
    if figures["rung"] is None:
        rungs = [scores(rows.get(review.file, []))["rung"] for review in view.of("review")]
        figures["rung"] = next((rung for rung in reversed(rungs) if rung is not None), None)
    return {**figures, "n": len(audits)}


def named_items(audits, title):
    """What a section says over several audits; None where none has it, nothing where it says none."""
    sections = [audit.section(title) for audit in audits]
    if not any(section is not None or says_none(audit, title) for audit, section in zip(audits, sections)):
        return None
    found = []
    for audit, section in zip(audits, sections):
        if section is not None and not says_none(audit, title):
            found += [item.text for item in section.items]
    return found


def says_none(audit, title):
    section = audit.sections.get(title)
    return section is not None and section.text.lower() in ("none", "-", "0", "- none")


def diagnostic(view):
    audits = recent_audits(view)
    decisions = named_items(audits, "decisions influenced")
    outcomes = named_items(audits, "outcomes owned")
    asked = named_items(audits, "asked for judgment")
    askers, shown = Counter(), {}
    for text in asked or []:
        who = text.split("]]")[0] + "]]" if text.startswith("[[") else text.split(":")[0]
        askers[person(who)] += 1
        shown.setdefault(person(who), plain(who))
    return {
        "decisions": None if decisions is None else [plain(text) for text in decisions],
        "outcomes": None if outcomes is None else [plain(text) for text in outcomes],
        "askers": None if asked is None else [{"person": shown[who], "n": n} for who, n in askers.items()],
    }


def automation_candidate(view, rows):
    hours, shown = Counter(), {}
    for audit in recent_audits(view):
        for row in rows.get(audit.file, []):
            if row["nature"] == "repetitive":
                hours[row["name"]] += row["hours"] or 0
                shown[row["name"]] = row["activity"]
    if not hours or not max(hours.values()):
        return None
    name, most = max(hours.items(), key=lambda pair: pair[1])
    return {"activity": shown[name], "hours": float(most)}


def quarter(view, note):
    """A week belongs to the quarter of its Thursday, everything else to that of its evidence date."""
    return values.quarter_of(view.span(note)[0] + dt.timedelta(3) if note.kind == "audit" else view.date(note))


def quarters(view):
    """The quarters from the first evidence (or `observed_since`) on, with whether they are whole."""
    since = view.vault.observed_since
    if since is not None and since <= view.as_of:
        at = values.quarter_of(since)
    else:
        dated = [note for note in view.notes if note.kind and view.date(note) is not None]
        if not dated:
            return []
        since, at = min(view.date(note) for note in dated), min(quarter(view, note) for note in dated)
    found = []
    while at <= values.quarter_of(view.as_of):
        first, last = values.quarter_days(at)
        found.append((at, first < since and not found or last > view.as_of))
        at = values.next_quarter(at)
    return found


def whole_numbers(notes, name):
    return [number(note.get(name)) for note in notes if note.get(name) is not None]


def visibility(view):
    rows = []
    for name, partial in quarters(view):
        cases = [case for case in view.of("case") if quarter(view, case) == name]
        audits = [audit for audit in view.of("audit") if quarter(view, audit) == name]
        restore = summary([times(view, case)["restore"] for case in cases])
        incidents = whole_numbers(audits, "incidents")
        both = [audit for audit in audits if audit.get("changes") and audit.get("failed_changes")]
        changes, failed = (sum(whole_numbers(both, each)) for each in ("changes", "failed_changes"))
        rows.append(
            {
                "quarter": name,
                "partial": partial,
                "restore_median": restore["median"],
                "restore_mean": restore["mean"],
                "incidents": float(sum(incidents)) if incidents else len(cases),
                "oncall_pages_per_week": as_float(mean(whole_numbers(audits, "oncall_pages"))),
                "oncall_hours_per_week": as_float(mean(whole_numbers(audits, "oncall_hours"))),
                "change_success_rate": float(1 - failed / changes) if changes else None,
            }
        )
    return rows


def as_float(value):
    return None if value is None else float(value)


def time(view):
    rows = tables(view)
    weeks = {audit.file: week(view, audit, rows.get(audit.file, [])) for audit in view.of("audit")}
    return {
        "recent": recent(view, weeks, rows),
        "weeks": list(weeks.values()),
        "diagnostic": diagnostic(view),
        "automation_candidate": automation_candidate(view, rows),
        "visibility": visibility(view),
    }
