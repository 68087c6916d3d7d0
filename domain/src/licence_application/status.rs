//! Where an application stands.

use crate::law::Words;
use serde::{Deserialize, Serialize};

/// The status of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// Order 162, articles 6 and 7.
    Submitted,
    /// Order 162, article 3; Administrative Licensing Law, article 32(1)4.
    CorrectionRequested,
    /// Administrative Licensing Law, article 32(1)2; Order 162, article 93. End.
    NotAccepted,
    /// The end of an online attempt, which opens the counter (W-EL4). Reserved: an intake by ONLINE is converted here.
    CounterOnly,
    /// Administrative Licensing Law, article 32(1)5.
    Accepted,
    /// Administrative Licensing Law, article 34.
    Review,
    /// Decided by nobody yet; the lead has a proposal (older work norm).
    PendingApproval,
    /// Order 162, articles 83 and 84.
    Inquiry,
    /// Granted, not yet confirmed by the registry (design).
    Issuing,
    /// Order 162, article 61. End.
    Issued,
    /// Administrative Licensing Law, article 38(2). End.
    Refused,
    /// Design. End.
    Withdrawn,
    /// A correction that was never answered (policy). End.
    Lapsed,
    /// Administrative Licensing Law, article 69. End.
    Revoked,
    /// Another licence took its place (W-EL1). End; reserved.
    Superseded,
}

impl Status {
    pub const ALL: [Self; 15] = [
        Self::Submitted,
        Self::CorrectionRequested,
        Self::NotAccepted,
        Self::CounterOnly,
        Self::Accepted,
        Self::Review,
        Self::PendingApproval,
        Self::Inquiry,
        Self::Issuing,
        Self::Issued,
        Self::Refused,
        Self::Withdrawn,
        Self::Lapsed,
        Self::Revoked,
        Self::Superseded,
    ];

    /// Whether the matter has ended.
    pub const fn is_end(self) -> bool {
        match self {
            Self::Submitted
            | Self::CorrectionRequested
            | Self::Accepted
            | Self::Review
            | Self::PendingApproval
            | Self::Inquiry
            | Self::Issuing => false,
            Self::NotAccepted
            | Self::CounterOnly
            | Self::Issued
            | Self::Refused
            | Self::Withdrawn
            | Self::Lapsed
            | Self::Revoked
            | Self::Superseded => true,
        }
    }

    /// Whether it ended with a decision that the person can contest.
    pub const fn is_contestable(self) -> bool {
        matches!(self, Self::NotAccepted | Self::Refused | Self::Revoked)
    }

    /// The wire name, as in the API and in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "SUBMITTED",
            Self::CorrectionRequested => "CORRECTION_REQUESTED",
            Self::NotAccepted => "NOT_ACCEPTED",
            Self::CounterOnly => "COUNTER_ONLY",
            Self::Accepted => "ACCEPTED",
            Self::Review => "REVIEW",
            Self::PendingApproval => "PENDING_APPROVAL",
            Self::Inquiry => "INQUIRY",
            Self::Issuing => "ISSUING",
            Self::Issued => "ISSUED",
            Self::Refused => "REFUSED",
            Self::Withdrawn => "WITHDRAWN",
            Self::Lapsed => "LAPSED",
            Self::Revoked => "REVOKED",
            Self::Superseded => "SUPERSEDED",
        }
    }

    pub const fn words(self) -> Words {
        match self {
            Self::Submitted => Words::new("已提交，待受理", "Submitted, not yet accepted"),
            Self::CorrectionRequested => Words::new("待补正", "To be corrected by the applicant"),
            Self::NotAccepted => Words::new("不予受理", "Not accepted"),
            Self::CounterOnly => Words::new("须到窗口办理", "To be handled at the counter"),
            Self::Accepted => Words::new("已受理", "Accepted"),
            Self::Review => Words::new("审核中", "Under review"),
            Self::PendingApproval => Words::new("待审批", "Waiting for approval"),
            Self::Inquiry => Words::new("调查中", "Under inquiry"),
            Self::Issuing => Words::new("核发中", "Being issued"),
            Self::Issued => Words::new("已核发", "Issued"),
            Self::Refused => Words::new("不予核发", "Refused"),
            Self::Withdrawn => Words::new("已撤回", "Withdrawn"),
            Self::Lapsed => Words::new(
                "逾期未补正，终止办理",
                "Ended, because it was not corrected in time",
            ),
            Self::Revoked => Words::new("已撤销", "Revoked"),
            Self::Superseded => Words::new("已被新证取代", "Replaced by another licence"),
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
        }
    }
}
