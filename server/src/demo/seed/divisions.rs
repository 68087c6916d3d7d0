//! Provinces and prefectures.

use store::seed::{DivisionLevel, DivisionSeed};

const TABLE: &str = include_str!("divisions.tsv");

/// Every province and prefecture, by code.
pub fn all() -> Vec<DivisionSeed> {
    TABLE.lines().map(division).collect()
}

/// The Chinese and the English name of a division of the table.
pub(super) fn names(code: &str) -> (&'static str, &'static str) {
    let cells = TABLE.lines().map(cells);
    let found = cells.into_iter().find(|[own, ..]| *own == code);
    found.map_or_else(
        || panic!("no division {code}: a test names every office"),
        |[_, zh, en, _]| (zh, en),
    )
}

fn division(line: &'static str) -> DivisionSeed {
    let [code, name_zh, name_en, level] = cells(line);
    DivisionSeed {
        code: code.parse().expect("a test reads every code"),
        name_zh: name_zh.to_owned(),
        name_en: name_en.to_owned(),
        level: match level {
            "PROVINCE" => DivisionLevel::Province,
            _ => DivisionLevel::Prefecture,
        },
    }
}

fn cells(line: &'static str) -> [&'static str; 4] {
    let cells: Vec<_> = line.split('\t').collect();
    cells.try_into().expect("a test counts the cells of every line")
}
