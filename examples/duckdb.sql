-- Ten questions to begin with, on a directory of Parquet files of trade:
--
--     cargo run --release --features parquet --example load_trade_file -- FILE... --save trade
--     duckdb < examples/duckdb.sql
--
-- data/parquet.md describes the columns. Values are exact decimals of US dollars; only ratios are rounded.

SET VARIABLE economy = 'RUS';
SET VARIABLE partner = 'PRK';
SET VARIABLE period = 2022;

-- A folder for each year: a condition on `year` leaves the others unread.
CREATE VIEW trade AS FROM read_parquet('trade/*/*.parquet', hive_partitioning = true);

-- Whole years, and no parts by second partner, customs procedure or mode of transport: those are in the totals already.
CREATE VIEW yearly AS FROM trade
WHERE first_day = make_date(year::INTEGER, 1, 1) AND last_day = make_date(year::INTEGER, 12, 31)
  AND second_partner IS NULL AND customs IS NULL AND transport IS NULL AND supply IS NULL;

-- One value for each flow: the published total where there is one, else the sum of the finest codes. Codes of several lengths,
-- classifications or valuations are never added together; where there are several, the finest codes of the latest edition
-- stand, FOB before CIF. `missing` counts rows without a value: with any, the value is a lower bound.
CREATE VIEW flows AS
FROM (SELECT reporter, partner, year, flow, compilation, valuation, classification,
             if(commodity = 'TOTAL', 0, length(commodity)) AS digits,
             sum(value_usd) AS value_usd, count(*) - count(value_usd) AS missing
      FROM yearly WHERE flow IN ('X', 'M') GROUP BY ALL)
QUALIFY row_number() OVER (PARTITION BY reporter, partner, year, flow, compilation
    ORDER BY digits > 0, digits DESC, classification DESC, valuation = 'CIF') = 1;

-- Exports and imports as each side sees them. A reconciled row, as in BACI, is the exports of one and the imports of the other.
CREATE VIEW sides AS
SELECT reporter AS economy, partner, year, flow, value_usd, valuation, missing FROM flows
UNION ALL
SELECT partner, reporter, year, if(flow = 'X', 'M', 'X'), value_usd, valuation, missing FROM flows
WHERE compilation = 'reconciled';

-- 1. Turnover of the pair, year by year: exports and imports. Null where one of them is not known.
SELECT year, exports, imports, exports + imports AS turnover
FROM (SELECT year,
             any_value(value_usd) FILTER (flow = 'X' AND missing = 0) AS exports,
             any_value(value_usd) FILTER (flow = 'M' AND missing = 0) AS imports
      FROM sides WHERE economy = getvariable('economy') AND partner = getvariable('partner') GROUP BY year)
ORDER BY year;

-- 2. Shares: how much of the economy's exports goes to each partner, in percent of World where it is
-- published, else of the sum of partners. A partner without a value makes the shares of that sum upper bounds.
SELECT partner, value_usd,
       round(100 * value_usd / coalesce(max(value_usd) FILTER (partner = 'WLD') OVER (),
                                        sum(value_usd) FILTER (partner <> 'WLD') OVER ()), 2) AS percent
FROM sides WHERE economy = getvariable('economy') AND year = getvariable('period') AND flow = 'X'
QUALIFY partner <> 'WLD'
ORDER BY value_usd DESC, partner;

-- 3. Growth: the average a year from the first to the last year of the exports to the partner, in percent.
SELECT min(year) AS from_year, max(year) AS to_year, arg_min(value_usd, year) AS first, arg_max(value_usd, year) AS last,
       round(100 * (pow(last / first, 1.0 / (to_year - from_year)) - 1), 2) AS percent_a_year
FROM sides WHERE economy = getvariable('economy') AND partner = getvariable('partner') AND flow = 'X' AND missing = 0
HAVING to_year > from_year;

-- 4. The ten largest partners by exports.
SELECT partner, value_usd, missing
FROM sides WHERE economy = getvariable('economy') AND year = getvariable('period') AND flow = 'X' AND partner <> 'WLD'
ORDER BY value_usd DESC, partner LIMIT 10;

-- 5. Mirror discrepancy: the exports as reported, and the imports from there as the partners report them.
SELECT x.partner, x.value_usd AS exports, x.valuation, m.value_usd AS mirror_imports, m.valuation AS mirror_valuation,
       m.value_usd - x.value_usd AS difference, round(m.value_usd / nullif(x.value_usd, 0), 3) AS ratio
FROM flows x JOIN flows m ON m.reporter = x.partner AND m.partner = x.reporter AND m.year = x.year
WHERE x.flow = 'X' AND m.flow = 'M' AND x.compilation = 'reported' AND m.compilation = 'reported'
  AND x.reporter = getvariable('economy') AND x.year = getvariable('period') AND x.missing = 0 AND m.missing = 0
ORDER BY abs(difference) DESC, x.partner;

-- 6. Concentration of the exports by partner: Herfindahl-Hirschman index, from 0 (spread) to 1 (one partner). Partners
-- without a value are left out.
SELECT year, count(*) AS partners, round(sum(pow(value_usd::DOUBLE, 2)) / pow(sum(value_usd)::DOUBLE, 2), 4) AS hhi
FROM sides WHERE economy = getvariable('economy') AND flow = 'X' AND partner <> 'WLD' AND missing = 0
GROUP BY year ORDER BY year;

-- 7. Missing values: how many rows have none, and why.
SELECT year, reporter, coalesce(value_missing, 'there') AS value, count(*) AS rows
FROM trade GROUP BY ALL ORDER BY ALL;

-- 8. What values include. CIF contains freight and insurance, FOB does not: a balance of the two is not a balance of goods.
SELECT year, flow, compilation, valuation, count(*) AS rows, sum(value_usd) FILTER (commodity = 'TOTAL') AS published_totals
FROM trade GROUP BY ALL ORDER BY ALL;

-- 9. Coverage: how much of the published total the finest codes add up to, in percent. Confidential trade is in the total only.
WITH detail AS (
    SELECT reporter, partner, year, flow, classification, valuation, compilation, sum(value_usd) AS detail
    FROM yearly WHERE length(commodity) = 6 AND commodity <> 'TOTAL' GROUP BY ALL)
SELECT reporter, partner, year, flow, classification, value_usd AS total, detail,
       round(100 * detail / nullif(value_usd, 0), 2) AS percent
FROM yearly JOIN detail USING (reporter, partner, year, flow, classification, valuation, compilation)
WHERE commodity = 'TOTAL' ORDER BY ALL;

-- 10. Year on year: how the exports to each partner changed, in percent of the year before.
SELECT partner, year, value_usd, first_value(value_usd) OVER earlier AS before,
       round(100 * (value_usd / nullif(before, 0) - 1), 2) AS percent
FROM sides WHERE economy = getvariable('economy') AND flow = 'X' AND missing = 0
WINDOW earlier AS (PARTITION BY partner ORDER BY year RANGE BETWEEN 1 PRECEDING AND 1 PRECEDING)
ORDER BY partner, year;
