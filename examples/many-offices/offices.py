#!/usr/bin/env python3
"""The assessments of many offices in one query, with DuckDB on one machine or Apache Spark on a cluster.

    python offices.py make FOLDER                            a small made-up set of answer files, one folder per year
                                                             and prefecture
    dx-check score FOLDER --format jsonl > all.jsonl
    python offices.py query [--engine duckdb] all.jsonl …    the queries beside this file (*.sql), by each engine
    python offices.py query --engine spark all.jsonl …       that is installed, or by the one that is named

Needs `pip install duckdb`, or `pip install pyspark` and a Java runtime. docs/many-offices.en.md (.ja.md) tells more.
"""

import argparse
import importlib.util
import pathlib
import shutil
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
QUERIES = ["per_prefecture", "per_point", "over_years"]

# The columns that the queries need, of all that a line has. Named, they are read as they are meant, whatever the first
# lines hold; and Spark need not read everything twice.
DUCKDB_COLUMNS = """{
    path: 'VARCHAR', answered_version: 'INTEGER',
    subject: 'STRUCT(organization VARCHAR, project VARCHAR, service VARCHAR, "date" DATE)',
    answers: 'STRUCT(point VARCHAR, answer VARCHAR)[]',
    score: 'STRUCT("value" DOUBLE, floor DOUBLE, answered INTEGER, applicable INTEGER)'
}"""
SPARK_COLUMNS = """
    path STRING, answered_version INT,
    subject STRUCT<organization: STRING, project: STRING, service: STRING, date: DATE>,
    answers ARRAY<STRUCT<point: STRING, answer: STRING>>,
    score STRUCT<value: DOUBLE, floor: DOUBLE, answered: INT, applicable: INT>
"""

# Year and prefecture are the names of the folders that a file lies in: …/2026/あけぼの県/みどり野町.toml
# (chr(92) is the backslash of Windows).
VIEWS = [
    """CREATE OR REPLACE TEMPORARY VIEW assessments AS
    SELECT CAST(split_part(place, '/', -3) AS INT) AS year,
           split_part(place, '/', -2) AS prefecture,
           subject.organization AS organization, subject.project AS project, subject.service AS service,
           answered_version, score.value AS score, score.floor AS floor,
           score.answered AS answered, score.applicable AS applicable, answers
    FROM (SELECT *, translate(path, chr(92), '/') AS place FROM lines) AS placed""",
    """CREATE OR REPLACE TEMPORARY VIEW answers AS
    SELECT year, prefecture, organization, project, answer.point AS point, answer.answer AS answer,
           CASE answer.answer WHEN 'yes' THEN 1e0 WHEN 'partial' THEN 0.5e0 WHEN 'no' THEN 0e0 END AS value
    FROM (SELECT *, {each}(answers) AS answer FROM assessments) AS unfolded""",
]


def sql(name):
    return (HERE / f"{name}.sql").read_text(encoding="utf-8").rstrip().rstrip(";")


def with_duckdb(files):
    import duckdb

    base = duckdb.connect()
    names = ", ".join("'" + name.replace("'", "''") + "'" for name in files)
    base.execute(
        f"CREATE VIEW lines AS SELECT * FROM read_json([{names}], format='newline_delimited', columns={DUCKDB_COLUMNS})"
    )
    for view in VIEWS:
        base.execute(view.format(each="unnest"))
    for name in QUERIES:
        result = base.execute(sql(name))
        yield name, [column[0] for column in result.description], result.fetchall()


def with_spark(files):
    from pyspark.sql import SparkSession

    # The master comes from spark-submit; without it, this machine.
    spark = SparkSession.builder.appName("dx-check").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.read.schema(SPARK_COLUMNS).json(files).createOrReplaceTempView("lines")
    for view in VIEWS:
        spark.sql(view.format(each="explode"))
    for name in QUERIES:
        result = spark.sql(sql(name))
        yield name, result.columns, [tuple(row) for row in result.collect()]
    spark.stop()


def missing(engine):
    """What an engine needs and is not here; nothing when all is."""
    package = {"duckdb": "duckdb", "spark": "pyspark"}[engine]
    if importlib.util.find_spec(package) is None:
        return f"the Python package {package} (pip install {package})"
    if engine == "spark" and shutil.which("java") is None:
        return "a Java runtime (the command java)"
    return None


def columns_of(text):
    """How many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def query(engines, files):
    run = {"duckdb": with_duckdb, "spark": with_spark}
    found = {}
    for engine in engines or list(run):
        lacking = missing(engine)
        if lacking:
            print(f"{engine}: not run, {lacking} is missing", file=sys.stderr)
            if engines:
                return 2
            continue
        found[engine] = list(run[engine](files))
    if not found:
        return 2
    for name, columns, rows in next(iter(found.values())):
        print(f"\n{name}")
        table = [columns] + [["" if cell is None else str(cell) for cell in row] for row in rows]
        widths = [max(map(columns_of, cells)) for cells in zip(*table)]
        for line in table:
            padded = (cell + " " * (wide - columns_of(cell)) for cell, wide in zip(line, widths))
            print("  ".join(padded).rstrip())
    engines = " and ".join(found)
    same = all(result == next(iter(found.values())) for result in found.values())
    print(f"\n{engines}: " + ("the same figures" if same and len(found) > 1 else "done" if same else "FIGURES DIFFER"))
    return 0 if same else 1


# Made up, every one of them.
PREFECTURES = {"あけぼの県": ["みどり野町", "あおぞら市", "ほしみ村"], "しおかぜ県": ["なぎさ野市", "つきよ町", "かざはな村"]}
YEARS = [2024, 2025, 2026]


def make(folder):
    """A file per office and year; everybody gets better, at different points."""
    offices = [(prefecture, office) for prefecture, names in PREFECTURES.items() for office in names]
    for year in YEARS:
        for number, (prefecture, office) in enumerate(offices):
            lines = ["format = 1", 'checklist = { id = "dx15", version = 2 }', "", "[subject]"]
            lines += [f'organization = "{office}"', 'project = "オンライン申請"', f"date = {year}-11-20", "", "[answers]"]
            for point in range(1, 16):
                level = (7 * number + 5 * point) % 11 + 2 * (year - YEARS[0])
                answer = "yes" if level >= 8 else "partial" if level >= 5 else "no" if level >= 1 else "unknown"
                lines.append(f'P{point:02} = "{answer}"')
            path = pathlib.Path(folder, str(year), prefecture, f"{office}.toml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("make").add_argument("folder")
    asked = commands.add_parser("query")
    asked.add_argument("--engine", action="append", choices=["duckdb", "spark"])
    asked.add_argument("files", nargs="+")
    given = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")
    return make(given.folder) if given.command == "make" else query(given.engine, given.files)


if __name__ == "__main__":
    sys.exit(main())
