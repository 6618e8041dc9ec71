"""Figure 9: pre-judgment, uncertainty, calibration, what is due."""

import math
from fractions import Fraction

import values

CRITERIA = ("complexity", "coupling", "recovery", "single_point", "diagnosability")
OUTCOME = {"right": Fraction(1), "mixed": Fraction(1, 2), "wrong": Fraction(0)}


def turned_out(view, note):
    """How it turned out, as far as that was known on the day."""
    reviewed = values.day(note.get("reviewed"))
    return None if reviewed is not None and reviewed > view.as_of else note.get("turned_out")


def judged(note):
    answers = [note.get(name) for name in CRITERIA if note.get(name) is not None]
    if "worse" in answers:
        word = "adds risk"
    elif "better" in answers:
        word = "reduces risk"
    else:
        word = "neutral" if answers else None
    factors = [values.number(note.get(name)) for name in ("unpredictability", "irreversibility")]
    uncertainty = None if None in factors else int(factors[0] * factors[1])
    return {"prejudgment": word, "answered": len(answers), "uncertainty": uncertainty}


def mean(numbers):
    return sum(numbers) / len(numbers) if numbers else None


def as_float(value):
    return None if value is None else float(value)


def calibration(view):
    pairs = []
    for note in view.of("decision"):
        confidence, outcome = values.share(note.get("confidence")), OUTCOME.get(turned_out(view, note))
        if confidence is not None and outcome is not None:
            pairs.append((confidence, outcome))
    confidences, outcomes = [c for c, _ in pairs], [o for _, o in pairs]
    brier = mean([(c - o) ** 2 for c, o in pairs])
    reference = mean([(o - mean(outcomes)) ** 2 for o in outcomes])
    bins = [[] for _ in range(5)]
    for confidence, outcome in pairs:
        bins[min(4, math.floor(5 * confidence))].append((confidence, outcome))
    return {
        "n": len(pairs),
        "brier": as_float(brier),
        "reference": as_float(reference),
        "skill": float(1 - brier / reference) if reference else None,
        "mean_confidence": as_float(mean(confidences)),
        "mean_outcome": as_float(mean(outcomes)),
        "bins": [
            {
                "low": index / 5,
                "high": (index + 1) / 5,
                "n": len(each),
                "mean_confidence": as_float(mean([c for c, _ in each])),
                "mean_outcome": as_float(mean([o for _, o in each])),
            }
            for index, each in enumerate(bins)
        ],
    }


def decisions(view):
    notes = view.of("decision")
    due = [note.file for note in notes if note.get("due") and values.day(note.get("due")) <= view.as_of]
    return {
        "calibration": calibration(view),
        "due": [note.file for note in notes if note.file in due and turned_out(view, note) is None],
        "decisions": [{"file": note.file, **judged(note), "turned_out": turned_out(view, note)} for note in notes],
    }
