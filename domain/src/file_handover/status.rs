//! Where a handover stands.

use crate::law::Words;
use serde::{Deserialize, Serialize};

/// The status of a handover. All names are ours (design); the steps are those of the e-dossier norm (W-UC5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// The origin has to take the request up: the first, or one after a refusal.
    Requested,
    Gathering,
    /// A second person at the origin has to offer it.
    Gathered,
    /// Offered, and on its way.
    Offered,
    /// Moved; the destination's machines compare it with the manifest.
    Sent,
    /// Whole; a person has to look at each document.
    Checking,
    /// A second person has to decide.
    Checked,
    /// Decided, not yet signed: no way back.
    Accepting,
    /// Decided, not yet signed.
    Refusing,
    /// Custody is at the destination; the origin has to mark its copy.
    Accepted,
    /// End.
    Transferred,
    /// The origin has no file that it can send. End.
    Unavailable,
    /// Ended, with the file where it was. End.
    Returned,
}

impl Status {
    pub const ALL: [Self; 13] = [
        Self::Requested,
        Self::Gathering,
        Self::Gathered,
        Self::Offered,
        Self::Sent,
        Self::Checking,
        Self::Checked,
        Self::Accepting,
        Self::Refusing,
        Self::Accepted,
        Self::Transferred,
        Self::Unavailable,
        Self::Returned,
    ];

    /// Whether the matter has ended.
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Transferred | Self::Unavailable | Self::Returned)
    }

    /// Whether the file is at the destination.
    pub const fn has_moved(self) -> bool {
        matches!(self, Self::Accepted | Self::Transferred)
    }

    /// Whether the vehicle is locked at the origin, or its lock asked for: from when the origin begins until the attempt is
    /// over, or the origin has marked its copy.
    pub const fn needs_lock(self) -> bool {
        !matches!(self, Self::Requested) && !self.is_end()
    }

    /// The wire name, as in the API and in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Requested => "REQUESTED",
            Self::Gathering => "GATHERING",
            Self::Gathered => "GATHERED",
            Self::Offered => "OFFERED",
            Self::Sent => "SENT",
            Self::Checking => "CHECKING",
            Self::Checked => "CHECKED",
            Self::Accepting => "ACCEPTING",
            Self::Refusing => "REFUSING",
            Self::Accepted => "ACCEPTED",
            Self::Transferred => "TRANSFERRED",
            Self::Unavailable => "UNAVAILABLE",
            Self::Returned => "RETURNED",
        }
    }

    pub const fn words(self) -> Words {
        match self {
            Self::Requested => Words::new("已请求调档", "Asked for at the office of origin"),
            Self::Gathering => Words::new("正在组卷", "Being gathered"),
            Self::Gathered => Words::new("已组卷，待签发", "Gathered, not yet offered"),
            Self::Offered => Words::new("已签发，传输中", "Offered, on its way"),
            Self::Sent => Words::new("已传输，核验中", "Sent, being compared with its list"),
            Self::Checking => Words::new("待核对", "Whole, to be checked"),
            Self::Checked => Words::new("已核对，待确认", "Checked, waiting for a second person"),
            Self::Accepting => Words::new("接收签署中", "Acceptance is being signed"),
            Self::Refusing => Words::new("退回签署中", "Refusal is being signed"),
            Self::Accepted => Words::new(
                "已接收，待转出地标注",
                "Accepted; the origin has to mark its copy",
            ),
            Self::Transferred => Words::new("已移交", "Handed over"),
            Self::Unavailable => Words::new(
                "转出地无法提供电子档案",
                "The origin has no file that it can send",
            ),
            Self::Returned => Words::new("已终止，档案仍在转出地", "Ended; the file stays at the origin"),
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
