#!/usr/bin/env python3
"""Measures a lake of many vaults: lake.py CASEBOOK FOLDER VAULTS [COPIES]

Makes VAULTS vaults below FOLDER, each a draw of the sample's notes, exports them as Parquet by CASEBOOK (built with
`--features parquet`), and asks DuckDB (`pip install duckdb`) the questions of docs/analytics.md, of one file a vault and
of one file a table. COPIES lakes of the same vaults under other names stand for larger ones.
"""

import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import time

import duckdb

SAMPLE = pathlib.Path(__file__).resolve().parent.parent / "sample-vault"
ROUNDS = 5
QUESTIONS = {
    "restore by domain": """
        SELECT d.domain, count(*) AS cases, count(DISTINCT d.vault) AS people, median(c.restore_minutes) AS restore
        FROM {cases} c JOIN {note_domains} d USING (vault, file)
        WHERE c.restore_minutes IS NOT NULL GROUP BY ALL ORDER BY cases DESC""",
    "patterns and what holds": """
        SELECT r.pattern, count(*) AS people, count(*) FILTER (r.holds) AS where_a_mechanism_holds
        FROM {recurring_patterns} r GROUP BY ALL ORDER BY people DESC""",
    "weeks by rung": """
        SELECT week, count(*) AS audits, avg(execution_share) AS execution, avg(rung) AS rung
        FROM {weeks} GROUP BY ALL ORDER BY week""",
}
TABLES = ["cases", "note_domains", "recurring_patterns", "weeks"]


def make(vault: pathlib.Path, seed: int) -> int:
    draw = random.Random(seed)
    keep = draw.uniform(0.3, 1.0)
    notes = 0
    for note in sorted(SAMPLE.rglob("*.md")):
        if "casebook" in note.relative_to(SAMPLE).parts or draw.random() > keep:
            continue
        target = vault / note.relative_to(SAMPLE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(note, target)
        notes += 1
    shutil.copyfile(SAMPLE / "casebook.toml", vault / "casebook.toml")
    return notes


def export(casebook: str, folder: pathlib.Path, vaults: int) -> None:
    lake, vault, notes, took = folder / "lake", folder / "vault", 0, 0.0
    for seed in range(vaults):
        shutil.rmtree(vault, ignore_errors=True)
        vault.mkdir(parents=True)
        notes += make(vault, seed)
        start = time.perf_counter()
        subprocess.run(
            [casebook, "export", vault, "--format", "parquet", "--out", lake, "--vault-name", f"p{seed:05}", "-q"],
            check=True,
        )
        took += time.perf_counter() - start
    files = [file for file in lake.rglob("*.parquet")]
    size = sum(file.stat().st_size for file in files)
    rows = sum(
        duckdb.sql(f"SELECT count(*) FROM '{table}/*/*.parquet'").fetchall()[0][0]
        for table in sorted(lake.iterdir())
        if not table.name.startswith(".")
    )
    print(f"{vaults} vaults, {notes} notes: {took:.1f} s to export, {took / vaults * 1000:.0f} ms a vault")
    print(f"{len(files)} files, {size / vaults / 1000:.0f} kB and {rows / vaults:.0f} rows a vault")


def copy(folder: pathlib.Path, copies: int) -> None:
    for table in TABLES:
        for part in sorted((folder / "lake" / table).iterdir()):
            for number in range(copies):
                name = part.name.replace("vault=p", f"vault=c{number}p")
                shutil.copytree(part, folder / "copies" / table / name)


def ask(folder: pathlib.Path, lake: str, what: str) -> dict[str, float]:
    answers = {}
    for name, question in QUESTIONS.items():
        question = question.format(**{table: f"'{folder / lake / table}{what}'" for table in TABLES})
        took = []
        for _ in range(ROUNDS):
            with duckdb.connect() as connection:
                start = time.perf_counter()
                rows = connection.sql(question).fetchall()
                took.append(time.perf_counter() - start)
        answers[name] = statistics.median(took)
        print(f"  {name}: {answers[name]:.3f} s, {len(rows)} rows")
    return answers


def compact(folder: pathlib.Path, lake: str) -> None:
    start = time.perf_counter()
    size = 0
    for table in TABLES:
        to = folder / (lake + "-compact") / f"{table}.parquet"
        to.parent.mkdir(exist_ok=True)
        duckdb.sql(
            f"COPY (SELECT * FROM '{folder / lake / table}/*/*.parquet' ORDER BY vault) "
            f"TO '{to}' (FORMAT parquet, COMPRESSION zstd)"
        )
        size += to.stat().st_size
    print(f"made one file of each of {len(TABLES)} tables in {time.perf_counter() - start:.1f} s, {size / 1e6:.1f} MB")


def main() -> None:
    casebook, folder, vaults = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), int(sys.argv[3])
    copies = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    if not (folder / "lake").exists():
        export(casebook, folder, vaults)
    lakes = ["lake"]
    if copies:
        copy(folder, copies)
        lakes.append("copies")
    for lake in lakes:
        parts = len(list((folder / lake / TABLES[0]).iterdir()))
        print(f"{parts} vaults, one file a vault and table:")
        many = ask(folder, lake, "/*/*.parquet")
        compact(folder, lake)
        print(f"{parts} vaults, one file a table:")
        one = ask(folder, lake + "-compact", ".parquet")
        print("  ratios: " + ", ".join(f"{name} {many[name] / one[name]:.0f}" for name in many))


main()
