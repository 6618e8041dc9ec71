"""Figures of notes by other people: one row a postmortem, with a pattern and three mechanisms invented for it.

    python postmortems.py FOLDER

Writes `postmortems.json`: what was invented, and the figures. Nothing of the notes' text goes into it.
"""

import datetime as dt
import json
import re
import sys
import tempfile
from pathlib import Path

from compute import pretty
from figures import cases, prevention, weeks
from notes import Vault

HERE = Path(__file__).parent
PATTERNS = ["expired", "too-small", None, "bad-rollout", "lost-node"]
MECHANISMS = [
    {"file": "expiry alert.md", "installed": "2021-07-01", "prevents": ["expired"]},
    {"file": "limits.md", "installed": "2022-02-08", "retired": "2024-06-06", "prevents": ["too-small", "lost-node"]},
    {"file": "slow rollout.md", "installed": "2020-12-21", "prevents": ["bad-rollout"]},
]
DAYS = ["2020-06-30", "2021-07-28", "2022-12-31", "2026-11-25"]
# Figures that follow from dates, patterns and times alone.
FROM_ROWS = ("domain", "cases", "restore", "detect", "patterns")


def row(path):
    """Date, domains and times of one postmortem; a time that is not a number is unknown."""
    text = path.read_text()
    found = {"date": re.search(r"^date: (\S+)", text, re.M), "domains": re.search(r"^domains: (.*)", text, re.M)}
    for name, title in (("time_to_detect", "detection"), ("time_to_restore", "recovery")):
        found[name] = re.search(rf"^- Time to {title}:\s+(\d[^.\[\n]*)", text, re.M)
    return {name: match.group(1).strip() for name, match in found.items() if match}


def write(folder, files):
    (folder / "casebook.toml").write_text('timezone = "UTC"\n')
    patterns = {}
    for place, path in enumerate(files):
        name = path.name.split(" ")[0]
        patterns[name] = PATTERNS[place % len(PATTERNS)]
        front = {"type": "case", **row(path), **({"pattern": patterns[name]} if patterns[name] else {})}
        lines = "\n".join(f"{key}: {value}" for key, value in front.items())
        (folder / f"{name}.md").write_text(f"---\n{lines}\n---\n")
    for each in MECHANISMS:
        lines = "\n".join(f"{key}: {json.dumps(each[key]) if key == 'prevents' else each[key]}" for key in each if key != "file")
        (folder / each["file"]).write_text(f"---\ntype: mechanism\n{lines}\n---\n")
    return patterns


def figures(view):
    domains = cases.capability_map(view)["domains"]
    return {
        "prevention": prevention.prevention(view),
        "time": {"visibility": weeks.visibility(view)},
        "capability-map": {"domains": [{name: domain[name] for name in FROM_ROWS} for domain in domains]},
    }


def main(source):
    with tempfile.TemporaryDirectory() as folder:
        patterns = write(Path(folder), sorted(Path(source).glob("PM*.md")))
        vault = Vault(folder)
        expected = [
            {"as_of": day, "reports": figures(vault.as_of(dt.date.fromisoformat(day)))} for day in DAYS
        ]
    found = {"patterns": patterns, "mechanisms": MECHANISMS, "expected": expected}
    (HERE / "postmortems.json").write_text(pretty(found) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
