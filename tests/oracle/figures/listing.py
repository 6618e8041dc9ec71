"""`list`: every note that counts, with what is worked out of it."""

from figures import cases, decisions, ledger, prevention, weeks


def listing(view):
    rows = weeks.tables(view)
    found = []
    for note in sorted(view.notes, key=lambda note: note.file):
        date = view.date(note)
        row = {
            "file": note.file,
            "kind": note.kind,
            "title": note.title,
            "date": str(date) if date else None,
            "domains": note.domains,
        }
        if note.kind == "case":
            row |= cases.row(view, note)
        elif note.kind == "ledger":
            row |= ledger.entry(view, note)
        elif note.kind == "audit":
            row |= weeks.week(view, note, rows.get(note.file, []))
        elif note.kind == "decision":
            row |= decisions.judged(note)
        elif note.kind == "mechanism":
            row["verdict"] = prevention.effect(view, note)["verdict"]
        found.append(row)
    return found
