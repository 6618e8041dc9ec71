"""Section 5: where a person stands on the ladders, and each domain on that of capability; and the weeks before."""

from fractions import Fraction

import values
from notes import View
from values import DAY, identity

from figures import cases, decisions, ledger
from figures.prevention import effect, prevented
from figures.weeks import grouped, recent_audits, says_none, scores, tables, week

SCOPES = ["self", "team", "multi-team", "org", "market"]
HOLDS = ("reduced", "holding")


class Facts:
    """What the criteria ask of a vault as of a day."""

    def __init__(self, view):
        self.view = view
        self.rows = tables(view)
        self.audits = view.of("audit")
        self.weeks = {note.file: week(view, note, self.rows.get(note.file, [])) for note in self.audits}
        self.verdicts = {note.file: effect(view, note)["verdict"] for note in view.of("mechanism")}
        self.stages = {note.file: ledger.entry(view, note)["stage"] for note in view.of("ledger")}
        self.domains = sorted(
            set().union(*(cases.with_parents(note.domains) for note in view.of("case") + view.of("capability")))
        )

    def count(self, kinds, within=None, where=lambda note: True):
        notes = [note for kind in kinds for note in self.view.of(kind)]
        return sum(where(note) for note in notes if within is None or self.view.within(note, within))

    def proven(self, note):
        return self.stages[note.file] in ("measured", "sustained")

    def holds(self, note):
        return self.verdicts[note.file] in HOLDS

    def share(self, *layers):
        told = [self.weeks[note.file] for note in recent_audits(self.view)]
        return mean([sum(each[f"{layer}_share"] for layer in layers) for each in told if each["execution_share"] is not None])

    def said(self, audits, title):
        """How many items a section names, by audit that has it."""
        found = []
        for audit in audits:
            if says_none(audit, title):
                found.append(0)
            elif audit.section(title) is not None:
                found.append(len(audit.section(title).items))
        return found

    def a_week(self, title):
        return mean(self.said(recent_audits(self.view), title))

    def asked(self, audits):
        return mean([int(n > 0) for n in self.said(audits, "asked for judgment")])

    def asked_before(self):
        told = [note.get("asked") for note in self.view.of("decision")[-6:]]
        return mean([int(each == "true") for each in told if each is not None])

    def rung(self):
        known = mean([r for note in recent_audits(self.view) if (r := self.weeks[note.file]["rung"]) is not None])
        if known is not None:
            return known
        rungs = [scores(self.rows.get(note.file, []))["rung"] for note in self.view.of("review")]
        return next((rung for rung in reversed(rungs) if rung is not None), None)

    def ai(self):
        """The AI-assisted part of the hours of execution in the recent audits that have the column."""
        last, told = {}, {}
        notes = [note for note in self.view.notes if note.file in self.rows]
        for _, group in grouped(sorted(notes, key=lambda note: (self.view.date(note), note.file)), self.view.date):
            now = {}
            for note in group:
                for cells, row in zip(note.section("activities").table, self.rows[note.file]):
                    given = (cells["ai"] or last.get(row["name"])) if "ai" in cells else None
                    now[row["name"]] = given
                    told.setdefault(note.file, []).append((row, given))
            last.update(now)
        part = whole = 0
        for note in recent_audits(self.view):
            for row, given in told.get(note.file, []):
                if row["layer"] == "execution" and given is not None and row["hours"] is not None:
                    part += row["hours"] * {"yes": 1, "no": 0}.get(given, values.share(given) if given[0].isdigit() else 0)
                    whole += row["hours"]
        return float(part / whole) if whole else None

    def repetitive_change(self):
        told = []
        for note in self.audits:
            rows = [row for row in self.rows.get(note.file, []) if row["nature"] and row["hours"]]
            hours = sum(row["hours"] for row in rows)
            if hours:
                told.append(Fraction(sum(row["hours"] for row in rows if row["nature"] == "repetitive")) / hours)
        if len(told) < 16 or not (first := sum(told[:8]) / 8):
            return None
        return float((sum(told[-8:]) / 8 - first) / first)

    def in_domain(self, note, name):
        return name in cases.with_parents(note.domains)

    def covered(self, name):
        """Patterns of the domain's cases that a mechanism which holds and is in force keeps away."""
        patterns = {identity(note.get("pattern")) for note in self.view.of("case") if note.get("pattern") and self.in_domain(note, name)}
        in_force = [
            note
            for note in self.view.of("mechanism")
            if self.holds(note) and not (note.get("retired") and values.day(note.get("retired")) <= self.view.as_of)
        ]
        return len(patterns & set().union(*(prevented(note) for note in in_force)))


