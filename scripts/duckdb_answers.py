#!/usr/bin/env python3
"""Asks DuckDB the questions of docs/analytics.md and writes its answers there: duckdb_answers.py FOLDER

FOLDER holds `lake`, the sample vault exported as Parquet. `scripts/task analytics` does all of it.
"""

import os
import pathlib
import re
import sys

import duckdb

PAGE = pathlib.Path(__file__).resolve().parent.parent / "docs" / "analytics.md"
TITLE = "## Questions for DuckDB\n"
QUESTION = re.compile(r"(```sql\n(.*?)```\n\n```text\n).*?(```)", re.S)


def shown(value: object) -> str:
    if value is None:
        return ""
    # As whole numbers of casebook are: without a fraction.
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def answer(question: str) -> str:
    relation = duckdb.sql(question)
    rows = [relation.columns] + [[shown(value) for value in row] for row in relation.fetchall()]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    rows.insert(1, ["-" * width for width in widths])
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
    return "\n".join(lines) + "\n"


def main() -> None:
    os.chdir(sys.argv[1])
    before, section = PAGE.read_text(encoding="utf-8").split(TITLE)
    section, rest = section.split("\n## ", 1)
    section = QUESTION.sub(lambda match: match[1] + answer(match[2]) + match[3], section)
    PAGE.write_text(f"{before}{TITLE}{section}\n## {rest}", encoding="utf-8")


main()
