//! The pool of plate numbers. What may happen to one number, `domain::plate` says; here it holds for all of them at once.
//!
//! One verb per file. Each runs in one transaction of its own, once per effect of a case, and locks the row of the number that it
//! changes and nothing that others wait for: two cases meet only where they want the same number or have the same vehicle.

mod assign;
mod claim;
mod desk;
mod fill;
mod offer;
mod prefix;
mod refusal;
mod release;
mod reserve;
mod retire;
mod row;
mod take_over;
#[cfg(test)]
mod tests;

pub use assign::Assignment;
pub use desk::{PoolCall, Pooled};
pub use fill::NumberInUse;
pub use offer::{Choice, Offered};
pub(crate) use prefix::prefixes;
pub use refusal::PoolRefusal;
pub use reserve::Reservation;
pub use retire::Retirement;
pub use take_over::{TakeOverError, TakeOverFault};
