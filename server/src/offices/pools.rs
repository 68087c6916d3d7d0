//! The numbers of an office's pool, as the file names them: runs of new ones, and lists of those that are on vehicles.

use super::{
    file::{InUseRow, PlateRow},
    row::{Cells, Rows},
};
use domain::{
    identifier::{OfficeCode, PlateNumber},
    plate::PlateRange,
};
use figment::value::Value;
use std::{collections::BTreeSet, path::PathBuf};

/// So many numbers a run may hold: those of one group of five digits.
const LONGEST: usize = 100_000;

/// What goes into the pools.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pools {
    pub ranges: Vec<Range>,
    pub lists: Vec<List>,
}

/// A run of new numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    pub office: OfficeCode,
    pub numbers: PlateRange,
    /// Numbers of the run that nobody is to get.
    pub withheld: BTreeSet<PlateNumber>,
}

/// A file of numbers that are on vehicles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    pub office: OfficeCode,
    /// As it is written: seen from the file that names it.
    pub file: PathBuf,
}

impl Rows {
    pub(super) fn ranges(&mut self, rows: &[Value]) -> Vec<Range> {
        let known = self.known_offices();
        self.each("plates", rows, |cells, row: PlateRow| {
            let office = cells.office(&known, &row.office);
            let from = cells.read::<PlateNumber>("from", &row.from);
            let to = cells.read::<PlateNumber>("to", &row.to);
            let withheld: Vec<_> = row
                .withheld
                .iter()
                .map(|number| cells.read("withheld", number))
                .collect();
            let withheld = withheld.into_iter().collect::<Option<BTreeSet<_>>>();
            let numbers = range(cells, &(from?, to?))?;
            let withheld = within(cells, &numbers, withheld?);
            Some(Range {
                office: office?,
                numbers,
                withheld,
            })
        })
    }

    pub(super) fn lists(&mut self, rows: &[Value]) -> Vec<List> {
        let known = self.known_offices();
        self.each("plates_in_use", rows, |cells, row: InUseRow| {
            let office = cells.office(&known, &row.office);
            Some(List {
                office: office?,
                file: row.file,
            })
        })
    }
}

fn range(cells: &mut Cells<'_>, (from, to): &(PlateNumber, PlateNumber)) -> Option<PlateRange> {
    let range = PlateRange::new(from, to);
    let range = range.map_err(|error| cells.fault("to", error)).ok()?;
    let fits = range.numbers().nth(LONGEST).is_none();
    if !fits {
        cells.fault("to", format!("a run has at most {LONGEST} numbers"));
    }
    fits.then_some(range)
}

/// A number that is withheld from another run would be given out unnoticed.
fn within(
    cells: &mut Cells<'_>,
    range: &PlateRange,
    withheld: BTreeSet<PlateNumber>,
) -> BTreeSet<PlateNumber> {
    if !withheld.is_empty() {
        let all: BTreeSet<_> = range.numbers().collect();
        if !withheld.is_subset(&all) {
            cells.fault("withheld", "holds a number that is not in the run");
        }
    }
    withheld
}
