//! The errors people print, each beside its correct twin.

use bilateral::{Checker, Finding, Report};

fn check(text: &str) -> Report {
    Checker::new().check(text)
}

fn contradicted(report: &Report) -> Vec<&Finding> {
    report.findings().iter().filter(|finding| finding.verdict().is_contradicted()).collect()
}

/// One sentence, what is wrong in it and what is right in the same place, the code of the finding, the start of a suggestion.
struct Case(&'static str, &'static str, &'static str, &'static str, &'static str);

const ERRORS: [Case; 123] = [
    Case(
        "Sales to the bloc were $412 million in July, $388 million in August and $451 million in September, so that the \
         quarter's receipts ran to {}.",
        "$1,151 million",
        "$1,251 million",
        "sum/contradicted",
        "a digit: it holds with 1251 million USD",
    ),
    Case(
        "Iraq owes its neighbour $4.0 billion for gas. Of that amount $2.7 billion is blocked; the remaining {} has yet to \
         be paid.",
        "$2.3 billion",
        "$1.3 billion",
        "remainder/contradicted",
        "would hold: 1.3 billion USD",
    ),
    Case(
        "Exports came to EUR 1.33 billion in July and imports to EUR 1.64 billion. {} by EUR 310 million.",
        "Exports exceeded imports",
        "Imports exceeded exports",
        "balance/contradicted",
        "",
    ),
    Case(
        "The crossing yielded $2.46 billion in exports and $1.27 billion in imports, leaving the country with a {} of \
         $1.19 billion.",
        "deficit",
        "surplus",
        "balance/contradicted",
        "",
    ),
    Case(
        "Cocoa brought in N356.2 billion, against N238.9 billion in 2022. The earnings have therefore {} within a year.",
        "doubled",
        "risen by 49 percent",
        "ratio/contradicted",
        "",
    ),
    Case(
        "Britain gave £64 million in aid, down from £72 million, a cut of about {}.",
        "a half",
        "a ninth",
        "change/contradicted",
        "",
    ),
    Case(
        "Its share in exports grew by {}, to 8.7 percent from 8.2 percent.",
        "0.5 percent",
        "0.5 percentage points",
        "change/contradicted",
        "0.5 percentage points, not percent",
    ),
    Case(
        "Clothing exports were $5,415 million. America bought $2,154 million worth (39.8 percent), the EU $1,611 million \
         ({}) and Britain $706 million (13.0 percent).",
        "19.7 percent",
        "29.8 percent",
        "share/contradicted",
        "would hold: 29.8 percent",
    ),
    Case(
        "Export earnings fell to $1,085.5 million. Footwear earned $565.6 million, bags $336.8 million and leather $183.1 \
         million. Footwear thus accounted for {} of the earnings.",
        "62.1 percent",
        "52.1 percent",
        "share/contradicted",
        "a digit: it holds with 52.1 percent",
    ),
    Case(
        "Imports soared by {} to $82.50 billion ($60.68 billion a year before).",
        "63 per cent",
        "36 per cent",
        "change/contradicted",
        "would hold: 36 percent",
    ),
    Case(
        "Exports amounted to 13,206.9 thousand dollars and imports to 8,267.4 thousand dollars. A positive balance of {} was \
         registered.",
        "4,539.5 thousand dollars",
        "4,939.5 thousand dollars",
        "balance/contradicted",
        "would hold: 4939.5 thousand USD",
    ),
    Case(
        "Exports of tin were $431 million, down {} ($467 million in January-August 2019).",
        "9.7 percent",
        "7.7 percent",
        "change/contradicted",
        "would hold: 7.7 percent",
    ),
    Case(
        "Turnover was 48.2 billion crowns, 4.5 percent less than in the same period of 2019 ({}).",
        "54.5 billion crowns",
        "50.5 billion crowns",
        "change/contradicted",
        "",
    ),
    Case(
        "Foreign trade was $9.6 billion. Neighbours accounted for 41.2% of the turnover, or {}, and others for 58.8%, or $5.6 \
         billion.",
        "$4.0 million",
        "$4.0 billion",
        "share/contradicted",
        "",
    ),
    Case(
        "Imports came to $812 million against $903 million, {} of 10.1 percent.",
        "a growth",
        "a negative growth",
        "change/contradicted",
        "the direction is wrong",
    ),
    Case(
        "Exports came to $61.2 million and imports to $350.4 million, an increase of {} and 14.2 percent, respectively, from \
         $45.1 million and $306.8 million.",
        "53.7 percent",
        "35.7 percent",
        "change/contradicted",
        "would hold: 35.7 percent",
    ),
    Case(
        "Exports rose to 16.4 billion lira and imports to 19.9 billion lira, so that exports covered {} of imports.",
        "28.4 percent",
        "82.4 percent",
        "share/contradicted",
        "would hold: 82.4 percent",
    ),
    Case(
        "Exports were $996 million, made up as follows: coffee $304 million; tea $358 million; re-exports {}.",
        "$434 million",
        "$334 million",
        "sum/contradicted",
        "",
    ),
    Case(
        "Norway exported $1.62 billion worth of goods to Chile and imported $1.53 billion; the balance was $90 million in \
         favour of {}.",
        "Chile",
        "Norway",
        "balance/contradicted",
        "",
    ),
    Case(
        "With Peru the surplus was $725 million, exports being $815 million and imports $90 million. With Chile it stood at {}, \
         exports totaling $640.8 million and imports $22.7 million.",
        "$6.18 billion",
        "$618 million",
        "balance/contradicted",
        "a decimal slip",
    ),
    Case("Turnover was $703 million, lower by $25.9 million or {}.", "5.3%", "3.6%", "change/contradicted", ""),
    Case(
        "Farm goods worth £134.2 million were exported in 2019. Barley accounted for £42.6 million, lamb for £27.8 million and \
         cheese for £13.9 million. Other products made up the remaining {}.",
        "£69.9 million",
        "£49.9 million",
        "remainder/contradicted",
        "",
    ),
    Case(
        "Trade with Peru was worth $1,640 million, down {} on the year. Exports were $1,250 million, down 5.2 percent, and \
         imports $390 million, down 13.8 percent.",
        "23 percent",
        "7.4 percent",
        "change/contradicted",
        "would hold: 7 percent",
    ),
    Case(
        "Trade came to $512 million, {} more than a year before. Exports were $96.2 million, $21.4 million more, and imports \
         $415.8 million, $140.1 million more.",
        "$163.5 million",
        "$161.5 million",
        "change_abs/contradicted",
        "a digit: it holds with 161.5 million USD",
    ),
    Case(
        "Sales abroad in May stood at RM61.42 billion, up {} from April's exports of RM55.1 billion.",
        "1.5 per cent",
        "11.5 per cent",
        "change/contradicted",
        "",
    ),
    Case(
        "Trade was $640.5 million in the quarter, which was {} of the 2016 level, or $82.3 million fewer.",
        "78.6 percent",
        "88.6 percent",
        "share/contradicted",
        "",
    ),
    Case(
        "Trade between Georgia and Italy came to {}. Exports to Italy were $3.72 billion and imports $841 million.",
        "$5.46 billion",
        "$4.56 billion",
        "sum/contradicted",
        "",
    ),
    Case(
        "Exports to Iraq were worth $4.4 billion. Exports to Iraq grew by {} compared to the same period last year, when they \
         amounted to $3.3 billion.",
        "25%",
        "33%",
        "change/contradicted",
        "the base is wrong",
    ),
    Case(
        "Trade between Peru and Chile came to $4.8 billion in 2016, a rise of {} compared to 2010. It was already growing. Trade \
         between the two was $2.4 billion in 2010.",
        "50 percent",
        "100 percent",
        "change/contradicted",
        "the base is wrong",
    ),
    Case(
        "The bank valued its goods at Shs1.24 trillion, against purchases of Shs940 billion, a difference of {}.",
        "Shs380 billion",
        "Shs300 billion",
        "balance/contradicted",
        "",
    ),
    Case(
        "India bought goods worth $1.8 billion from Russia in 2021; by 2024 this had grown by {} to $9.2 billion.",
        "$6.4 billion",
        "$7.4 billion",
        "change_abs/contradicted",
        "",
    ),
    Case(
        "Goods trade came to 14.12 trillion yuan. The surplus was 901.3 billion yuan. General trade came to 8.33 trillion yuan, \
         which is {} of the whole.",
        "79 percent",
        "59 percent",
        "share/contradicted",
        "",
    ),
    Case(
        "The value of Jordan's total exports reached 1,373.2 million dinars. National exports amounted to {}, re-exports to 178.9 \
         million dinars.",
        "1,193.3 million dinars",
        "1,194.3 million dinars",
        "sum/contradicted",
        "a digit: it holds with 1372.2 million JOD",
    ),
    Case(
        "Total exports came to {}. National exports rose to JD4.198 billion and re-exports fell to JD316 million.",
        "JD4.154 billion",
        "JD4.514 billion",
        "sum/contradicted",
        "",
    ),
    Case(
        "Total exports of Cyprus came to €334.2 million. Exports of domestically produced products were €132.5 million and \
         exports of foreign products {}.",
        "€221.7 million",
        "€201.7 million",
        "sum/contradicted",
        "",
    ),
    Case(
        "Imports reached $13.49 billion in August. Non-oil and gas imports hit $11.53 billion, whereas oil and gas imports stood \
         at {}.",
        "$1.69 billion",
        "$1.96 billion",
        "sum/contradicted",
        "",
    ),
    Case(
        "Croatia imported goods worth €12.95 billion in four months. Imports from EU member states grew 5.7% to {}, while imports \
         from non-EU countries went down to €2.95 billion.",
        "€11.0 billion",
        "€10.0 billion",
        "sum/contradicted",
        "",
    ),
    Case(
        "Total exports were JD573 million, national exports JD513 million and re-exports JD60 million. The deficit was {}. Imports \
         were JD1,522 million.",
        "JD909 million",
        "JD949 million",
        "balance/contradicted",
        "",
    ),
    Case(
        "Jordan's national exports stood at JD4,750 million and re-exports at JD849 million, for a combined {}.",
        "JD5,959 million",
        "JD5,599 million",
        "sum/contradicted",
        "",
    ),
    Case(
        "Trade exceeded {} between January and June. Exports hit AED180 billion, re-exports AED300 billion and imports AED753 \
         billion.",
        "AED1.453 trillion",
        "AED1.233 trillion",
        "sum/contradicted",
        "",
    ),
    Case(
        "Total exports of goods were €442.3 million. Exports to other EU member states were €90.7 million and to third countries \
         {}.",
        "€315.6 million",
        "€351.6 million",
        "sum/contradicted",
        "",
    ),
    Case(
        "Exports were $888.6 million. Exports to CIS countries came to $312.4 million and exports to countries outside the CIS to \
         {}.",
        "$567.2 million",
        "$576.2 million",
        "sum/contradicted",
        "",
    ),
    Case(
        "The country exported 454,000 tonnes of rubber, earning {}. On average rubber was sold at $4,315 per tonne.",
        "$1,959 billion",
        "$1,959 million",
        "level/contradicted",
        "a scale slip: it holds with 1959 million USD for $1,959 billion",
    ),
    Case(
        "In August 85,000 tonnes of rubber worth {} were exported at the price of $4,190 per tonne.",
        "$356 billion",
        "$356 million",
        "level/contradicted",
        "a scale slip: it holds with 356 million USD for $356 billion",
    ),
    Case(
        "Trade reached $14.85 billion (118.5 billion patacas). Goods worth $10.28 billion ({}) were bought and goods worth $4.56 \
         billion (or around 36.8 billion patacas) sold.",
        "106.5 billion patacas",
        "82.1 billion patacas",
        "conversion/contradicted",
        "",
    ),
    Case(
        "In five months trade between Albania and Serbia exceeded {}. Exports to Serbia increased by 5 percent to $3.7 billion, \
         and imports rose by 41 percent to $936 million. Last year exports were $7.45 billion and imports $1.94 billion.",
        "$5 billion",
        "$4 billion",
        "sum/contradicted",
        "would hold",
    ),
    Case(
        "Ghana's trade {} in the second quarter, the bureau said. Total trade stood at $12.7 billion, total exports at $7.0 \
         billion and total imports at $5.7 billion.",
        "deficit was $5.7 billion",
        "surplus was $1.3 billion",
        "balance/contradicted",
        "",
    ),
    Case(
        "Foreign trade saw a {} decline, while imports shrank by 1.84 percent and exports by 3.1 percent.",
        "1.72 percent",
        "1.92 percent",
        "change/contradicted",
        "",
    ),
    Case(
        "Exports were $1.5 billion and imports $1.1 billion. Trade thus came to $2.6 billion, {} more than a year before. Exports \
         rose by $182.5 million and imports by $354.2 million.",
        "$2,536.7 million",
        "$536.7 million",
        "change_abs/contradicted",
        "a digit: it holds with 536.7 million USD",
    ),
    Case(
        "Trade came to $2.6 billion, {} or $536.7 million more than the year before.",
        "259 percent",
        "25.9 percent",
        "change/contradicted",
        "",
    ),
    Case(
        "Exports went up 22 percent to $3.649 billion and imports went up 31.4 percent to $2.890 billion, so that the surplus fell to $759 \
         million from {}.",
        "$878 million",
        "$787 million",
        "balance/contradicted",
        "would hold",
    ),
    Case(
        "Trade with Malta amounted to $335 million ({}), with Cyprus selling goods worth $220 million (+33.79%) and purchasing \
         goods worth $115 million (+9.35%).",
        "+ 4.24%",
        "+ 24.24%",
        "change/contradicted",
        "",
    ),
    Case(
        "Coal remained the main export, generating $1,692 million out of a total of $5,196 million, that is {}.",
        "36.2%",
        "32.6%",
        "share/contradicted",
        "would hold: 32.6 percent",
    ),
    Case(
        "Japan lent it $9.1 billion, of which $6.4 billion has been disbursed, or {}.",
        "76 percent",
        "70 percent",
        "share/contradicted",
        "",
    ),
    Case(
        "Germany received $15.4 billion of Turkish goods, a {} slice of the $160.6 billion total.",
        "6.9%",
        "9.6%",
        "share/contradicted",
        "",
    ),
    Case(
        "Imports grew to €414.9 million. Fuels made up €71 million of the month's imports, or {}.",
        "71%",
        "17%",
        "share/contradicted",
        "",
    ),
    Case(
        "The turnover was $2,546.9 million. Russia made up $1,514.8 million (59.5%) and Kazakhstan $871.5 million ({}).",
        "43.2%",
        "34.2%",
        "share/contradicted",
        "would hold: 34.2 percent",
    ),
    Case(
        "Mills sold $7.442 billion worth of goods abroad in the half-year. That beats the {} of a year before by 7.75 percent.",
        "$6.097 billion",
        "$6.907 billion",
        "change/contradicted",
        "would hold: 22.06 percent",
    ),
    Case(
        "The two exchanged goods for $10.4 billion. Last year's $9.285 billion was thus exceeded by {}.",
        "21.0%",
        "12.0%",
        "change/contradicted",
        "a digit",
    ),
    Case(
        "The shortfall of N$7.7 billion is {} bigger than that of N$4.1 billion.",
        "8.8 percent",
        "88 percent",
        "change/contradicted",
        "a decimal slip",
    ),
    Case(
        "IT companies earned $252 million abroad, up {} over $213 million in the corresponding quarter.",
        "81.3 percent",
        "18.3 percent",
        "change/contradicted",
        "",
    ),
    Case(
        "Growers supplied horticultural goods worth $9.6 million. Compared with the same quarter of last year ($3.0 million), \
         deliveries have risen {}.",
        "by 3.2 percent",
        "3.2 times",
        "change/contradicted",
        "3.2 times, not percent",
    ),
    Case(
        "Buyers took $1.66 billion worth. It had been $1.33 billion a year before, so $330 million, or {}, has been added.",
        "19.9%",
        "24.8%",
        "change/contradicted",
        "the base is wrong",
    ),
    Case(
        "Imports shed {} to stand at 247.3 billion lek (H1 2011: 262.7 billion lek).",
        "9.5%",
        "5.9%",
        "change/contradicted",
        "",
    ),
    Case(
        "Crude earned $0.86 billion, while rice slid by {} to $202 million, from $244 million.",
        "77 percent",
        "17 percent",
        "change/contradicted",
        "",
    ),
    Case(
        "Imports amounted to N4.01 trillion and exports to N4.59 trillion. Crude oil, worth N3.88 trillion, made up {} of total \
         exports, while other products came to N0.71 trillion.",
        "45.1 per cent",
        "84.5 per cent",
        "share/contradicted",
        "would hold: 84.5 percent",
    ),
    Case(
        "Export revenue climbed to $3.02 billion. Mining rose to $205 million, accounting for {} of the revenue.",
        "68 percent",
        "6.8 percent",
        "share/contradicted",
        "a decimal slip",
    ),
    Case(
        "Rice exports grew to $2.036 billion. Total food exports went up by 29.68 percent, to $4.798 billion, so that rice made up \
         {} of the food group.",
        "4.24 percent",
        "42.4 percent",
        "share/contradicted",
        "a decimal slip",
    ),
    Case(
        "Iran sold goods worth $6.11 billion to Iraq, Iran's second export market, its share in exports of $43.93 billion being {}.",
        "31.9%",
        "13.9%",
        "share/contradicted",
        "a digit",
    ),
    Case(
        "Russia forgives {} of the debt, that is, $31.7 billion out of roughly $35.2 billion.",
        "70%",
        "90%",
        "share/contradicted",
        "",
    ),
    Case(
        "Oil provided $28.6 billion, or {}, leaving only $1.6 billion from other sources.",
        "59 percent",
        "95 percent",
        "share/contradicted",
        "would hold: 95 percent",
    ),
    Case(
        "Jewellers sold $3.92 billion worth abroad. The Emirates bought $1.09 billion of it, or {}.",
        "72.6%",
        "27.8%",
        "share/contradicted",
        "would hold: 27.8 percent",
    ),
    Case(
        "Exports jumped to $61.52 billion. Sales of chips, which took up {} of all shipments, climbed to $11.55 billion.",
        "38.8 percent",
        "18.8 percent",
        "share/contradicted",
        "",
    ),
    Case(
        "The external component was $106.9 billion and the domestic one $97.1 billion, i.e. {} and 47.6% of the whole of $204.0 \
         billion respectively.",
        "25.4%",
        "52.4%",
        "share/contradicted",
        "",
    ),
    Case(
        "Merchandise trade was {} in the second quarter. Imports amounted to N4.01 trillion and exports to N4.59 trillion.",
        "N6.8 trillion",
        "N8.6 trillion",
        "sum/contradicted",
        "would hold: 8.6 trillion NGN",
    ),
    Case(
        "The country traded with 149 partners for $7.5 billion, exporting $4.2 billion and importing {}.",
        "$2.3 billion",
        "$3.3 billion",
        "sum/contradicted",
        "",
    ),
    Case(
        "Ireland exported goods for €117.6 billion and services for €131.9 billion last year, in all {}.",
        "€294.5 billion",
        "€249.5 billion",
        "sum/contradicted",
        "",
    ),
    Case(
        "Exports were $30.9 billion and imports $30.7 billion last year. The {} amounted to some $240 million.",
        "deficit",
        "surplus",
        "balance/contradicted",
        "",
    ),
    Case(
        "Imports of $6,169 million, 5 percent more than $5,875 million, meant a deficit of {}.",
        "$973 billion",
        "$973 million",
        "balance/contradicted",
        "a scale slip",
    ),
    Case(
        "In February foreign trade increased by {}; exports grew 2.1 times and imports by 163 percent.",
        "79.5 percent",
        "139.5 percent",
        "change/contradicted",
        "",
    ),
    Case(
        "Exports to India in {} increased to $689.62 million from $527.16 million in FY15, by 30.8 percent.",
        "FY15",
        "FY16",
        "level/contradicted",
        "",
    ),
    Case(
        "Imports of soyabean oil fell by {} in July-May. About 87,551 metric tons valuing US$ 112.531 million were brought in as against \
         134,943 metric tons valuing US$ 174.59 million.",
        "35.35 percent",
        "35.55 percent",
        "change/contradicted",
        "a digit",
    ),
    Case(
        "Spices worth US$ 93.23 million were imported as compared US$ 75.939 million, showing an increase of {}.",
        "32.15 percent",
        "22.77 percent",
        "change/contradicted",
        "",
    ),
    Case(
        "Exports of dates rose by {} in the first two months of the fiscal year. About 13,648 metric tons worth $35.273 million \
         were exported in July-August, 2017, as against 10,107 metric tons valuing $29.488 million.",
        "19.83 percent",
        "19.62 percent",
        "change/contradicted",
        "would hold: 19.62 percent",
    ),
    Case(
        "Carpets fell by 9 percent, and imports grew by {} in April. Imports came to 38.8 billion dinars in April, against 33.4 \
         billion dinars in the same month of last year.",
        "11.3 percent",
        "16.2 percent",
        "change/contradicted",
        "",
    ),
    Case(
        "The ministry blames a {} rise in imports, which totalled 8.3 billion dinars in the first eight months of 2008, compared \
         with 6.4 billion dinars in the same period of 2007.",
        "35.3 per cent",
        "29.7 per cent",
        "change/contradicted",
        "a digit: it holds with 30.3 percent",
    ),
    Case(
        "Some 408,187 tons were shipped in ten months. This exceeds the same period of last year by 44,181 tons, or {}.",
        "54.6%",
        "12.1%",
        "change/contradicted",
        "would hold: 12.1",
    ),
    Case(
        "Remittances stood at 197.3 million dollars or {} in July.",
        "1.973 billion dollars",
        "0.1973 billion dollars",
        "conversion/contradicted",
        "a decimal slip",
    ),
    Case(
        "Spices fetched $1.168 billion (Rs 53.0 billion). The goal for the next year is Rs 60.0 billion ({}).",
        "$13.2 billion",
        "$1.32 billion",
        "conversion/contradicted",
        "",
    ),
    Case(
        "Revenue came to KD30.2 billion in the year to March, {} percent in excess of the KD21.5 billion of the \
         year before.",
        "90",
        "40.5",
        "change/contradicted",
        "",
    ),
    Case(
        "Expatriates sent home SR156.9 billion in 2015, a {} percent rise over SR153.3 billion the year before.",
        "12.3",
        "2.3",
        "change/contradicted",
        "",
    ),
    Case(
        "The island sold 9,211 million units of power in 2020, earning Nu 27.5 billion, up {} percent from Nu \
         20.9 billion a year earlier.",
        "62",
        "32",
        "change/contradicted",
        "",
    ),
    Case(
        "Volumes slipped, sliding {} to 30.3 million hectolitres from 31.6 million hectolitres.",
        "14%",
        "4%",
        "change/contradicted",
        "",
    ),
    Case(
        "The trade gap hit a high of $33.25 billion, {} per cent wider than the $23.78 billion a year earlier.",
        "60",
        "40",
        "change/contradicted",
        "",
    ),
    Case(
        "Migrants remitted Rs 49,695 crore in 2011, as against Rs 43,288 crore in 2008; the increase over three \
         years works out to {} per cent.",
        "18.8",
        "14.8",
        "change/contradicted",
        "",
    ),
    Case(
        "The haul of 240,000 tons was {} percent larger than last season's 217,000 tons.",
        "30.6",
        "10.6",
        "change/contradicted",
        "",
    ),
    Case(
        "Remittances totalled $24.3 billion last year, up from $22.0 billion the year before, that is {} per cent.",
        "20.5",
        "10.5",
        "change/contradicted",
        "",
    ),
    Case(
        "Trade with the bloc gained 5.4 percent on the year, {} percentage points more than the 2.1 percent \
         recorded for the country as a whole.",
        "5.3",
        "3.3",
        "change_abs/contradicted",
        "",
    ),
    Case(
        "Output averaged 10.04 million barrels per day in May, {} barrels per day below the 10.17 million barrels \
         per day pumped in April.",
        "360,000",
        "130,000",
        "change_abs/contradicted",
        "",
    ),
    Case(
        "The debt declined to 55.3 percent of GDP from 58.7 percent in 2016, by {} percentage points.",
        "8.4",
        "3.4",
        "change_abs/contradicted",
        "",
    ),
    Case(
        "Turnover amounted to $683.0 million in 2021, which is $201.5 million ({} percent) more than in 2020.",
        "51.9",
        "41.9",
        "change/contradicted",
        "",
    ),
    Case(
        "Exports were $5.0 billion, {} above the $3.8 billion of 2019.",
        "$2.2 billion",
        "$1.2 billion",
        "change_abs/contradicted",
        "",
    ),
    Case(
        "Exports of $5.0 billion exceeded the $3.8 billion of 2019 by {}.",
        "$2.2 billion",
        "$1.2 billion",
        "change_abs/contradicted",
        "",
    ),
    Case(
        "Growers delivered 216 million kg this season, up 30 percent from 166 million kg last year, and were paid \
         $685 million, compared with $612 million; earnings therefore rose {} percent.",
        "42",
        "12",
        "change/contradicted",
        "",
    ),
    Case(
        "Cotton yarn brought in only $433.6 million after $608.2 million; receipts were down {} percent.",
        "68.71",
        "28.71",
        "change/contradicted",
        "",
    ),
    Case(
        "The loan of $600 million will be disbursed in four equal tranches of {}.",
        "$250 million",
        "$150 million",
        "schedule/contradicted",
        "",
    ),
    Case(
        "The ministry will pay the builder 24 equal quarterly instalments of EUR 1.85 billion each, so that by \
         the end of 2025 {} will have been transferred.",
        "EUR 54.4 billion",
        "EUR 44.4 billion",
        "schedule/contradicted",
        "",
    ),
    Case(
        "It is to be paid back in 20 equal semi-annual payments of $176 million each, i.e. {} a year.",
        "$452 million",
        "$352 million",
        "schedule/contradicted",
        "",
    ),
    Case(
        "The facility is worth $9.9 billion in total, or {} a month over three years.",
        "$295 million",
        "$275 million",
        "schedule/contradicted",
        "",
    ),
    Case(
        "The country was spared payments of $150 million in each of 12 months, or {} a year.",
        "$2.8 billion",
        "$1.8 billion",
        "schedule/contradicted",
        "",
    ),
    Case(
        "The investor promised $46 billion over 15 years, or {} a year.",
        "$5.1 billion",
        "$3.1 billion",
        "schedule/contradicted",
        "",
    ),
    Case(
        "The base costs $2.5 million a month, or {} a year.",
        "$36 million",
        "$30 million",
        "schedule/contradicted",
        "",
    ),
    Case(
        "The debt of {} will be repaid in 20 equal annual instalments of $15 million.",
        "$500 million",
        "$300 million",
        "schedule/contradicted",
        "",
    ),
    Case(
        "The board sold 612,000 tonnes of beans at an average price of $2,600 per tonne, realising {} in total.",
        "$2.59 billion",
        "$1.59 billion",
        "level/contradicted",
        "",
    ),
    Case(
        "Wine exports hit 76.7 million bottles; revenue was $170 million, or {} a bottle.",
        "$3.22",
        "$2.22",
        "level/contradicted",
        "",
    ),
    Case(
        "In January-May the country exported 71.4 thousand tons of melons worth $22.6 million. In the same period \
         of 2020 the figures were 54.9 thousand tons and $16.1 million. Exports thus increased by {}.",
        "$8.5 million",
        "$6.5 million",
        "change_abs/contradicted",
        "",
    ),
    Case(
        "Chinese exports were $3.9 billion and Tanzanian exports $0.4 billion. Tanzania's deficit thus stood at \
         {}.",
        "$4.5 billion",
        "$3.5 billion",
        "balance/contradicted",
        "",
    ),
    Case(
        "Exports: US$5.0 billion. Imports: US$4.0 billion. Balance: {}.",
        "US$2.0 billion",
        "US$1.0 billion",
        "balance/contradicted",
        "",
    ),
    Case(
        "In May exports were $5.0 billion and imports $4.0 billion, which left the country {} in the black.",
        "$2.0 billion",
        "$1.0 billion",
        "balance/contradicted",
        "",
    ),
    Case(
        "The island earned $5.0 billion from exports and spent $7.0 billion on imports, leaving a gap of {}.",
        "$3.0 billion",
        "$2.0 billion",
        "balance/contradicted",
        "",
    ),
    Case(
        "With exports at $7.0 billion and imports at $5.0 billion, net exports were {}.",
        "$3.0 billion",
        "$2.0 billion",
        "balance/contradicted",
        "",
    ),
    Case(
        "Exports totalled $7.0 billion. Imports amounted to $5.0 billion. The trade balance was in surplus by {}.",
        "$3.0 billion",
        "$2.0 billion",
        "balance/contradicted",
        "",
    ),
    Case(
        "Exports of 1,317.9 billion euros exceeded imports of 1,090.0 billion euros by {}.",
        "127.9 billion euros",
        "227.9 billion euros",
        "balance/contradicted",
        "",
    ),
];

#[test]
fn errors_are_found_and_their_twins_hold() {
    for Case(text, wrong, right, code, help) in ERRORS {
        let (wrong, right) = (text.replace("{}", wrong), text.replace("{}", right));
        let report = check(&wrong);
        let found = contradicted(&report);
        let codes: Vec<String> = found.iter().map(|finding| finding.code()).collect();
        assert_eq!(codes, [code], "{wrong}");
        let offered = || found[0].suggestions.iter().map(|s| s.text.as_str());
        assert!(help.is_empty() || offered().any(|text| text.starts_with(help)), "{:?}", offered().collect::<Vec<_>>());
        let twin = check(&right);
        assert!(contradicted(&twin).is_empty(), "{right}");
        assert!(twin.findings().iter().any(|finding| finding.verdict().holds()), "{right}");
    }
}

/// Which of two figures is the larger one; nothing is said where the words are right.
#[test]
fn figures_in_the_wrong_order_are_found() {
    let cases = [
        ("Exports {} to $5.2 billion from $4.9 billion.", "fell", "rose", "it is a rise"),
        ("Imports {} from $4.9 billion in May to $5.2 billion in June.", "dropped", "climbed", "it is a rise"),
        ("The debt equalled 78.7% of GDP, slightly {} from 80.5% a year earlier.", "up", "down", "it is a fall"),
        ("Sales abroad were $3.2 billion, {} from $2.9 billion.", "down", "up", "it is a rise"),
        (
            "Italy was the largest buyer with ${} billion, followed by Spain with $1.45 billion.",
            "1.09",
            "1.90",
            "the other way round",
        ),
    ];
    for (text, wrong, right, help) in cases {
        let (wrong, right) = (text.replace("{}", wrong), text.replace("{}", right));
        let report = check(&wrong);
        let found = contradicted(&report);
        assert_eq!(found.len(), 1, "{wrong}");
        assert!(found[0].suggestions[0].text.contains(help), "{:?}", found[0].suggestions);
        assert!(contradicted(&check(&right)).is_empty(), "{right}");
    }
}
