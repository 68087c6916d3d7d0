//! Where a transfer stands. What holds it up or stops it is said beside the status, so that the way it has come stays seen.

use crate::law::Words;
use serde::{Deserialize, Serialize};

/// The status of one step of a transfer at one office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    Submitted,
    /// Order 164, article 3.
    CorrectionRequested,
    /// The office of registration was asked for the file; nothing is accepted yet (W-UC4, W-UC6).
    FileRequested,
    /// Taken up at the counter before the file is there (W-UC4, W-UC7). The rules and the clock are those of this day.
    PreAccepted,
    Accepted,
    /// The lead has a proposal (policy).
    PendingApproval,
    /// Decided; number, fees and plates are seen to (Order 164, article 26).
    Approved,
    /// The vehicle registry was asked to write it down (design).
    Registering,
    /// Order 164, articles 26 and 27(2). End.
    Registered,
    /// Order 164, article 27(1). End of the step at the office of registration.
    TransferredOut,
    /// Order 164, article 3. End.
    NotAccepted,
    /// Order 164, article 29. End.
    Refused,
    /// Design. End.
    Withdrawn,
    /// A correction that was never answered, or a vehicle that was never shown (policy). End.
    Lapsed,
}

impl Status {
    pub const ALL: [Self; 14] = [
        Self::Submitted,
        Self::CorrectionRequested,
        Self::FileRequested,
        Self::PreAccepted,
        Self::Accepted,
        Self::PendingApproval,
        Self::Approved,
        Self::Registering,
        Self::Registered,
        Self::TransferredOut,
        Self::NotAccepted,
        Self::Refused,
        Self::Withdrawn,
        Self::Lapsed,
    ];

    /// Until the registry is asked.
    pub(super) const BEFORE_REGISTRATION: [Self; 7] = [
        Self::Submitted,
        Self::CorrectionRequested,
        Self::FileRequested,
        Self::PreAccepted,
        Self::Accepted,
        Self::PendingApproval,
        Self::Approved,
    ];

    /// Whether the matter has ended.
    pub const fn is_end(self) -> bool {
        matches!(
            self,
            Self::Registered | Self::TransferredOut | Self::Lapsed | Self::Withdrawn
        ) || self.is_contestable()
    }

    /// Whether it ended with a decision that the person can contest.
    pub const fn is_contestable(self) -> bool {
        matches!(self, Self::NotAccepted | Self::Refused)
    }

    /// Whether the office has taken it up and not yet written it down: what the registry reports can hold it up or stop it.
    pub const fn is_running(self) -> bool {
        matches!(
            self,
            Self::PreAccepted | Self::Accepted | Self::PendingApproval | Self::Approved
        )
    }

    /// The wire name, as in the API and in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "SUBMITTED",
            Self::CorrectionRequested => "CORRECTION_REQUESTED",
            Self::FileRequested => "FILE_REQUESTED",
            Self::PreAccepted => "PRE_ACCEPTED",
            Self::Accepted => "ACCEPTED",
            Self::PendingApproval => "PENDING_APPROVAL",
            Self::Approved => "APPROVED",
            Self::Registering => "REGISTERING",
            Self::Registered => "REGISTERED",
            Self::TransferredOut => "TRANSFERRED_OUT",
            Self::NotAccepted => "NOT_ACCEPTED",
            Self::Refused => "REFUSED",
            Self::Withdrawn => "WITHDRAWN",
            Self::Lapsed => "LAPSED",
        }
    }

    pub const fn words(self) -> Words {
        match self {
            Self::Submitted => Words::new("已提交，待受理", "Submitted, not yet accepted"),
            Self::CorrectionRequested => Words::new("待补正", "To be corrected by the applicant"),
            Self::FileRequested => Words::new("已发出调档请求", "The file was asked for"),
            Self::PreAccepted => Words::new(
                "已预受理，待档案",
                "Taken up at the counter, waiting for the file",
            ),
            Self::Accepted => Words::new("已受理", "Accepted"),
            Self::PendingApproval => Words::new("待审批", "Waiting for approval"),
            Self::Approved => Words::new("已核准，办理号牌", "Approved; number and plates are seen to"),
            Self::Registering => Words::new("登记中", "Being registered"),
            Self::Registered => Words::new("已登记", "Registered"),
            Self::TransferredOut => Words::new("已转出", "Transferred out"),
            Self::NotAccepted => Words::new("不予受理", "Not accepted"),
            Self::Refused => Words::new("不予办理", "Refused"),
            Self::Withdrawn => Words::new("已撤回", "Withdrawn"),
            Self::Lapsed => Words::new("逾期终止办理", "Ended, because nobody came in time"),
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
