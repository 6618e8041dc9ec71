"""Figures 1, 2 and 4: completeness, times, capability of a domain with the merged diagnostic tree."""

import re
from collections import Counter

import numpy as np
import values
from values import identity, minutes_between, plain

ORDER = ["started", "detected", "diagnosed", "mitigated", "resolved"]


def moments(view, note):
    """The five timestamps. A time alone is the first such one at or after the latest given before it."""
    import datetime as dt

    found, latest = {}, None
    date = view.date(note)
    morning = None if date is None else dt.datetime.combine(date, dt.time(), view.zone)
    for name in ORDER:
        at = values.moment(note.get(name), view.zone, latest or morning)
        if at is not None:
            found[name] = at
            latest = at if latest is None or values.instant(at) > values.instant(latest) else latest
    resolved = found.get("resolved")
    # A fact with a date of its own counts from that date.
    if resolved is not None and resolved.astimezone(view.zone).date() > view.as_of:
        del found["resolved"]
    return found


def difference(at, start, end):
    if start not in at or end not in at:
        return None
    minutes = minutes_between(at[start], at[end])
    return minutes if minutes >= 0 else None


def times(view, note):
    """Minutes to detect, to diagnose, to restore."""
    at = moments(view, note)
    given = {name: values.duration(note.get(name)) for name in ("time_to_detect", "time_to_diagnose", "time_to_restore")}
    end = "mitigated" if "mitigated" in at else "resolved"
    start = "detected" if "detected" in at else "started"
    computed = {
        "time_to_detect": difference(at, "started", "detected"),
        "time_to_diagnose": difference(at, "detected", "diagnosed"),
        "time_to_restore": difference(at, start, end),
    }
    return {
        name.removeprefix("time_to_"): given[name] if given[name] is not None else computed[name] for name in given
    }


def summary(durations):
    known = [float(value) for value in durations if value is not None]
    return {
        "n": len(known),
        "mean": float(np.mean(known)) if known else None,
        "median": float(np.median(known)) if known else None,
        "p90": float(np.percentile(known, 90)) if len(known) >= 5 else None,
        "left_out": len(durations) - len(known),
    }


def split_check(text):
    parts = re.split(r"\s*(?:->|=>|→)\s*", text, maxsplit=1)
    return parts[0], parts[1] if len(parts) > 1 else None


def path(note):
    """The diagnostic path; None where it is absent or only a timeline stands in."""
    section = note.section("diagnostic path")
    return section.items if section else None


def symptoms(note):
    section = note.section("symptoms")
    return [plain(item.text) for item in section.items] if section else None


def risks(note):
    section = note.section("misjudgment risks")
    if section is None:
        return None
    found = []
    for item in section.items:
        cost = re.match(r"(time|opportunity|system|trust):\s*(.*)", item.text, re.I)
        text = plain(cost.group(2) if cost else item.text)
        found.append({"cost": cost.group(1).lower() if cost else None, "text": text})
    return found


def prevention(view, note):
    section = note.section("prevention plan")
    return [{"text": plain(item.text), "done": item.done(view.as_of)} for item in section.items] if section else None


def completeness(note):
    parts = ["symptoms", "misjudgment risks", "root cause", "prevention plan"]
    present = sum(note.section(part) is not None for part in parts)
    has_path = note.section("diagnostic path") is not None or note.section("timeline") is not None
    return (present + has_path) / 5


def row(view, note):
    """What `list` says of a case beside the fields of all notes."""
    minutes = times(view, note)
    return {
        "completeness": completeness(note),
        **{f"{name}_minutes": None if value is None else float(value) for name, value in minutes.items()},
        "symptoms": symptoms(note),
        "misjudgment_risks": risks(note),
        "path_from_timeline": path(note) is None and note.section("timeline") is not None,
        "prevention": prevention(view, note),
    }


def compared(text):
    """A check or finding as it compares with others: without case, markup, runs of white space, a final full stop."""
    return re.sub(r"\s+", " ", plain(text)).casefold().removesuffix(".").strip()


class Node:
    def __init__(self, text):
        self.text, self.cases, self.patterns, self.children = text, [], set(), {}
        self.findings, self.findings_shown = Counter(), {}

    def pass_through(self, note, finding):
        if note.file not in self.cases:
            self.cases.append(note.file)
        if finding:
            self.findings[compared(finding)] += 1
            self.findings_shown.setdefault(compared(finding), plain(finding))

    def grow(self, item, note):
        """The child that an item of the list stands for, with what hangs below the item."""
        check, finding = split_check(item.text)
        target = values.link_target(check)
        shown = plain(check)
        key = ("link", target.lower()) if target else ("text", compared(check))
        child = self.children.setdefault(key, Node(shown))
        child.pass_through(note, finding)
        for nested in item.children:
            child.grow(nested, note)
        return child

    def json(self):
        children = sorted(self.children.values(), key=lambda child: (-len(child.cases), child.text))
        return [
            {
                "check": child.text,
                "n": len(child.cases),
                "cases": child.cases,
                "findings": [{"text": child.findings_shown[key], "n": n} for key, n in child.findings.items()],
                "patterns": sorted(child.patterns),
                "children": child.json(),
            }
            for child in children
        ]


def tree(cases):
    root = Node(None)
    for note in cases:  # Oldest first: the text shown is that of the earliest case.
        at = root
        for item in path(note) or []:
            at = at.grow(item, note)
        if at is not root and note.get("pattern"):
            at.patterns.add(identity(note.get("pattern")))
    return root


def mechanisms_of(view, pattern):
    return [
        note.file
        for note in view.of("mechanism")
        if pattern in {identity(name) for name in note.many("prevents") or []}
    ]


def with_parents(domains):
    """`network/dns` counts for `network` too."""
    return {"/".join(parts[: end + 1]) for parts in (d.split("/") for d in domains) for end in range(len(parts))}


def domain(view, name, cases):
    dates = [view.date(note) for note in view.notes if note.kind and name in with_parents(note.domains)]
    minutes = [times(view, note) for note in cases]
    patterns = Counter(identity(note.get("pattern")) for note in cases if note.get("pattern"))
    root = tree(cases)
    checks = [len(path(note)) for note in cases if path(note) and note.section("root cause")]
    known = [date for date in dates if date is not None]
    return {
        "domain": name,
        "cases": len(cases),
        "complete_cases": sum(completeness(note) == 1 for note in cases),
        "last_evidence": str(max(known)) if known else None,
        **{part: summary([each[part] for each in minutes]) for part in ("restore", "diagnose", "detect")},
        "patterns": [
            {"pattern": pattern, "cases": n, "mechanisms": mechanisms_of(view, pattern)}
            for pattern, n in patterns.items()
        ],
        "first_checks": [{"check": node["check"], "n": node["n"]} for node in root.json()],
        "median_checks": float(np.median(checks)) if checks else None,
        "tree": root.json(),
    }


def capability_map(view):
    cases = view.of("case")
    names = set()
    for note in cases + view.of("capability"):
        names |= with_parents(note.domains)
    return {
        "domains": [
            domain(view, name, [note for note in cases if name in with_parents(note.domains)]) for name in sorted(names)
        ]
    }
