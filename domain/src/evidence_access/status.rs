//! Where an application stands.

use crate::law::Words;
use serde::{Deserialize, Serialize};

/// The status of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// Entered in the ledger (W-EV1).
    Submitted,
    /// Something is missing (design).
    CorrectionRequested,
    /// End.
    NotAccepted,
    /// Each item is looked at (W-EV1).
    Review,
    /// The head of the unit has to consent (W-EV2).
    PendingConsent,
    /// Consented to; pages are being made (design).
    Preparing,
    /// Order 146, article 65. The grant says from when to when.
    Granted,
    /// The time has passed (policy). End, until it is renewed.
    Expired,
    /// End.
    Refused,
    /// Taken back (design). End.
    Revoked,
    /// The authority has ended, the file was handed to prosecution, or it was with the court at a renewal. End.
    Ended,
    /// Design. End.
    Withdrawn,
    /// A correction that was never answered (policy). End.
    Lapsed,
}

impl Status {
    pub const ALL: [Self; 13] = [
        Self::Submitted,
        Self::CorrectionRequested,
        Self::NotAccepted,
        Self::Review,
        Self::PendingConsent,
        Self::Preparing,
        Self::Granted,
        Self::Expired,
        Self::Refused,
        Self::Revoked,
        Self::Ended,
        Self::Withdrawn,
        Self::Lapsed,
    ];

    /// Where nothing is decided yet.
    pub const BEFORE_THE_DECISION: [Self; 4] = [
        Self::Submitted,
        Self::CorrectionRequested,
        Self::Review,
        Self::PendingConsent,
    ];

    pub fn is_before_the_decision(self) -> bool {
        Self::BEFORE_THE_DECISION.contains(&self)
    }

    /// Whether the matter has ended.
    pub const fn is_end(self) -> bool {
        match self {
            Self::Submitted
            | Self::CorrectionRequested
            | Self::Review
            | Self::PendingConsent
            | Self::Preparing
            | Self::Granted => false,
            Self::NotAccepted
            | Self::Expired
            | Self::Refused
            | Self::Revoked
            | Self::Ended
            | Self::Withdrawn
            | Self::Lapsed => true,
        }
    }

    /// The wire name, as in the API and in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "SUBMITTED",
            Self::CorrectionRequested => "CORRECTION_REQUESTED",
            Self::NotAccepted => "NOT_ACCEPTED",
            Self::Review => "REVIEW",
            Self::PendingConsent => "PENDING_CONSENT",
            Self::Preparing => "PREPARING",
            Self::Granted => "GRANTED",
            Self::Expired => "EXPIRED",
            Self::Refused => "REFUSED",
            Self::Revoked => "REVOKED",
            Self::Ended => "ENDED",
            Self::Withdrawn => "WITHDRAWN",
            Self::Lapsed => "LAPSED",
        }
    }

    pub const fn words(self) -> Words {
        match self {
            Self::Submitted => Words::new("已登记，待受理", "Entered, not yet taken up"),
            Self::CorrectionRequested => Words::new("待补正", "To be corrected by the applicant"),
            Self::NotAccepted => Words::new("不予受理", "Not accepted"),
            Self::Review => Words::new("逐项审核中", "Items under review"),
            Self::PendingConsent => Words::new("待负责人审批", "Waiting for the head of the unit"),
            Self::Preparing => Words::new("材料制作中", "Pages are being made"),
            Self::Granted => Words::new("同意查阅", "Access granted"),
            Self::Expired => Words::new("查阅期限届满", "The time to see it has passed"),
            Self::Refused => Words::new("不予查阅", "Refused"),
            Self::Revoked => Words::new("已撤销查阅", "Access taken back"),
            Self::Ended => Words::new("查阅已终止", "Access has ended"),
            Self::Withdrawn => Words::new("已撤回", "Withdrawn"),
            Self::Lapsed => Words::new(
                "逾期未补正，终止办理",
                "Ended, because it was not corrected in time",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_that_of_the_wire() {
        for status in Status::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.as_str());
            assert!(!status.words().zh.is_ascii() && status.words().en.is_ascii());
        }
    }
}
