//! A run of numbers with which the pool of an office is filled.

use thiserror::Error;

use crate::identifier::PlateNumber;

/// All numbers from a first to a last one, which differ in their last group of digits alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlateRange {
    head: String,
    width: usize,
    first: u32,
    last: u32,
    tail: String,
}

/// Two numbers that are not the ends of one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PlateRangeError {
    #[error("failed to read a range of plate numbers: its ends differ in more than one group of digits")]
    Different,
    #[error("failed to read a range of plate numbers: it ends before it begins")]
    Backwards,
}

impl PlateRange {
    pub fn new(first: &PlateNumber, last: &PlateNumber) -> Result<Self, PlateRangeError> {
        let (ends, other) = (parts(first.as_str()), parts(last.as_str()));
        let ([head, digits, tail], [other_head, other_digits, other_tail]) = (ends, other);
        if (head, digits.len(), tail) != (other_head, other_digits.len(), other_tail) {
            return Err(PlateRangeError::Different);
        }
        let number = |digits: &str| digits.parse().map_err(|_| PlateRangeError::Different);
        let (from, to) = (number(digits)?, number(other_digits)?);
        if from > to {
            return Err(PlateRangeError::Backwards);
        }
        Ok(Self {
            head: head.to_owned(),
            width: digits.len(),
            first: from,
            last: to,
            tail: tail.to_owned(),
        })
    }

    /// In their order. They are all of one class.
    pub fn numbers(&self) -> impl Iterator<Item = PlateNumber> + '_ {
        let Self {
            head, width, tail, ..
        } = self;
        (self.first..=self.last).map(move |number| {
            PlateNumber::parse(&format!("{head}{number:0width$}{tail}"))
                .expect("digits in the place of digits keep the form of a number")
        })
    }
}

/// What stands before the last group of digits, the digits, and what stands behind them.
fn parts(number: &str) -> [&str; 3] {
    let digit = |c: char| c.is_ascii_digit();
    let (rest, tail) = number.split_at(number.trim_end_matches(|c| !digit(c)).len());
    let (head, digits) = rest.split_at(rest.trim_end_matches(digit).len());
    [head, digits, tail]
}
