//! What the demo starts with: real divisions and roll-out, offices, invented staff and drivers. See README.md.

mod accidents;
mod divisions;
mod drivers;
mod known;
mod names;
mod offices;
mod plan;
mod samples;
mod staff;
#[cfg(test)]
mod tests;
mod vehicles;

pub use accidents::{Accident, accident};
pub use divisions::all as divisions;
pub use offices::codes as offices;
pub use samples::{Sample, samples};
pub use vehicles::{numbers, numbers_in_use, vehicles};

use chrono::NaiveDate;
use domain::{law::rollout::Rollout, time::start_of};
use plan::{Driver, Plan};
use store::seed::SeedData;

/// All rows of the demo, as life would have them on this day of the office clock: licences were renewed in time until then, and
/// those that ran out did so shortly before. The same day gives the same rows; people and their offices do not depend on it.
pub fn seed_data(day: NaiveDate) -> SeedData {
    SeedData {
        at: start_of(day),
        divisions: divisions(),
        offices: offices::all(),
        rollout: Rollout::official().rows().to_vec(),
        staff: staff::all(),
        licences: all_drivers(day)
            .into_iter()
            .map(|driver| driver.licence)
            .collect(),
    }
}

/// Everybody with a licence: those written one by one, then the others.
fn all_drivers(day: NaiveDate) -> Vec<Driver> {
    let plans: Vec<Plan> = known::plans().chain(drivers::plans()).collect();
    let drivers = plans.into_iter().enumerate();
    drivers.map(|(index, plan)| plan.on(day, index)).collect()
}
