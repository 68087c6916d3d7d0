//! What an application is opened with.

use crate::people::{Driver, office};
use domain::{
    case::{Channel, Locale},
    law::SpecialReason,
    licence_application::{Applicant, IntakeChannel, Submission},
    time::Moment,
};

/// Monday, 2 March 2026, nine o'clock in Shanghai: a plain week of an official calendar, whatever day the test runs on.
pub const MONDAY_MORNING: &str = "2026-03-02T09:00:00+08:00";

/// A driver at an office, at a moment of the office clock.
#[derive(Clone, Debug)]
pub struct Wish {
    pub driver: Driver,
    pub office: &'static str,
    pub channel: IntakeChannel,
    pub notice_channels: Vec<Channel>,
    pub opened_at: Moment,
}

impl Wish {
    /// At the counter of `office`, on Monday morning.
    pub fn at(office: &'static str, driver: Driver) -> Self {
        Self {
            driver,
            office,
            channel: IntakeChannel::Counter,
            notice_channels: vec![Channel::InApp],
            opened_at: MONDAY_MORNING.parse().expect("a moment"),
        }
    }

    /// The application of this wish.
    pub fn submission(&self) -> Submission {
        Submission {
            applicant: Applicant {
                name: self.driver.name.clone(),
                document: self.driver.document.clone(),
                email: Some("driver@example.org".parse().expect("an address")),
                phone: Some("13800001234".parse().expect("a number")),
                address: None,
                locale: Locale::default(),
            },
            channel: self.channel,
            special_reason: SpecialReason::NoUsableDevice,
            explanation: None,
            office: office(self.office),
            notice_channels: self.notice_channels.iter().copied().collect(),
            received_earlier: None,
            documents: vec![],
        }
    }
}
