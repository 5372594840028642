"""Other engines on the Parquet files of a table, with DuckDB and Polars from the Python package index.

    engines.py queries DIR FILE.sql    runs the questions of a file where DIR/trade is, and prints the answers
    engines.py pairs DIR COUNT         prints COUNT pairs, chosen at random but the same each time: RUS,PRK,2022
    engines.py compare DIR FILE        holds the totals that pair_totals printed into FILE against both engines
"""

import random
import sys
from decimal import Decimal
from pathlib import Path


def queries(directory, file):
    import os

    import duckdb

    script = Path(file).read_text()
    os.chdir(directory)
    connection = duckdb.connect()
    asked = 0
    for statement in connection.extract_statements(script):
        connection.execute(statement)
        if statement.type != duckdb.StatementType.SELECT:
            continue
        asked += 1
        print(f"-- {asked}")
        print("|".join(column[0] for column in connection.description))
        for row in connection.fetchall():
            print("|".join("" if value is None else str(value) for value in row))


def rows(directory):
    import polars

    table = polars.scan_parquet(f"{directory}/*/*.parquet", hive_partitioning=True)
    return table.filter(polars.col("flow") == "X")


def pairs(directory, count):
    import polars

    present = rows(directory).select("reporter", "partner", "year").unique().collect().sort(polars.all()).rows()
    chosen = random.Random(1).sample(present, min(int(count), len(present)))
    print("\n".join(f"{reporter},{partner},{year}" for reporter, partner, year in chosen))


def compare(directory, file):
    import duckdb
    import polars

    keys = ["reporter", "partner", "year"]
    by_polars = rows(directory).group_by(keys).agg(polars.col("value_usd").sum()).collect().rows()
    by_duckdb = duckdb.sql(
        f"""SELECT reporter, partner, year, sum(value_usd)
        FROM read_parquet('{directory}/*/*.parquet', hive_partitioning = true) WHERE flow = 'X' GROUP BY ALL"""
    ).fetchall()
    engines = {
        "DuckDB": {(r, p, int(y)): value for r, p, y, value in by_duckdb},
        "Polars": {(r, p, int(y)): value for r, p, y, value in by_polars},
    }
    lines = Path(file).read_text().split()
    wrong = []
    for line in lines:
        reporter, partner, year, exports, imports = line.split(",")
        there, back = (reporter, partner, int(year)), (partner, reporter, int(year))
        for name, totals in engines.items():
            for ours, key in ((exports, there), (imports, back)):
                theirs = totals.get(key)
                if (Decimal(ours) if ours else None) != theirs:
                    wrong.append(f"{line}: {name} has {theirs} for {key}")
    print("\n".join(wrong) or f"{len(lines)} pairs: the same totals by the library, DuckDB and Polars")
    sys.exit(bool(wrong) or not lines)


if __name__ == "__main__":
    {"queries": queries, "pairs": pairs, "compare": compare}[sys.argv[1]](*sys.argv[2:])
