"""Documents checked and pairs compared on a cluster.

    spark-submit job.py check CORPUS OUT --checker PROGRAM [-- ARGUMENT...]
    spark-submit job.py trade TABLE OUT [--findings DIR]

`check` sends every document of CORPUS (JSON Lines, or Parquet where the name ends in .parquet) through PROGRAM, the example
check_article, one process for each partition, and writes the findings to OUT as Parquet. `trade` reads the Parquet table of
`load_trade_file --save`, writes what each pair traded in each year to OUT/pairs and, with --findings, the findings beside the
trade of the pair their document is about to OUT/findings.
"""

import argparse
import os
import subprocess
import threading
from collections import deque

from pyspark import SparkFiles
from pyspark.sql import SparkSession, functions as f

# What is known of a document beside its text, and rides along: its day, and the pair and year it is about.
ABOUT = "date STRING, reporter STRING, partner STRING, year INT"
INTERVAL = "STRUCT<lower: STRING, upper: STRING, lower_closed: BOOLEAN, upper_closed: BOOLEAN>"
ANSWER = f"""STRUCT<id: STRING, error: STRUCT<message: STRING>, coverage: STRUCT<quantities: INT, checked: INT>,
    findings: ARRAY<STRUCT<start: INT, end: INT, text: STRING, kind: STRING, verdict: STRING, stated: {INTERVAL},
    computed: {INTERVAL}, unit: STRING, margin: STRING, explanation: STRING>>>"""


