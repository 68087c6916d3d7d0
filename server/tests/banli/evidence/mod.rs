//! Accident evidence that is asked for, decided on and looked at, by people who do not give up.
mod access;
mod accidents;
mod log;
mod telephone;
mod viewing;

pub use access::{Access, HEAD, OFFICER, OVERSIGHT, PEOPLE};
pub use accidents::{UNIT, seed};
pub use log::{Log, Seen};
pub use telephone::Telephone;
