"""Computes every figure of the vaults beside this file and writes them into `expected/`.

Run it with the packages of `requirements.txt`; the README beside says how.
"""

import datetime as dt
import json
from pathlib import Path

from figures import cases, decisions, ledger, levels, listing, plan, prevention, rank_tests, review, weeks
from notes import Vault

HERE = Path(__file__).parent
REPORTS = {
    "list": listing.listing,
    "capability-map": cases.capability_map,
    "prevention": prevention.prevention,
    "ledger": ledger.ledger,
    "time": weeks.time,
    "decisions": decisions.decisions,
    "plan": plan.plan,
    "review": review.review,
    "tier-progress": levels.tier_progress,
}


def reports(vault, as_of):
    view = vault.as_of(dt.date.fromisoformat(as_of))
    return {name: figures(view) for name, figures in REPORTS.items()}


def pretty(value, indent=""):
    """JSON with a line for each thing that fits on one, so that a change shows where it is."""
    compact = json.dumps(value, ensure_ascii=False)
    if len(compact) <= 200 or not isinstance(value, (dict, list)):
        return compact
    inside = indent + " "
    if isinstance(value, dict):
        parts = [f"{json.dumps(name)}: {pretty(each, inside)}" for name, each in value.items()]
    else:
        parts = [pretty(each, inside) for each in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return opening + "\n" + ",\n".join(inside + part for part in parts) + "\n" + indent + closing


def main():
    lines = ",\n".join(json.dumps(test) for test in rank_tests.rank_tests())
    (HERE / "rank_tests.json").write_text(f"[\n{lines}\n]\n")
    days = json.loads((HERE / "days.json").read_text())
    for name, each in days.items():
        vault = Vault(HERE / "vaults" / name)
        expected = [{"as_of": as_of, "reports": reports(vault, as_of)} for as_of in each]
        # The weeks before the last day hold those before every other.
        for run in expected[:-1]:
            for ladder in run["reports"]["tier-progress"]["ladders"]:
                del ladder["history"]
        (HERE / "expected" / f"{name}.json").write_text(pretty(expected) + "\n")


if __name__ == "__main__":
    main()
