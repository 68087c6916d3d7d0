//! From rows to what the record takes: every identifier read, every reference followed.

use super::{
    Fault, Known,
    file::{DivisionRow, Level, OfficeRow, StaffRow, row},
};
use domain::{
    access::Post,
    identifier::{DivisionCode, OfficeCode, is_hidden},
};
use figment::value::Value;
use std::{collections::BTreeSet, fmt::Display, str::FromStr};
use store::{
    import::Member,
    seed::{DivisionLevel, DivisionSeed, OfficeSeed},
};

/// The one kind of office that there is.
const KIND: &str = "VEHICLE_OFFICE";

/// Reads rows, and collects what is wrong with them.
pub(super) struct Rows {
    divisions: BTreeSet<DivisionCode>,
    offices: BTreeSet<OfficeCode>,
    pub(super) faults: Vec<Fault>,
}

/// A row under its name, with a place for its faults.
pub(super) struct Cells<'a> {
    row: String,
    faults: &'a mut Vec<Fault>,
}

impl Cells<'_> {
    pub(super) fn fault(&mut self, field: &str, text: impl Display) {
        self.faults.push(Fault {
            row: self.row.clone(),
            field: field.to_owned(),
            text: text.to_string(),
        });
    }

    pub(super) fn read<T: FromStr<Err: Display>>(&mut self, field: &str, text: &str) -> Option<T> {
        let read = text.parse();
        read.map_err(|error| self.fault(field, error)).ok()
    }

    /// The code of an office that is there.
    pub(super) fn office(&mut self, known: &BTreeSet<OfficeCode>, text: &str) -> Option<OfficeCode> {
        let office = self.read::<OfficeCode>("office", text)?;
        if !known.contains(&office) {
            self.fault("office", "there is no such office, here or in the record");
        }
        Some(office)
    }

    /// A name that is to be shown: not empty, on one line, every character of it seen.
    fn name(&mut self, field: &str, text: &str) -> Option<String> {
        let text = text.trim();
        let formed = !text.is_empty() && text.chars().count() <= 100 && !text.contains(is_hidden);
        if !formed {
            self.fault(field, "expected 1 to 100 characters on one line");
        }
        formed.then(|| text.to_owned())
    }
}

impl Rows {
    pub(super) fn new(known: &Known) -> Self {
        Self {
            divisions: known.divisions.clone(),
            offices: known.offices.clone(),
            faults: vec![],
        }
    }

    pub(super) fn divisions(&mut self, rows: &[Value]) -> Vec<DivisionSeed> {
        let mut seen = BTreeSet::new();
        let read = self.each("divisions", rows, |cells, row: DivisionRow| {
            let code = cells.read::<DivisionCode>("code", &row.code);
            let name_zh = cells.name("name_zh", &row.name_zh);
            let name_en = cells.name("name_en", &row.name_en);
            let level = match row.level {
                Level::Province => DivisionLevel::Province,
                Level::Prefecture => DivisionLevel::Prefecture,
            };
            let code = once(cells, code?, &mut seen)?;
            Some(DivisionSeed {
                code,
                name_zh: name_zh?,
                name_en: name_en?,
                level,
            })
        });
        self.divisions.extend(seen);
        read
    }

    pub(super) fn offices(&mut self, rows: &[Value]) -> Vec<OfficeSeed> {
        let known = self.divisions.clone();
        let mut seen = BTreeSet::new();
        let read = self.each("offices", rows, |cells, row: OfficeRow| {
            let code = cells.read::<OfficeCode>("code", &row.code);
            let name_zh = cells.name("name_zh", &row.name_zh);
            let name_en = cells.name("name_en", &row.name_en);
            let code = once(cells, code?, &mut seen)?;
            let division = code.division();
            if !known.contains(&division) {
                let text = format!("the division {division} is not known; add it to [[divisions]]");
                cells.fault("code", text);
            }
            let days: BTreeSet<_> = row.days_off.into_iter().collect();
            Some(OfficeSeed {
                code,
                name_zh: name_zh?,
                name_en: name_en?,
                kind: KIND.to_owned(),
                days_off: days.into_iter().collect(),
            })
        });
        self.offices.extend(seen);
        read
    }

    pub(super) fn staff(&mut self, rows: &[Value]) -> Vec<Member> {
        let known = self.offices.clone();
        self.each("staff", rows, |cells, row: StaffRow| {
            let name = cells.read("name", &row.name);
            let document = cells.read("document", &row.document);
            let office = cells.office(&known, &row.office);
            if row.posts.is_empty() {
                cells.fault("posts", "expected one at least");
            }
            if row.to.is_some_and(|to| to < row.from) {
                cells.fault("to", "is before from");
            }
            let posts: Vec<_> = row.posts.iter().map(|text| post(cells, text)).collect();
            Some(Member {
                name: name?,
                document: document?,
                office: office?,
                posts: posts
                    .into_iter()
                    .collect::<Option<BTreeSet<_>>>()?
                    .into_iter()
                    .collect(),
                from: row.from,
                to: row.to,
            })
        })
    }

    /// Those of the record, and of the rows so far.
    pub(super) fn known_offices(&self) -> BTreeSet<OfficeCode> {
        self.offices.clone()
    }

    pub(super) fn each<R: serde::de::DeserializeOwned, T>(
        &mut self,
        table: &str,
        rows: &[Value],
        mut read: impl FnMut(&mut Cells<'_>, R) -> Option<T>,
    ) -> Vec<T> {
        let mut all = vec![];
        for (place, value) in (1..).zip(rows) {
            let mut cells = Cells {
                row: format!("{table}[{place}]"),
                faults: &mut self.faults,
            };
            match row::<R>(&cells.row, value) {
                Ok(row) => all.extend(read(&mut cells, row)),
                Err(faults) => cells.faults.extend(faults),
            }
        }
        all
    }
}

/// A code that no row before had.
fn once<T: Ord + Clone>(cells: &mut Cells<'_>, code: T, seen: &mut BTreeSet<T>) -> Option<T> {
    let new = seen.insert(code.clone());
    if !new {
        cells.fault("code", "a row before has it too");
    }
    new.then_some(code)
}

fn post(cells: &mut Cells<'_>, text: &str) -> Option<Post> {
    let post = serde_json::from_value(text.into());
    let expected = || {
        let all = serde_json::to_value(Post::ALL).unwrap_or_default();
        format!("expected some of {all}")
    };
    post.map_err(|_| cells.fault("posts", expected())).ok()
}
