"""The Spark job against the library itself, with a process or a worker killed in the middle too.

    spark.py FOLDER PROGRAMS DOCUMENTS ROWS

FOLDER is for files; PROGRAMS holds the built examples check_article, generate_baci, load_trade_file and pair_totals. Needs the
packages of examples/spark/requirements.txt in the running Python.
"""

import csv
import json
import os
import random
import subprocess
import sys
import time
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / "examples" / "spark"
FOLDER, PROGRAMS = (Path(argument).resolve() for argument in sys.argv[1:3])
DOCUMENTS, ROWS = sys.argv[3:5]
CHECK = ["--jsonl-input", "--format", "jsonl", "--no-dataset"]


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, **options)


def spark(*arguments):
    """Two cores, and a task may fail three times before the job does."""
    submit = Path(sys.executable).parent / "spark-submit"
    # Small pieces: a kill is to hit the middle of one of several.
    settings = {
        "spark.sql.files.maxPartitionBytes": "256k",
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.session.timeZone": "UTC",
        "spark.ui.enabled": "false",
    }
    configured = [part for name, value in settings.items() for part in ("--conf", f"{name}={value}")]
    began = time.time()
    path = f"{submit.parent}:{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "PYSPARK_PYTHON": sys.executable}
    with open(FOLDER / "spark.log", "w") as log:
        try:
            run(submit, "--master", "local[2,4]", "--driver-memory", "2g", *configured, HERE / "job.py", *arguments,
                stdout=log, stderr=log, env=env)  # fmt: skip
        except subprocess.CalledProcessError:
            print((FOLDER / "spark.log").read_text()[-4000:])
            raise
    print(f"{arguments[0]}: {time.time() - began:.0f} s")


def read(folder):
    """The rows of a Parquet folder."""
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    rows = [row.asDict(recursive=True) for row in session.read.parquet(str(folder)).collect()]
    return rows


def key(row):
    return str(row["id"]), -1 if row["finding"] is None else row["finding"]


