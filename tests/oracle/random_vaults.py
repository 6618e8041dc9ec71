"""Writes random vaults and compares what a casebook program says of them with what the figures here say.

    python random_vaults.py PROGRAM [FIRST_SEED [HOW_MANY]]

The vaults of a difference are kept, and their folder is named.
"""

import datetime as dt
import json
import math
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from compute import reports
from notes import Vault

FIRST = dt.date(2024, 11, 1)
DOMAINS = ["network", "network/dns", "Network/DNS/cache", "database", "data base", "storage", "law", "ci"]
PATTERNS = ["full-table", "Full Table", "lost packets", "clock", "stampede", "label"]
PEOPLE = ["Ada Kim", '"[[Ben Ito]]"', "ben ito", "Cy Oh", "ada kim"]
CHECKS = ["dig from the pod", "**Dig** from the  pod.", "[[Capture]]", "[[Capture|on both sides]]", "Count of drops", "`count` of drops", "Clock", "Queue"]
ACTIVITIES = ["Tickets", "tickets", "Reviews", "Coaching", "On call", "On  Call", "Design", "Meetings"]


class Writer:
    def __init__(self, folder, seed):
        self.folder, self.random, self.count = folder, random.Random(seed), 0

    def maybe(self, name, value, chance=0.6):
        return [f"{name}: {value()}"] if self.random.random() < chance else []

    def some(self, values, most=3):
        return "[" + ", ".join(self.random.sample(values, self.random.randint(1, most))) + "]"

    def day(self):
        return FIRST + dt.timedelta(self.random.randint(0, 800))

    def note(self, kind, front, body="", name=None):
        self.count += 1
        file = self.folder / f"{kind}s" / f"{name or f'{kind} {self.count:03}'}.md"
        file.parent.mkdir(exist_ok=True)
        front = [f"type: {kind}", *front]
        if not any(line.startswith("domains") for line in front):
            front += self.maybe("domains", lambda: self.some(DOMAINS), 0.7)
        front += self.maybe("people", lambda: self.some(PEOPLE), 0.3)
        file.write_text("---\n" + "\n".join(front) + "\n---\n\n" + body)

    def duration(self):
        r = self.random
        return r.choice([f"{r.randint(0, 400)} min", f"{r.randint(0, 9)}h {r.randint(0, 59)}m", f"{r.randint(0, 90) / 10} h", f"{r.randint(1, 3)} days", f"PT{r.randint(0, 5)}H{r.randint(0, 59)}M"])

    def case(self):
        r, on = self.random, self.day()
        front = [f"date: {on}"]
        for name in ("started", "detected", "diagnosed", "mitigated", "resolved"):
            clock = f"{r.randint(0, 23):02}:{r.randint(0, 59):02}"
            later = on + dt.timedelta(r.choice([0, 0, 0, 1, 30]))
            full = f"{later}T{clock}" + r.choice(["", "", ":30", "+02:00", "Z", ":00-05:00"])
            front += self.maybe(name, lambda: r.choice([f'"{clock}"', clock, full]), 0.5)
        for name in ("time_to_detect", "time_to_diagnose", "time_to_restore"):
            front += self.maybe(name, self.duration, 0.25)
        front += self.maybe("pattern", lambda: r.choice(PATTERNS), 0.8)
        body = ""
        for title, text in [
            ("Symptoms", "- Slow\n- Wrong\n"),
            ("Misjudgment risks", "- time: a trap\n- another\n"),
            ("Root cause", r.choice(["It was full.\n", "TBD\n", ""])),
            ("Prevention plan", f"- [x] Alert ✅ {self.day()}\n- [ ] Cache\n- [x] Note [completion:: {self.day()}]\n"),
            ("Timeline", "| Time | Event |\n|---|---|\n| 10:00 | Page |\n"),
        ]:
            body += f"## {title}\n\n{text}\n" if r.random() < 0.6 else ""
        if r.random() < 0.7:
            body += "## Diagnostic path\n\n"
            for place in range(r.randint(1, 4)):
                body += f"{place + 1}. {r.choice(CHECKS)}" + r.choice(["", " -> yes", " => no", " → Yes"]) + "\n"
                for _ in range(r.choice([0, 0, 0, 1, 2])):
                    body += f"   - {r.choice(CHECKS)} -> perhaps\n"
        self.note("case", front, body)

    def amount(self, units):
        r = self.random
        value = r.choice([str(r.randint(0, 300)), f"{r.randint(0, 3000) / 100}"])
        return f"{value} {r.choice(units)}{self.period}"

    def ledger(self):
        r, on = self.random, self.day()
        self.period = r.choice(["", "", "/mo", "/wk", "/yr", "/d", "/qtr"])
        units = r.choice([["min", "h", "s"], ["EUR"], ["EUR", "USD"], ["%"], ["page", "pages"]])
        category = r.choice(["risk", "cost", "mttr", "stability"])
        front = [f"date: {on}", f"category: {category}"]
        if category == "stability" or r.random() < 0.2:
            front += [f"direction: {r.choice(['lower', 'higher'])}"]
        front += self.maybe("before", lambda: self.amount(units), 0.9) + self.maybe("after", lambda: self.amount(units), 0.9)
        front += self.maybe("evidence", lambda: r.choice(["https://example.org/x", '"[[Capture]]"', '"[[Nowhere]]"', "words"]), 0.9)
        front += self.maybe("share", lambda: r.choice(["60%", "0.25", "33", "1", "100"]), 0.5)
        rows = "".join(f"| {on + dt.timedelta(r.randint(60, 400))} | {self.amount(units[:1])} |\n" for _ in range(r.randint(1, 6)))
        body = f"## Measurements\n\n| Date | Value |\n|---|---|\n{rows}" if r.random() < 0.5 else ""
        self.period = r.choice(["", "/mo", "/wk", "/yr", "/d", "/qtr"])
        front += self.maybe("value", lambda: self.amount(["EUR", "USD", "h", "min", "%", "tickets"]), 0.8)
        front += self.maybe("presented", lambda: on + dt.timedelta(r.randint(0, 200)), 0.7)
        self.note("ledger", front, self.sections("Original state", "New design") + body)

    def table(self, share):
        r = self.random
        columns = ["Layer", "Score", "Nature"]
        columns = r.sample(columns, r.randint(0, 3))
        rows = []
        for name in r.sample(ACTIVITIES, r.randint(1, 6)):
            cells = {
                "Layer": r.choice(["", "", "execution", "orchestration", "innovation"]),
                "Score": r.choice(["", "", "1", "2", "3", "4", "5"]),
                "Nature": r.choice(["", "", "repetitive", "structured", "decision"]),
            }
            hours = f"{r.randint(1, 99)}%" if share else r.choice(["", str(r.randint(0, 20)), f"{r.randint(1, 120) / 10}", f"{r.randint(1, 9) / 10}"])
            rows.append([name, hours, *(cells[column] for column in columns)])
        lines = [["Activity", "Share" if share else "Hours", *columns], ["---"] * (2 + len(columns)), *rows]
        return "## Activities\n\n" + "".join("| " + " | ".join(line) + " |\n" for line in lines) + "\n"

    def audit(self, week):
        r, front = self.random, []
        if r.random() < 0.6:
            layers = r.choice([("60", "30", "10"), ("24", "12", "4"), ("50%", "25%", "25%"), ("0", "0", "8.5")])
            front += [f"{name}: {value}" for name, value in zip(("execution", "orchestration", "innovation"), layers) if r.random() < 0.95]
        for name in ("incidents", "oncall_pages", "oncall_hours"):
            front += self.maybe(name, lambda: r.randint(0, 9), 0.4)
        if r.random() < 0.5:
            changes = r.randint(0, 20)
            front += self.maybe("changes", lambda: changes, 0.9) + self.maybe("failed_changes", lambda: r.randint(0, changes), 0.8)
        body = self.table(False) if r.random() < 0.7 else ""
        for title in ("Decisions influenced", "Outcomes owned", "Asked for judgment"):
            items = [r.choice(["none", "-", "0"])] if r.random() < 0.3 else [f"- {r.choice(['Ada Kim', '[[Ben Ito]]', 'Cy Oh'])}: number {i}" for i in range(r.randint(1, 3))]
            body += f"## {title}\n\n" + "\n".join(items) + "\n\n" if r.random() < 0.5 else ""
        self.note("audit", front, body, name=week)

    def review(self, quarter):
        r = self.random
        front = [line for name in ("fulfilment", "impact", "life", "depth", "exploration", "connection") for line in self.maybe(name, lambda: r.randint(1, 5))]
        front += self.maybe("optimising_for", lambda: self.some(["impact", "life", "depth"]))
        self.note("review", front or ["impact: 3"], self.table(r.random() < 0.7) + self.next_rung() if r.random() < 0.8 else "", name=quarter)

    def sections(self, *titles):
        """Some of these sections, saying something or nothing."""
        r = self.random
        return "".join(f"## {title}\n\n{r.choice(['So it is.', 'TBD'])}\n\n" for title in titles if r.random() < 0.7)

    def next_rung(self):
        names = self.random.sample([*ACTIVITIES, "Staff engineer", "[[Design]]"], self.random.randint(1, 3))
        return "## Next rung\n\n" + "\n".join(f"- {name}" for name in names) + "\n" if self.random.random() < 0.5 else ""

    def decision(self):
        r, on = self.random, self.day()
        front = [f"date: {on}", "status: accepted"]
        for name in ("complexity", "coupling", "recovery", "single_point", "diagnosability"):
            front += self.maybe(name, lambda: r.choice(["better", "same", "same", "worse"]), 0.4)
        for name in ("unpredictability", "irreversibility"):
            front += self.maybe(name, lambda: r.randint(1, 5))
        front += self.maybe("confidence", lambda: r.choice([f"{r.randint(0, 20) * 5}%", f"{r.randint(0, 100) / 100}", "0.6", "1", "0"]), 0.8)
        front += self.maybe("turned_out", lambda: r.choice(["right", "wrong", "mixed"]), 0.7)
        front += self.maybe("reviewed", lambda: on + dt.timedelta(r.randint(0, 200)), 0.6)
        front += self.maybe("due", lambda: on + dt.timedelta(r.randint(0, 200)), 0.6)
        front += self.maybe("scope", lambda: r.choice(["self", "team", "multi-team", "org", "market"]), 0.6)
        self.note("decision", front, "## Context\n\nSo it was.\n\n" + self.sections("Trade-offs", "Monitoring"))

    def mechanism(self):
        on = self.day()
        front = [f"installed: {on}"] + self.maybe("prevents", lambda: self.some(PATTERNS, 2), 0.95)
        front += self.maybe("retired", lambda: on + dt.timedelta(self.random.randint(0, 400)), 0.3)
        self.note("mechanism", front)

    def others(self):
        """Kinds that only their domains and people count of."""
        on = self.day()
        r = self.random
        front = [f"start: {on}"] + self.maybe("days", lambda: r.choice([1, 2, 30, 90, 91, 400, 0]), 0.7)
        front += self.maybe("shift", lambda: r.choice(["20%", "0.1", "33", "0"]), 0.6)
        body = ""
        for month in (1, 2, 3):
            tasks = [f"- [{r.choice('x ')}] Task {n}{r.choice(['', f' ✅ {self.day()}'])}" for n in range(r.randint(1, 4))]
            body += f"## Month {month}\n\n" + "\n".join(tasks) + "\n\n" if r.random() < 0.7 else ""
        self.note("plan", front, body)
        self.note("capability", ["domains: [clocks]"] if self.random.random() < 0.5 else [f"date: {on}"])

    def vault(self):
        r = self.random
        settings = [f'timezone = "{r.choice(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"])}"']
        settings += [f'observed_since = "{self.day()}"'] if r.random() < 0.4 else []
        (self.folder / "casebook.toml").write_text("\n".join(settings) + "\n")
        (self.folder / "Capture.md").write_text("An ordinary note.\n")
        for write, most in ((self.case, 60), (self.ledger, 25), (self.decision, 25), (self.mechanism, 6), (self.others, 6)):
            for _ in range(r.randint(0, most)):
                write()
        for week in r.sample(range(115), r.randint(0, 50)):
            year, number, _ = (FIRST + dt.timedelta(7 * week)).isocalendar()
            self.audit(f"{year}-W{number:02}")
        for quarter in r.sample(["2024-Q4", *(f"{year}-Q{n}" for year in (2025, 2026) for n in (1, 2, 3, 4))], r.randint(0, 6)):
            self.review(quarter)


