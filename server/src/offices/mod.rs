//! The file of offices that `banli import` takes: divisions, offices, who works there and the numbers of their pools, checked
//! row by row.

mod file;
pub mod in_use;
mod pools;
mod row;
#[cfg(test)]
mod tests;

pub use pools::{List, Pools, Range};

use chrono::{DateTime, Utc};
use domain::identifier::{DivisionCode, OfficeCode};
use std::{collections::BTreeSet, fmt, io, path::PathBuf};
use store::import::Import;

/// Why a file of offices cannot be taken. Nothing of it has been written then.
#[derive(Debug, thiserror::Error)]
pub enum OfficesError {
    #[error("failed to read {}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("failed to understand the file: {0}")]
    NotToml(String),
    #[error("the file cannot be imported:{}", list(.0))]
    Faults(Vec<Fault>),
}

/// What is wrong with one field of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The table and the row, counted from 1: `offices[3]`. In a list, its file and the line: `in-use.tsv:3`.
    pub row: String,
    /// The field; empty where the row as a whole is meant.
    pub field: String,
    /// What is wrong. It never repeats a value: a row can hold a document of a person.
    pub text: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dot = if self.field.is_empty() { "" } else { "." };
        write!(f, "{}{dot}{}: {}", self.row, self.field, self.text)
    }
}

fn list(faults: &[Fault]) -> String {
    faults
        .iter()
        .fold(String::new(), |text, fault| text + "\n  " + &fault.to_string())
}

/// What the record and the program know already, so that a file need not repeat it.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub divisions: BTreeSet<DivisionCode>,
    pub offices: BTreeSet<OfficeCode>,
}

/// What a file holds, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub offices: Import,
    pub pools: Pools,
}

/// Reads a file. Every fault is named at once.
pub fn read(text: &str, known: &Known, at: DateTime<Utc>) -> Result<Checked, OfficesError> {
    let file = file::File::parse(text)?;
    let mut rows = row::Rows::new(known);
    let offices = Import {
        at,
        known_divisions: crate::demo::seed::divisions(),
        divisions: rows.divisions(&file.divisions),
        offices: rows.offices(&file.offices),
        staff: rows.staff(&file.staff),
    };
    let pools = Pools {
        ranges: rows.ranges(&file.plates),
        lists: rows.lists(&file.plates_in_use),
    };
    if rows.faults.is_empty() {
        Ok(Checked { offices, pools })
    } else {
        Err(OfficesError::Faults(rows.faults))
    }
}
