//! One number through its life, its refusals, draws, and runs of numbers.

mod choice;
mod life;
mod machine;
mod range;

use chrono::{NaiveDate, TimeDelta};
use uuid::Uuid;

use super::*;
use crate::access::PersonId;
use crate::identifier::{PlateNumber, Vin};
use crate::time::{Moment, start_of};

fn on(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

fn at(day: &str) -> Moment {
    start_of(on(day))
}

fn number() -> PlateNumber {
    "川A1B234".parse().unwrap()
}

const fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn vin(last: u8) -> Vin {
    format!("1M8GDM9AXKP0427{last:02}").parse().unwrap()
}

fn offer(to: PersonId, until: &str) -> Offer {
    Offer { to, until: at(until) }
}

fn holder(owner: PersonId, vehicle: Vin, since: &str) -> Holder {
    Holder {
        owner,
        vehicle,
        since: on(since),
    }
}

/// On the first vehicle of the first person since 2021-06-01.
fn assigned() -> PoolNumber {
    let first = holder(person(1), vin(1), "2021-06-01");
    let state = NumberState::Assigned {
        holder: first,
        claimed: None,
    };
    PoolNumber::in_state(number(), state)
}

/// Given up by the first person on this day; the claim ends two years later.
fn withdrawn(day: &str) -> PoolNumber {
    let withdrawal = Withdrawal {
        vehicle: vin(1),
        on: on(day),
        claim_until: on(day).checked_add_months(chrono::Months::new(24)).unwrap(),
    };
    assigned().withdraw(&withdrawal).unwrap()
}

/// Whether all is settled with the first vehicle; kept for a month.
fn claim(by: PersonId, settled: bool, now: &str) -> Claim {
    let until = at(now) + TimeDelta::days(30);
    Claim {
        offer: Offer { to: by, until },
        settled: settled.then(|| vin(1)),
    }
}
