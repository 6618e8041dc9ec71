"""Reads a vault: just what the vaults of this folder use of Markdown and YAML."""

import datetime as dt
import re
import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

import values
from values import day, identity, plain

KINDS = {"case", "ledger", "audit", "decision", "mechanism", "review", "plan", "capability", "profile"}
# A section that says only this is absent.
NOTHING = {"", "tbd", "n/a", "?", "-"}


class Item:
    """An item of a list: its text, whether it is a task and done, and what hangs below it."""

    def __init__(self, text):
        task = re.match(r"\[(.)\]\s+(.*)", text, re.S)
        self.task, self.children = bool(task), []
        self.ticked = bool(task) and task.group(1) in "xX"
        text = task.group(2) if task else text
        done = re.search(r"\s*(?:✅\s*(\d{4}-\d\d-\d\d)|\[completion::\s*(\d{4}-\d\d-\d\d)\])", text)
        self.done_on = day(done.group(1) or done.group(2)) if done else None
        self.text = text[: done.start()].strip() if done else text.strip()

    def done(self, as_of):
        return self.ticked and (self.done_on is None or self.done_on <= as_of)


class Section:
    def __init__(self, lines):
        text = re.sub(r"<!--.*?-->", "", "\n".join(lines), flags=re.S)
        self.text = text.strip()
        self.lines = text.split("\n")

    @property
    def absent(self):
        return self.text.lower() in NOTHING

    @property
    def items(self):
        """The items of the top level; deeper ones are their children."""
        roots, open_items = [], []
        for line in self.lines:
            found = re.match(r"(\s*)(?:[-*+]|\d+[.)])\s+(.*)", line)
            if not found:
                continue
            indent, item = len(found.group(1)), Item(found.group(2))
            while open_items and open_items[-1][0] >= indent:
                open_items.pop()
            (open_items[-1][1].children if open_items else roots).append(item)
            open_items.append((indent, item))
        return roots

    @property
    def table(self):
        """The rows of a table, by the lower-cased titles of its columns."""
        rows = [re.split(r"(?<!\\)\|", line.strip()[1:-1]) for line in self.lines if line.strip().startswith("|")]
        rows = [[cell.strip() for cell in row] for row in rows]
        if len(rows) < 2:
            return []
        titles = [title.lower() for title in rows[0]]
        return [dict(zip(titles, row)) for row in rows[2:]]


class Note:
    def __init__(self, file, text):
        self.file = file
        front = re.match(r"---\n(.*?)\n---(?:\n|$)(.*)", text, re.S)
        # All scalars stay text: YAML would make 630 minutes of 10:30.
        self.front = (yaml.load(front.group(1), yaml.BaseLoader) or {}) if front else {}
        body = front.group(2) if front else text
        self.kind = self.front.get("type") if self.front.get("type") in KINDS else None
        self.title, self.sections, lines = None, {}, []
        for line in body.split("\n"):
            heading = re.match(r"(#+)\s+(.*)", line)
            if heading and len(heading.group(1)) == 2:
                lines = self.sections.setdefault(heading.group(2).strip().lower(), [])
            elif heading and len(heading.group(1)) == 1 and self.title is None:
                self.title = heading.group(2).strip()
            else:
                lines.append(line)
        self.sections = {title: Section(lines) for title, lines in self.sections.items()}
        stem = Path(file).stem
        without_day = re.sub(r"^\d{4}-\d\d-\d\d[ _-]*", "", stem) or stem
        self.title = self.front.get("title") or self.title or without_day
        self.stem = stem

    def get(self, name):
        """A property as text, None where it is absent or says nothing."""
        value = self.front.get(name)
        return None if value is None or isinstance(value, str) and value.strip().lower() in NOTHING else value

    def many(self, name):
        """A list property, which may be one text; None where it is absent."""
        value = self.get(name)
        return None if value is None else value if isinstance(value, list) else [value]

    def section(self, title):
        """A section, None where it is absent or says nothing."""
        found = self.sections.get(title)
        return None if found is None or found.absent else found

    @property
    def domains(self):
        return sorted({identity(domain) for domain in self.many("domains") or []})


class Vault:
    """The notes of a folder, seen as of a day."""

    def __init__(self, folder):
        folder = Path(folder)
        config = folder / "casebook.toml"
        self.config = tomllib.loads(config.read_text()) if config.exists() else {}
        self.zone = ZoneInfo(self.config["timezone"])
        since = self.config.get("observed_since")
        self.observed_since = day(str(since)) if since else None
        files = sorted(path for path in folder.rglob("*.md"))
        self.notes = [Note(str(path.relative_to(folder)), path.read_text()) for path in files]
        self.stems = {note.stem.lower() for note in self.notes} | {note.file[:-3].lower() for note in self.notes}

    def resolves(self, target):
        return target.lower().removesuffix(".md") in self.stems

    def as_of(self, as_of):
        return View(self, as_of)


class View:
    def __init__(self, vault, as_of):
        self.vault, self.as_of, self.zone = vault, as_of, vault.zone
        self.notes = [note for note in vault.notes if self.counts(note)]

    def of(self, kind):
        """The notes of a kind that count, oldest evidence first, then by file."""
        notes = [note for note in self.notes if note.kind == kind]
        return sorted(notes, key=lambda note: (self.date(note) or dt.date.min, note.file))

    def span(self, note):
        """The first and the last day a note speaks of; None where a needed field is missing."""
        if note.kind == "audit":
            week = note.get("week") or named(note, r"\d{4}-W\d\d")
            return values.week_days(week) if week else None
        if note.kind == "review":
            quarter = note.get("quarter") or named(note, r"\d{4}-Q\d")
            return values.quarter_days(quarter) if quarter else None
        if note.kind == "mechanism":
            on = note.get("installed")
        elif note.kind == "plan":
            on = note.get("start")
        else:
            on = note.get("date") or named(note, r"\d{4}-\d\d-\d\d")
        if on is None and note.kind == "case":
            for name in ("detected", "started"):
                at = values.moment(note.get(name), self.zone, None)
                if at is not None:
                    on = str(at.astimezone(self.zone).date())
                    break
        return (day(on), day(on)) if on else None

    def counts(self, note):
        """Notes without a needed field count nowhere, those that start after the day not yet."""
        span = self.span(note)
        if span is None:
            return note.kind in ("capability", "profile", None)
        if note.kind == "ledger" and note.get("category") is None:
            return False
        return span[0] <= self.as_of

    def date(self, note):
        """The evidence date."""
        span = self.span(note)
        return None if span is None else min(span[1], self.as_of) if note.kind in ("audit", "review") else span[1]

    def within(self, note, days):
        date = self.date(note)
        return date is not None and self.as_of - days * values.DAY < date <= self.as_of

    def week(self, audit):
        monday, _ = self.span(audit)
        year, week, _ = monday.isocalendar()
        return f"{year}-W{week:02}"


def named(note, pattern):
    found = re.match(pattern, note.stem)
    return found.group(0) if found else None


def person(text):
    """Who is meant: a link by its target, else the name."""
    return identity(values.link_target(text) or plain(text))