def findings_of_the_library(corpus):
    """What the program prints, a row for each finding."""
    with open(corpus) as lines:
        answers = run(PROGRAMS / "check_article", *CHECK, stdin=lines, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    about = [json.loads(line) for line in open(corpus)]
    for document, line in zip(about, answers.stdout.splitlines(), strict=True):
        answer = json.loads(line)
        row = {name: document[name] for name in ("date", "reporter", "partner", "year")}
        row |= {"id": answer["id"], "error": answer.get("error", {}).get("message")}
        coverage = answer.get("coverage", {})
        row |= {name: coverage.get(name) for name in ("quantities", "checked")}
        columns = "start end text kind verdict stated computed unit margin explanation".split()
        for number, finding in enumerate(answer.get("findings") or [None]):
            values = {name: finding[name] if finding else None for name in columns}
            yield row | {"finding": number if finding else None} | values


def wrapper(name, victim):
    """A checker that once answers some documents and then kills itself, or the Python worker that started it."""
    flag, program = FOLDER / f"{name}.killed", PROGRAMS / "check_article"
    script = FOLDER / name
    script.write_text(
        f"""#!/bin/sh
if mkdir {flag} 2>/dev/null; then
    head -n 20 | {program} "$@"
    kill -9 {victim}
fi
exec {program} "$@"
"""
    )
    script.chmod(0o755)
    return script, flag


def same(ours, theirs, what):
    ours, theirs = list(ours), list(theirs)
    for one, other in zip(ours, theirs):
        if one != other:
            sys.exit(f"{what}: the library has\n{one}\nthe job\n{other}")
    if len(ours) != len(theirs) or not ours:
        sys.exit(f"{what}: {len(ours)} rows of the library, {len(theirs)} of the job")
    print(f"{what}: {len(ours)} rows, the same as the library's")


def checked_documents():
    corpus = FOLDER / "corpus.jsonl"
    with open(corpus, "w") as out:
        run(sys.executable, HERE / "documents.py", DOCUMENTS, stdout=out)
    library = sorted(findings_of_the_library(corpus), key=key)
    spark("check", corpus, FOLDER / "findings", "--checker", PROGRAMS / "check_article")
    same(library, sorted(read(FOLDER / "findings"), key=key), "findings")
    for name, victim in (("process", "$$"), ("worker", "$PPID")):
        script, flag = wrapper(name, victim)
        spark("check", corpus, FOLDER / f"findings_{name}", "--checker", script)
        if not flag.exists():
            sys.exit(f"no {name} was killed")
        same(library, sorted(read(FOLDER / f"findings_{name}"), key=key), f"findings, a {name} killed")


def reported(path):
    """Exports and imports as both sides report them, in the columns of our own CSV; some flows have one report only."""
    draw = random.Random(2)
    economies = "CHN DEU IND JPN KOR MEX NLD POL RUS TUR USA VNM".split()
    columns = "reporter,partner,flow,period,classification,commodity,value_usd,valuation,quantity,quantity_unit,net_weight_kg,"
    with open(path, "w") as out:
        print(columns + "compilation,second_partner,customs,transport,supply,marks", file=out)
        for year in (2021, 2022):
            for a in economies:
                for b in economies:
                    for flow, valuation in (("X", "FOB"), ("M", "CIF")):
                        if a != b and draw.random() < 0.8:
                            value = Decimal(draw.randrange(10**12)) / 1000
                            print(f"{a},{b},{flow},{year},HS,TOTAL,{value},{valuation},,0,,reported,,,,,1", file=out)


def decimal(text):
    return Decimal(text) if text else None


def part(number, whole):
    """A quotient with the ten decimals of the job."""
    if number is None or not whole:
        return None
    return (number / whole).quantize(Decimal("1e-10"), ROUND_HALF_UP)


def pairs_of_the_library(table, asked):
    """What the library answers for each pair, and what follows from it."""
    questions = FOLDER / "pairs.csv"
    questions.write_text("".join(f"{r},{p},{y}\n" for y, r, p in asked))
    answers = run(PROGRAMS / "pair_totals", table, questions, stdout=subprocess.PIPE).stdout.decode()
    lines = list(csv.reader(answers.splitlines()))
    known = {(int(y), r, p): (decimal(x), decimal(m)) for r, p, y, x, m in lines}
    sums = {}
    for (year, reporter, _), (exports, imports) in known.items():
        total = sums.setdefault((year, reporter), [Decimal(0), Decimal(0)])
        total[0] += exports or 0
        total[1] += imports or 0
    for (year, reporter, partner), (exports, imports) in known.items():
        all_exports, all_imports = sums[year, reporter]
        mirror = known.get((year, partner, reporter), (None, None))[0]
        both = None not in (exports, imports)
        yield {
            "year": year, "reporter": reporter, "partner": partner, "exports": exports, "imports": imports,
            "turnover": exports + imports if both else None,
            "export_share": part(exports, all_exports), "import_share": part(imports, all_imports), "mirror": mirror,
        }  # fmt: skip


def compared_pairs(table, name, mirrored):
    spark("trade", table, FOLDER / name, "--findings", FOLDER / "findings")
    found = {(row["year"], row["reporter"], row["partner"]): row for row in read(FOLDER / name / "pairs")}
    library = []
    for row in pairs_of_the_library(table, sorted(found)):
        # Of reconciled data there are no two reports.
        mirror, imports = row.pop("mirror"), row["imports"]
        both = mirrored and None not in (mirror, imports)
        row |= {"mirror_difference": imports - mirror if both else None, "mirror_ratio": part(imports, mirror) if both else None}
        library.append(row)
    same(library, [found[key] for key in sorted(found)], f"pairs of {name}")
    beside = read(FOLDER / name / "findings")
    expected = read(FOLDER / "findings")
    columns = ("exports", "imports", "turnover", "export_share", "import_share", "mirror_difference", "mirror_ratio")
    for row in expected:
        known = found.get((row["year"], row["reporter"], row["partner"]), {})
        row |= {column: known.get(column) for column in columns}
    same(sorted(expected, key=key), sorted(beside, key=key), f"findings beside {name}")


def tables():
    baci, own = FOLDER / "baci.csv", FOLDER / "reported.csv"
    with open(baci, "w") as out:
        run(PROGRAMS / "generate_baci", ROWS, stdout=out)
    reported(own)
    for source, name, mirrored in ((baci, "reconciled", False), (own, "reported", True)):
        table = FOLDER / f"{name}.table"
        run(PROGRAMS / "load_trade_file", source, "--save", table, "--quiet", stdout=subprocess.DEVNULL)
        compared_pairs(table, name, mirrored)


if __name__ == "__main__":
    checked_documents()
    tables()
