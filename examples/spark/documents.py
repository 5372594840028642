"""Made-up articles on trade as JSON Lines, the same for the same number; one figure in eight is wrong.

    documents.py COUNT > corpus.jsonl
"""

import json
import random
import sys

ECONOMIES = {
    "CHN": "China", "DEU": "Germany", "IND": "India", "JPN": "Japan", "KOR": "South Korea", "MEX": "Mexico",
    "NLD": "the Netherlands", "POL": "Poland", "RUS": "Russia", "TUR": "Turkey", "USA": "the United States", "VNM": "Vietnam",
}  # fmt: skip


def sentence(draw, a, b, year):
    slip = draw.choice([1] * 7 + [1.7])
    level = draw.randrange(1000, 90000) / 100
    before = level * draw.uniform(0.6, 1.6)
    change = abs(level / before - 1) * 100 * slip
    direction = "rose" if level > before else "fell"
    return draw.choice(
        [
            f"{a}'s exports to {b} {direction} {change:.1f} percent to ${level:.2f} billion from ${before:.2f} billion.",
            f"In {year} {a} shipped goods worth ${level:.2f} billion to {b}, {level / before * slip:.2f} times as much as the "
            f"${before:.2f} billion of the year before.",
            f"Exports were ${level:.2f} billion and imports ${before:.2f} billion; trade turnover was "
            f"${(level + before) * slip:.2f} billion.",
            f"Machinery accounted for ${level / 4:.2f} billion, or {25 * slip:.1f} percent, of the ${level:.2f} billion.",
            f"Officials in {b} declined to comment on talks about tariffs, ports and a railway that opened in {year - 9}.",
            f"The two countries agreed to meet again before the end of {year + 1}, people familiar with the matter said.",
        ]
    )


def main():
    draw = random.Random(1)
    for number in range(int(sys.argv[1])):
        reporter, partner = draw.sample(sorted(ECONOMIES), 2)
        year = draw.choice([2021, 2022])
        names = ECONOMIES[reporter], ECONOMIES[partner]
        length = draw.choice([2, 5, 10, 20, 40])
        text = " ".join(sentence(draw, *names, year) for _ in range(length))
        about = {"reporter": reporter, "partner": partner, "year": year}
        print(json.dumps({"id": f"d{number}", "date": f"{year + 1}-02-01", **about, "text": text}))


if __name__ == "__main__":
    main()
