//! The lines of the matrix.

use super::{personas, walk::marked};
use std::collections::{BTreeMap, BTreeSet};

/// Letters of a line, a persona each.
pub type Row = String;

/// Lines by path. A path has one row unless cases differ in who sees it.
#[derive(Default)]
pub struct Matrix {
    rows: BTreeMap<String, BTreeMap<Row, BTreeSet<&'static str>>>,
    /// Which fields of which objects anybody ever saw.
    pub seen: BTreeSet<(String, String)>,
    /// What could not be asked.
    pub uncovered: BTreeSet<String>,
}

impl Matrix {
    pub fn line(&mut self, path: &str, matter: &'static str, row: Row) {
        self.rows
            .entry(path.to_owned())
            .or_default()
            .entry(row)
            .or_default()
            .insert(matter);
    }

    /// Takes what was found elsewhere, on other paths.
    pub fn join(&mut self, other: Self) {
        for (path, rows) in other.rows {
            let known = self.rows.insert(path.clone(), rows);
            assert!(known.is_none(), "{path} was asked twice");
        }
        self.seen.extend(other.seen);
        self.uncovered.extend(other.uncovered);
    }

    /// The row of a path in a matter.
    fn row(&self, path: &str, matter: &str) -> Option<&Row> {
        let rows = self.rows.get(path)?.iter();
        rows.clone()
            .find(|(_, matters)| matters.contains(matter))
            .map(|(row, _)| row)
    }

    /// Leaves the lines below a path away which say the same as those below another one, for whoever finds it there.
    pub fn fold(&mut self, path: &str, of: &[&str], base: &str) {
        let lines: Vec<_> = of.iter().map(|of| marked(path, of)).collect();
        let below = format!("{path}.");
        let mut same = vec![];
        for (leaf, rows) in self.rows.iter().filter(|(leaf, _)| leaf.starts_with(&below)) {
            let there = leaf.replacen(path, base, 1);
            let alike = rows.values().flatten().all(|matter| {
                let found = lines.iter().filter_map(|line| self.row(line, matter));
                // Where it is nobody's, nobody finds it, or is refused.
                let found = found.max_by_key(|row| row.contains('S'));
                let row = self.row(leaf, matter);
                let expected = found.map(|found| masked(found, self.row(&there, matter)));
                expected.as_ref() == row
            });
            if alike {
                same.push(leaf.clone());
            }
        }
        for leaf in &same {
            self.rows.remove(leaf);
        }
    }

    /// The three forms of words are one line where all are seen alike.
    pub fn words(&mut self) {
        let of = |path: &str| path.strip_suffix(".en").map(str::to_owned);
        let words: Vec<_> = self.rows.keys().filter_map(|path| of(path)).collect();
        for path in words {
            let forms = ["en", "text", "zh"].map(|form| format!("{path}.{form}"));
            let siblings = self
                .rows
                .keys()
                .filter(|leaf| leaf.starts_with(&format!("{path}.")));
            let alike = forms
                .iter()
                .all(|form| self.rows.get(form) == self.rows.get(&forms[0]));
            if alike && siblings.count() == forms.len() {
                let rows = forms.map(|form| self.rows.remove(&form).unwrap_or_default());
                let [rows, ..] = rows;
                self.rows.insert(format!("{path}.{{en,text,zh}}"), rows);
            }
        }
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let width = self.rows.keys().map(|path| path.chars().count()).max();
        let width = width.unwrap_or_default();
        let columns = personas::ALL.map(|persona| format!("#   {}  {}", persona.letter, persona.words));
        let letters = personas::ALL.map(|persona| persona.letter.to_string()).join(" ");
        let mut lines = vec![HEAD.to_owned()];
        lines.extend(columns);
        lines.push(format!("\n{:width$}  {letters}", ""));
        for (path, rows) in &self.rows {
            let told: Vec<_> = rows.iter().filter(|(row, _)| !says_nothing(row)).collect();
            let told = if told.is_empty() {
                rows.iter().collect()
            } else {
                told
            };
            for (row, matters) in &told {
                let letters = row.chars().map(String::from).collect::<Vec<_>>().join(" ");
                let names = matters.iter().copied().collect::<Vec<_>>().join(", ");
                let of = if told.len() > 1 {
                    format!("  # {names}")
                } else {
                    String::new()
                };
                lines.push(format!("{path:width$}  {letters}{of}"));
            }
        }
        lines.join("\n") + "\n"
    }
}

const HEAD: &str = "# Who sees what, as it was asked and answered; `-` for a path that is not there in any of the seeded cases.
#
# A field:     S seen   M seen with parts starred   - not there   R refused
# A mutation:  D done   W allowed, not in this state   P not their post   O their own case   F four eyes
#              T, L somebody else holds the task   - as if it were not there   R refused
#
# Columns:";

/// What whoever finds a case in one place sees of it, by what they see of it in another.
fn masked(found: &str, there: Option<&Row>) -> Row {
    let nothing = "-".repeat(found.len());
    let there = there.unwrap_or(&nothing).chars();
    let letters = found.chars().zip(there);
    letters
        .map(|(found, there)| if found == 'S' { there } else { found })
        .collect()
}

/// Nobody sees it here, or somebody is refused and nobody sees it.
fn says_nothing(row: &str) -> bool {
    row.chars().all(|letter| letter == '-' || letter == 'R')
}
