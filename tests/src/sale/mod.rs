//! A car of Chengdu that was sold in Guangzhou: the people, the papers and what every register says of it.

mod application;
mod car;
mod departure;
mod handover;
mod offices;
mod outcome;
mod staff;
mod transfer;
mod whole_way;

pub use application::{named, party};
pub use departure::{let_go, let_go_on_paper, let_go_with};
pub use handover::{
    Verdicts, check_with, checked, gathered, handed_back, handed_over, offered, scanned, scanned_as, taken_up,
};
pub use offices::scan;
pub(crate) use offices::{keys, prepare};
pub use outcome::{holder, is_registered, is_taken, statements, told, told_to, was_told};
pub use staff::{another_here, another_there, here, staff, there};
pub use transfer::{
    accepted, approved, approved_upon, asked_for, begun, carried_out, chosen_by, inspected, is_answered,
    is_known, number_chosen, number_taken, paid, registered,
};
pub use whole_way::whole_way;

use crate::{people::Driver, under_test::UnderTest, wish::MONDAY_MORNING};
use chrono::NaiveDate;
use domain::{
    file_handover::FileHandover,
    identifier::{PlateNumber, Vin},
    time::{Moment, office_day},
    vehicle_transfer::VehicleTransfer,
};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::World;

/// A transfer under test.
pub type Transfer<'w> = UnderTest<'w, VehicleTransfer>;
/// A handover under test.
pub type Handover<'w> = UnderTest<'w, FileHandover>;

static SALES: AtomicU32 = AtomicU32::new(1);

/// A district of Guangzhou, where the car was sold.
pub const TIANHE: &str = "440106";
/// A district of Chengdu, where it is registered.
pub const JINJIANG: &str = "510104";

/// What a sale is about.
#[derive(Clone, Debug)]
pub struct Sale {
    pub vin: Vin,
    /// The number that it carries in Chengdu.
    pub old_plate: PlateNumber,
    pub buyer: Driver,
    pub seller: Driver,
    /// The district that the invoice names.
    pub sold_in: &'static str,
    pub opened_at: Moment,
}

impl Sale {
    /// The next one in Guangzhou. Every register knows of it, and nothing stands against it.
    pub async fn next(world: &World) -> Self {
        Self::unknown(TIANHE).entered(world, |_| ()).await
    }

    /// The next one in Chengdu, from where the car leaves first.
    pub async fn next_at_origin(world: &World) -> Self {
        Self::unknown(JINJIANG).entered(world, |_| ()).await
    }

    /// The next one in a district, of which no register knows yet.
    pub fn unknown(sold_in: &'static str) -> Self {
        let index = SALES.fetch_add(1, Ordering::Relaxed);
        Self {
            vin: format!("LDEM0AAA0L{index:07}").parse().unwrap(),
            old_plate: format!("川A{index:05}").parse().unwrap(),
            buyer: Driver::next(),
            seller: Driver::next(),
            sold_in,
            opened_at: MONDAY_MORNING.parse().unwrap(),
        }
    }

    /// The same at another time.
    #[must_use]
    pub fn at(self, opened_at: &str) -> Self {
        Self {
            opened_at: opened_at.parse().unwrap(),
            ..self
        }
    }

    pub fn today(&self) -> NaiveDate {
        office_day(self.opened_at)
    }
}