KEYS = [("file",), ("domain",), ("category", "stage", "dimension", "period", "currency", "unit"), ("pattern",), ("person",), ("text",)]
SETS = {"cases", "mechanisms", "patterns", "domains", "due", "files"}


def sort_key(item):
    if isinstance(item, dict):
        for key in KEYS:
            if all(name in item for name in key):
                return str([item[name] for name in key])
    return json.dumps(item)


def differences(path, name, ours, expected):
    if isinstance(expected, dict) and isinstance(ours, dict):
        for key, value in expected.items():
            yield from differences(f"{path}.{key}", key, ours.get(key, "no such field"), value)
    elif isinstance(expected, list) and isinstance(ours, list):
        named = expected and isinstance(expected[0], dict) and any(all(k in expected[0] for k in key) for key in KEYS)
        if name in SETS or named and name not in ("tree", "children", "first_checks"):
            ours, expected = sorted(ours, key=sort_key), sorted(expected, key=sort_key)
        if len(ours) != len(expected):
            yield path + "[]", [sort_key(i) for i in ours], [sort_key(i) for i in expected]
        else:
            for at, pair in enumerate(zip(ours, expected)):
                yield from differences(f"{path}[{sort_key(pair[1])[:60] if name else at}]", "", *pair)
    elif isinstance(expected, float) and isinstance(ours, (int, float)) and not isinstance(ours, bool):
        within = 1e-8 if name in ("chance", "ci_low", "ci_high") else 1e-9
        if not math.isclose(ours, expected, rel_tol=within, abs_tol=1e-12):
            yield path, ours, expected
    elif ours != expected:
        yield path, ours, expected


def run(program, folder, as_of, name):
    what = ["list"] if name == "list" else ["show", name]
    command = [program, *what, "--format", "json", "--as-of", as_of, *([] if name == "list" else [str(folder)])]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    return json.loads(done.stdout)


def main(program, first=1, count=20):
    program = str(Path(program).resolve())
    bad = 0
    for seed in range(int(first), int(first) + int(count)):
        folder = Path(tempfile.mkdtemp(prefix=f"vault-{seed}-"))
        writer = Writer(folder, seed)
        writer.vault()
        as_of = str(writer.random.choice([writer.day(), FIRST + dt.timedelta(writer.random.randint(500, 800))]))
        found = []
        for name, expected in reports(Vault(folder), as_of).items():
            found += differences(f"{seed} {as_of} {name}", name, run(program, folder, as_of, name), expected)
        for path, ours, theirs in found[:12]:
            print(f"{path}: casebook has {ours}, the other program {theirs}")
        if found:
            bad += 1
            print(f"{len(found)} differences; the vault is {folder}")
        else:
            shutil.rmtree(folder)
    print(f"{count} vaults, {bad} with differences")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
