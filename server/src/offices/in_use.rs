//! A list of plate numbers that are on vehicles: a line each with the number, the vehicle's identification number, the document of
//! its owner, and the day since which the owner has used it, with tabs between them.

use super::{Fault, OfficesError};
use chrono::NaiveDate;
use domain::{
    identifier::{IdentityDocument, PlateNumber, Vin},
    plate::Holder,
};
use std::{
    fmt::Display,
    io::{self, BufRead},
    path::Path,
    str::FromStr,
};
use store::{KeyRing, plate::NumberInUse};

/// The longest line: four short fields, with room.
const LONGEST: usize = 4096;
/// So many faults are named.
const NAMED: usize = 100;

/// The number of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1.
    pub place: usize,
    pub number: NumberInUse,
}

/// The lines of a list, one after the other, each read or with its faults.
pub struct Lines<'a, R> {
    source: R,
    name: String,
    place: usize,
    context: Context<'a>,
    /// How many bytes were read.
    pub bytes: u64,
}

#[derive(Clone, Copy)]
struct Context<'a> {
    keys: &'a KeyRing,
    today: NaiveDate,
}

impl<'a, R: BufRead> Lines<'a, R> {
    /// Those of a file, as of a day. People are told apart by these keys.
    pub fn new(source: R, path: &Path, (keys, today): (&'a KeyRing, NaiveDate)) -> Self {
        Self {
            source,
            name: path.display().to_string(),
            place: 0,
            context: Context { keys, today },
            bytes: 0,
        }
    }

    /// The next line that holds a number; `None` at the end.
    fn line(&mut self) -> io::Result<Option<String>> {
        loop {
            let mut line = self.piece()?;
            if line.is_empty() {
                return Ok(None);
            }
            self.place += 1;
            let mut whole = line.ends_with(b"\n");
            // What is too long for a line is no number, whatever follows.
            while !whole && line.len() >= LONGEST {
                let rest = self.piece()?;
                whole = rest.is_empty() || rest.ends_with(b"\n");
                line.push(b'\t');
            }
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_end_matches(['\n', '\r']).trim_start_matches('\u{FEFF}');
            if !text.trim().is_empty() && !text.starts_with('#') {
                return Ok(Some(text.to_owned()));
            }
        }
    }

    /// A line, or as much of it as a line may hold.
    fn piece(&mut self) -> io::Result<Vec<u8>> {
        let mut piece = vec![];
        let limit = u64::try_from(LONGEST).unwrap_or(u64::MAX);
        let read = io::Read::take(&mut self.source, limit).read_until(b'\n', &mut piece)?;
        self.bytes += u64::try_from(read).unwrap_or_default();
        Ok(piece)
    }

    /// The fault of a line.
    pub fn fault(&self, place: usize, field: &str, text: impl Display) -> Fault {
        Fault {
            row: format!("{}:{place}", self.name),
            field: field.to_owned(),
            text: text.to_string(),
        }
    }

    fn read(&self, text: &str) -> Result<NumberInUse, Vec<Fault>> {
        let mut faults = vec![];
        let fields: Vec<_> = text.split('\t').map(str::trim).collect();
        let &[number, vin, owner, since] = fields.as_slice() else {
            let text = "expected 4 fields with tabs between them: number, vin, owner, since";
            return Err(vec![self.fault(self.place, "", text)]);
        };
        let mut cells = Cells {
            lines: self,
            faults: &mut faults,
        };
        let number = cells.read::<PlateNumber>("number", number);
        let vehicle = cells.read::<Vin>("vin", vin);
        let owner = cells.read::<IdentityDocument>("owner", owner);
        let since = cells.day(since);
        match (number, vehicle, owner, since) {
            (Some(number), Some(vehicle), Some(owner), Some(since)) => Ok(NumberInUse {
                number,
                holder: Holder {
                    owner: self.context.keys.person_of(&owner),
                    vehicle,
                    since,
                },
            }),
            _ => Err(faults),
        }
    }
}

struct Cells<'l, 'a, R> {
    lines: &'l Lines<'a, R>,
    faults: &'l mut Vec<Fault>,
}

impl<R: BufRead> Cells<'_, '_, R> {
    fn fault(&mut self, field: &str, text: impl Display) {
        let fault = self.lines.fault(self.lines.place, field, text);
        self.faults.push(fault);
    }

    fn read<T: FromStr<Err: Display>>(&mut self, field: &str, text: &str) -> Option<T> {
        text.parse().map_err(|error| self.fault(field, error)).ok()
    }

    fn day(&mut self, text: &str) -> Option<NaiveDate> {
        let day = text.parse::<NaiveDate>().ok();
        match day {
            None => self.fault("since", "expected a day such as 2021-09-01"),
            Some(day) if self.lines.context.today < day => self.fault("since", "has not come yet"),
            Some(_) => return day,
        }
        None
    }
}

impl<R: BufRead> Iterator for Lines<'_, R> {
    type Item = io::Result<Result<Line, Vec<Fault>>>;

    fn next(&mut self) -> Option<Self::Item> {
        let text = match self.line() {
            Ok(text) => text?,
            Err(error) => return Some(Err(error)),
        };
        let place = self.place;
        let read = self.read(&text);
        Some(Ok(read.map(|number| Line { place, number })))
    }
}

/// Reads a list to its end and names what is wrong with it. Gives how many numbers it holds.
pub fn check<R: BufRead>(lines: Lines<'_, R>, path: &Path) -> Result<usize, OfficesError> {
    let (mut count, mut faults) = (0, vec![]);
    for line in lines {
        let line = line.map_err(|source| OfficesError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        match line {
            Ok(_) => count += 1,
            Err(found) => faults.extend(found),
        }
        if faults.len() >= NAMED {
            break;
        }
    }
    if faults.is_empty() {
        Ok(count)
    } else {
        Err(OfficesError::Faults(faults))
    }
}