def mean(numbers):
    return float(sum(numbers) / len(numbers)) if numbers else None


def scope(note, least):
    return note.get("scope") is not None and SCOPES.index(note.get("scope")) >= SCOPES.index(least)


def decided(note):
    return note.get("role") in ("decided", "designed")


def has(note, *titles):
    return all(note.section(title) is not None for title in titles)


def way(value, target, at_most=False):
    """Value, target, progress, met."""
    if value is None:
        return value, target, None, False
    # A mean of shares may miss its target by what binary numbers can't say.
    met = value <= target + 1e-12 if at_most else value >= target - 1e-12
    if met:
        progress = 1.0
    elif at_most and target < 0:
        progress = max(0.0, value / target)
    else:
        progress = target / value if at_most else max(0.0, value / target)
    return value, target, progress, met


def further(*ways):
    return max(ways, key=lambda each: -1 if each[2] is None else each[2])


def tiers(f):
    diagnosed = lambda n: decided(n) and len(cases.path(n) or []) >= 2 and has(n, "root cause")
    judged = lambda n: scope(n, "team") and decisions.judged(n)["answered"] == 5
    maps = sum(domain_level(f, name) >= 3 for name in f.domains) if f.domains else None
    reusable = f.count(["capability"]) + f.count(["mechanism"], where=lambda n: n.get("form") in ("runbook", "checklist"))
    return [
        ("tool-based-executor", {"any": way(f.count(["case", "audit"]), 1)}),
        (
            "problem-based-decision-maker",
            {
                "diagnoses": way(f.count(["case"], where=diagnosed), 5),
                "names-risks": way(f.count(["case"], where=lambda n: has(n, "misjudgment risks")), 3),
                "active": way(f.count(["case", "decision", "mechanism"], 365), 1),
                "maps": way(maps, 2),
                "above-execution": way(f.share("orchestration", "innovation"), 0.3),
            },
        ),
        (
            "system-based-preventer",
            {
                "mechanisms": way(f.count(["mechanism"], 730), 3),
                "holds": way(f.count(["mechanism"], where=f.holds), 2),
                "ledger": way(f.count(["ledger"], 365, f.proven), 3),
                "judges": way(f.count(["decision"], 365, judged), 2),
                "reusable": way(reusable, 1),
            },
        ),
    ]


def pyramid(f):
    told = lambda n: has(n, "original state", "new design") and n.get("before") is not None and n.get("after") is not None
    return [
        ("execution", {"any": way(f.count(["audit"]), 1)}),
        (
            "orchestration",
            {
                "share": way(f.share("orchestration", "innovation"), 0.4),
                "redesign": way(f.count(["ledger"], 180, told), 1),
                "influence": way(f.a_week("decisions influenced"), 1),
            },
        ),
        (
            "innovation",
            {
                "innovation": way(f.share("innovation"), 0.2),
                "reach": way(f.count(["ledger", "decision"], 365, lambda n: scope(n, "org")), 1),
                "asked": way(f.asked(recent_audits(f.view)), 0.75),
            },
        ),
    ]


def leverage(f):
    redesign = lambda n: scope(n, "team") and has(n, "original state", "new design") and f.proven(n)
    return [
        ("task-execution", {"any": way(f.count(["audit"]), 1)}),
        ("ai-assisted-execution", {"ai": way(f.ai(), 0.25)}),
        (
            "decision-ownership",
            {"decisions": way(f.count(["decision"], 180), 5), "outcomes": way(f.a_week("outcomes owned"), 1)},
        ),
        (
            "workflow-and-system-design",
            {
                "redesigns": way(f.count(["ledger"], 365, redesign), 2),
                "mechanisms": way(f.count(["mechanism"], 365), 2),
            },
        ),
        (
            "strategic-influence",
            {
                "decisions": way(f.count(["decision"], 365, lambda n: scope(n, "org")), 3),
                "innovation": way(f.share("innovation"), 0.15),
            },
        ),
    ]


