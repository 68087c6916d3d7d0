//! Evidence that is asked for all at once, and what has come of it: what was granted is seen by whom it was granted to.
mod reckoning;
mod story;

pub use reckoning::{STRANGER, reckoned};
pub use story::{IN_THE_CALM, all, looked_on};
