"""Figure 11: adaptability, and the six ratings by quarter."""

from itertools import combinations

import values
from notes import person
from values import DAY

from figures.cases import with_parents
from figures.plan import overdue, rescoring
from figures.weeks import scores, tables

RATINGS = ("fulfilment", "impact", "life", "depth", "exploration", "connection")


def named_domains(note):
    """A nested domain counts once: where `network/dns` is named, `network` adds nothing."""
    return {name for name in note.domains if not any(other.startswith(name + "/") for other in note.domains)}


def adaptability(view):
    dated = [note for note in view.notes if note.kind and view.date(note) is not None]
    window = [note for note in dated if view.within(note, 180)]
    earlier = [note for note in dated if view.date(note) <= view.as_of - 180 * DAY]
    active = set().union(*(named_domains(note) for note in window))
    # `network/dns` is seen for `network` too, so that neither is new later.
    known = set().union(*(with_parents(note.domains) for note in earlier))
    cases = [note for note in window if note.kind == "case"]
    people = {person(name) for note in window for name in note.many("people") or []}
    pairs = {pair for note in cases for pair in combinations(sorted(named_domains(note)), 2)}
    return {
        "active_domains": len(active),
        "new_domains": len(active - known),
        "multi_domain_share": sum(len(named_domains(note)) >= 2 for note in cases) / len(cases) if cases else None,
        "people": len(people),
        "joined_pairs": len(pairs),
    }


def review(view):
    rows = tables(view)
    quarters = []
    for note in view.of("review"):
        ratings = {name: values.number(note.get(name)) for name in RATINGS}
        quarters.append(
            {
                "quarter": values.quarter_of(view.span(note)[0]),
                **{name: None if value is None else float(value) for name, value in ratings.items()},
                "optimising_for": note.many("optimising_for") or [],
                "rung": scores(rows.get(note.file, []))["rung"],
            }
        )
    return {
        "quarters": quarters,
        "adaptability": adaptability(view),
        "rescoring": rescoring(view),
        "overdue": overdue(view),
    }
