"""`list`: every note that counts, with what is worked out of it."""

from figures import cases, decisions, ledger, prevention, weeks


def listing(view):
    rows = weeks.tables(view)
    found = []
    # A note without a needed field counts nowhere, and is listed all the same.
    listed = [note for note in view.vault.notes if view.span(note) is None or view.span(note)[0] <= view.as_of]
    for note in sorted(listed, key=lambda note: note.file):
        date = view.date(note) if note in view.notes else None
        row = {
            "file": note.file,
            "kind": note.kind,
            "title": note.title,
            "date": str(date) if date else None,
            "domains": note.domains,
        }
        if note not in view.notes:
            pass
        elif note.kind == "case":
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
