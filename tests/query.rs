#[test]
fn smoke() {
    let data = bilateral::Dataset::embedded().unwrap();
    println!("{data:?}");
    for text in [
        "turnover RUS PRK in 2011 times less than turnover CHN PRK in 2011",
        "turnover RUS PRK in 2013",
        "turnover PRK WLD in 2011",
        "balance PRK RUS in 2014",
        "exports RUS PRK in 2014",
        "written_off RUS PRK in 2014",
        "debt_stock RUS PRK in 2014",
        "turnover PRK WLD in 2016 growth from turnover PRK WLD in 2015",
        "turnover CHN PRK in 2015 growth from turnover CHN PRK in 2014",
        "turnover PRK WLD in 1999",
        "turnover RUS PRK in 2015 from \"economic-ties\"",
        "turnover RUS PRK in 2020",
        "turnover CHN PRK in 2012",
    ] {
        match data.eval(&text.parse().unwrap()) {
            Ok(a) => println!("{a}\n{a:#}"),
            Err(e) => println!("{e}"),
        }
    }
    for c in data.conflicts() {
        println!("{c}");
    }
    for a in data.eval_all(&"turnover RUS PRK in 2013 growth from turnover RUS PRK in 2011".parse().unwrap()).unwrap() {
        println!("{a}");
    }
}