def through(program, arguments):
    """Each row of a partition with the answer of a process to its line, in order."""

    def answer(rows):
        path = SparkFiles.get(program)
        os.chmod(path, 0o755)
        process = subprocess.Popen([path, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        asked, failed = deque(), []

        def write():
            try:
                for row in rows:
                    asked.append(row)
                    process.stdin.write(row.line.encode() + b"\n")
                process.stdin.close()
            except BrokenPipeError:
                pass  # The status says why.
            except BaseException as error:
                failed.append(error)
                process.kill()

        writer = threading.Thread(target=write, daemon=True)
        writer.start()
        try:
            for line in process.stdout:
                row = asked.popleft()
                yield (row.date, row.reporter, row.partner, row.year, line.decode())
            writer.join()
            status = process.wait()
        finally:
            process.kill()
        # An answer is missing or a process died: the task fails, and Spark runs it again.
        if failed:
            raise failed[0]
        if status != 0 or asked:
            raise RuntimeError(f"{program} ended with status {status}, {len(asked)} documents unanswered")

    return answer


def check(spark, corpus, out, checker, arguments):
    reader = spark.read.schema(f"id STRING, text STRING, {ABOUT}")
    documents = reader.parquet(corpus) if corpus.rstrip("/").endswith(".parquet") else reader.json(corpus)
    spark.sparkContext.addFile(checker)
    line = f.to_json(f.struct("id", "text", "date")).alias("line")
    rows = documents.select("date", "reporter", "partner", "year", line).rdd
    answers = rows.mapPartitions(through(os.path.basename(checker), arguments))
    answers = spark.createDataFrame(answers, f"{ABOUT}, answer STRING")
    answer = f.from_json("answer", ANSWER)
    found = answers.withColumn("answer", answer).select(
        *ABOUT_COLUMNS, "answer.id", "answer.error.message", "answer.coverage.*", f.posexplode_outer("answer.findings")
    )
    # A document without findings is one row without a finding: nothing is lost.
    found.withColumnRenamed("pos", "finding").withColumnRenamed("message", "error").select(
        "id", *ABOUT_COLUMNS, "error", "quantities", "checked", "finding", "col.*"
    ).write.mode("overwrite").parquet(out)


ABOUT_COLUMNS = [column.split()[0] for column in ABOUT.split(", ")]
PAIR = ["year", "reporter", "partner"]


def flows(table):
    """The total of each flow of each pair and year: as published, else the sum over six digits; null where a part is missing."""
    annual = (f.month("first_day") == 1) & (f.dayofyear("first_day") == 1) & (f.month("last_day") == 12) & (
        f.dayofmonth("last_day") == 31
    )
    whole = " AND ".join(f"{part} IS NULL" for part in ["second_partner", "customs", "transport", "supply"])
    rows = table.where(annual & f.expr(whole)).where("flow IN ('X', 'M')")
    published, six = f.col("commodity") == "TOTAL", f.length("commodity") == 6
    named = {"published": published, "six": six & ~published}
    sums = [f.sum(f.when(which, f.col("value_usd"))).alias(name) for name, which in named.items()]
    gaps = [f.max(which & f.col("value_usd").isNull()).alias(f"{name}_gap") for name, which in named.items()]
    there = [f.max(which).alias(f"{name}_there") for name, which in named.items()]
    totals = rows.groupBy(*PAIR, "flow", "compilation").agg(*sums, *gaps, *there)
    sum_of = {name: f.when(~f.col(f"{name}_gap"), f.col(name)) for name in named}
    total = f.when(f.col("published_there"), sum_of["published"]).when(f.col("six_there"), sum_of["six"])
    return totals.select(*PAIR, "flow", "compilation", total.alias("total"))


def turned(frame, name):
    """The same flow from the other side."""
    return frame.select("year", f.col("partner").alias("reporter"), f.col("reporter").alias("partner"), f.col(frame.columns[-1]).alias(name))


def ratio(dividend, divisor):
    """To ten decimals; null over zero."""
    return f.try_divide(dividend, divisor).cast("DECIMAL(38, 10)")


def pairs(table):
    """What each economy traded with each other: its own reports, where it has none the reconciled ones."""
    totals = flows(table).cache()

    def flow(letter, compilation, name):
        own = totals.where((f.col("flow") == letter) & (f.col("compilation") == compilation))
        return own.select(*PAIR, f.col("total").alias(name))

    reported, told, agreed = flow("X", "reported", "x"), flow("M", "reported", "m"), flow("X", "reconciled", "z")
    back, mirror = turned(agreed, "back"), turned(reported, "mirror")
    found = reported
    for other in (told, agreed, back, mirror):
        found = found.join(other, PAIR, "full")
    found = found.select(
        *PAIR,
        f.coalesce("x", "z").alias("exports"),
        f.coalesce("m", "back").alias("imports"),
        (f.col("m") - f.col("mirror")).alias("mirror_difference"),
        ratio("m", "mirror").alias("mirror_ratio"),
    )
    others = found.where("partner <> 'WLD'").groupBy("year", "reporter")
    sums = others.agg(f.sum("exports").alias("all_exports"), f.sum("imports").alias("all_imports"))
    return found.join(sums, ["year", "reporter"], "left").select(
        *PAIR,
        "exports",
        "imports",
        (f.col("exports") + f.col("imports")).alias("turnover"),
        ratio("exports", "all_exports").alias("export_share"),
        ratio("imports", "all_imports").alias("import_share"),
        "mirror_difference",
        "mirror_ratio",
    )


def trade(spark, table, out, findings):
    pairs(spark.read.parquet(table)).write.mode("overwrite").parquet(f"{out}/pairs")
    if findings:
        known = spark.read.parquet(f"{out}/pairs")
        spark.read.parquet(findings).join(known, PAIR, "left").write.mode("overwrite").parquet(f"{out}/findings")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check")
    checking.add_argument("corpus")
    checking.add_argument("out")
    checking.add_argument("--checker", required=True)
    checking.add_argument("arguments", nargs="*", default=["--jsonl-input", "--format", "jsonl", "--no-dataset"])
    trading = commands.add_parser("trade")
    trading.add_argument("table")
    trading.add_argument("out")
    trading.add_argument("--findings")
    asked = parser.parse_args()
    spark = SparkSession.builder.appName(f"bilateral {asked.command}").getOrCreate()
    if asked.command == "check":
        check(spark, asked.corpus, asked.out, asked.checker, asked.arguments)
    else:
        trade(spark, asked.table, asked.out, asked.findings)
    spark.stop()


if __name__ == "__main__":
    main()
