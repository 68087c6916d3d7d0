//! Plate numbers as a pool: a number is on one vehicle at a time, offered to one person at a time, and kept for the one who
//! gave it up (O164 43, 44). Staff who choose one in any other way commit an offence (O164 83).
//!
//! The pool itself is a table elsewhere; here is what may happen to one number of it, and how one is chosen.

mod compose;
mod draw;
mod number;
mod range;
mod refusal;
mod temporary;
mod term;

#[cfg(test)]
mod tests;

pub use compose::{ComposeError, PlatePrefix, compose};
pub use draw::{DrawError, draw, draw_place};
pub use number::{Claim, Holder, Kept, NumberState, Offer, PoolNumber, Withdrawal};
pub use range::{PlateRange, PlateRangeError};
pub use refusal::PlateRefusal;
pub use temporary::last_day_of_temporary_plate;
pub use term::{last_day_to_claim, used_long_enough};