def roadmap(f):
    def saved(note):
        value = values.quantity(note.get("value"))
        return value is not None and value.dimension in ("time", "count")

    weighed = lambda n: (
        scope(n, "team")
        and len(n.many("people") or []) >= 2
        and has(n, "trade-offs", "what could go wrong", "monitoring")
    )
    return [
        (
            "automate-yourself",
            {
                "repetitive": way(f.repetitive_change(), -0.3, at_most=True),
                "saved": way(f.count(["ledger"], where=saved), 1),
            },
        ),
        (
            "redesign-team-workflows",
            {"team-result": way(f.count(["ledger"], 365, lambda n: scope(n, "team") and f.proven(n)), 1)},
        ),
        (
            "own-cross-functional-trade-offs",
            {
                "trade-offs": way(f.count(["decision"], 365, weighed), 3),
                "asked": further(way(f.asked(f.audits[-12:]), 0.5), way(f.asked_before(), 0.5)),
            },
        ),
        (
            "shape-strategic-direction",
            {
                "direction": way(
                    f.count(["decision"], 365, lambda n: n.get("status") == "accepted" and scope(n, "multi-team")), 3
                ),
                "guardrail": way(
                    f.count(["mechanism"], where=lambda n: n.get("form") == "guardrail" and scope(n, "multi-team")), 1
                ),
            },
        ),
        (
            "operate-at-innovation-level",
            {
                "innovation": way(f.share("innovation"), 0.25),
                "org-result": way(
                    f.count(["ledger"], where=lambda n: f.stages[n.file] == "sustained" and scope(n, "org")), 1
                ),
            },
        ),
    ]


def job(f):
    scored = sum(
        scores(f.rows.get(note.file, []))["rung"] is not None for note in f.view.of("audit") + f.view.of("review")
    )
    rung = f.rung()
    return [("rung-1", {"any": way(scored, 1)})] + [(f"rung-{k}", {"rung": way(rung, k)}) for k in range(2, 6)]


def capability(f, name):
    here = lambda n: f.in_domain(n, name)
    full = lambda n: here(n) and cases.completeness(n) >= 0.8 and decided(n)
    covered = f.covered(name)
    return [
        ("seen", {"any": way(f.count(["case"], where=here), 1)}),
        ("practised", {"practised": way(f.count(["case"], where=lambda n: here(n) and has(n, "root cause")), 3)}),
        (
            "diagnoses",
            {
                "cases": way(f.count(["case"], where=full), 5),
                "current": further(way(f.count(["case"], 180, here), 1), way(covered, 1)),
            },
        ),
        ("prevents", {"prevented": way(covered, 1)}),
    ]


def reached(levels):
    """How many levels are held from below; advice holds nobody back."""
    held = 0
    for _, criteria in levels:
        if not all(met for id, (*_, met) in criteria.items() if id != "ai"):
            break
        held += 1
    return held


def domain_level(f, name):
    return reached(capability(f, name))


PERSON = {"tiers": tiers, "pyramid": pyramid, "leverage": leverage, "roadmap": roadmap, "job": job}


def standings(view):
    f = Facts(view)
    found = {(id, None): ladder(f) for id, ladder in PERSON.items()}
    found |= {("capability", name): capability(f, name) for name in f.domains}
    return found


def history(view, then):
    """The level of each ladder at the end of every ISO week since the first evidence note."""
    dates = [view.date(note) for note in view.notes if note.kind and view.date(note) is not None]
    sunday = min(dates, default=view.as_of)
    sunday += (6 - sunday.weekday()) * DAY
    weeks = []
    while True:
        year, number, _ = sunday.isocalendar()
        day = min(sunday, view.as_of)
        if day not in then:
            seen = standings(View(view.vault, day))
            then[day] = {key: (levels, reached(levels)) for key, levels in seen.items()}
        weeks.append((f"{year}-W{number:02}", then[day]))
        if sunday >= view.as_of:
            return weeks
        sunday += 7 * DAY


def named(levels, held):
    return levels[held - 1][0] if held else None


def tier_progress(view):
    # Sundays are looked at once a vault, whatever the day.
    then = view.vault.__dict__.setdefault("levels_by_day", {})
    weeks = history(view, then)
    ladders = []
    for (id, of), levels in standings(view).items():
        held = reached(levels)
        ladders.append(
            {
                "id": id,
                "of": of,
                "level": named(levels, held),
                "next": levels[held][0] if held < len(levels) else None,
                "criteria": [
                    {
                        "level": level,
                        "id": name,
                        "value": None if value is None else float(value),
                        "target": float(target),
                        "progress": progress,
                        "met": met,
                    }
                    for level, criteria in levels
                    for name, (value, target, progress, met) in criteria.items()
                ],
                "history": [
                    {"week": week, "level": named(*day[(id, of)]) if (id, of) in day else None} for week, day in weeks
                ],
            }
        )
    return {"ladders": ladders}
