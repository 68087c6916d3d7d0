//! Lists of plate numbers that are on vehicles: each line is a number or has faults, under its own place, and none repeats a value.

use crate::sealed::RING;
use chrono::NaiveDate;
use server::offices::in_use::Lines;
use std::path::Path;

/// The identification number of a vehicle has as many characters: no fault says as much by itself.
const SHORTEST: usize = 17;

pub fn run(data: &[u8]) {
    let today = "2026-12-01".parse::<NaiveDate>().expect("a day");
    let lines = Lines::new(data, Path::new("list.tsv"), (&RING, today));
    let mut last = 0;
    for line in lines {
        match line.expect("bytes can be read") {
            Ok(line) => {
                assert!(last < line.place && line.number.holder.since <= today);
                let number = line.number.number;
                assert_eq!(number.as_str().parse().as_ref(), Ok(&number));
                last = line.place;
            }
            Err(faults) => {
                let place = faults[0]
                    .row
                    .rsplit(':')
                    .next()
                    .and_then(|place| place.parse().ok());
                let place: usize = place.expect("a fault names its line");
                assert!(last < place);
                last = place;
                let told = faults.iter().map(ToString::to_string).collect::<String>();
                assert!(long_fields(data).all(|field| !told.contains(field)), "{told}");
            }
        }
    }
}

fn long_fields(data: &[u8]) -> impl Iterator<Item = &str> {
    let text = std::str::from_utf8(data).unwrap_or_default();
    let fields = text.split(['\t', '\n', '\r']).map(str::trim);
    fields.filter(|field| field.len() >= SHORTEST && field.bytes().any(|byte| byte.is_ascii_digit()))
}
