//! Where a handover stands, and which hop may come next from whom.

use super::{Hop, ReturnReason};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where a handover stands: named after its last hop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Stage {
    NotOffered,
    Offered,
    Sent,
    Received,
    Verified,
    /// The end: custody is at the destination.
    Accepted,
    /// Custody is at the origin, which may offer anew.
    Refused,
    /// Custody is at the origin, which may offer anew.
    Returned,
}

/// An end of the route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Side {
    Origin,
    Destination,
}

/// Why a hop cannot come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// No office can take this step now.
    Order,
    /// The step is possible, and not for this office to take.
    Office,
}

impl Stage {
    /// The stage that a hop of one side leads to.
    pub fn after(self, hop: &Hop, side: Side) -> Result<Self, Obstacle> {
        use Side::{Destination, Origin};
        let (next, sides): (_, &[Side]) = match (self, hop) {
            (Self::NotOffered | Self::Refused | Self::Returned, Hop::Offered) => (Self::Offered, &[Origin]),
            (Self::Offered, Hop::Sent) => (Self::Sent, &[Origin]),
            (Self::Sent, Hop::Received) => (Self::Received, &[Destination]),
            (Self::Received, Hop::Verified) => (Self::Verified, &[Destination]),
            (Self::Verified, Hop::Accepted(_)) => (Self::Accepted, &[Destination]),
            // What did not arrive, or arrived altered, can be refused without a receipt.
            (Self::Sent | Self::Received | Self::Verified, Hop::Refused(_)) => {
                (Self::Refused, &[Destination])
            }
            (Self::Refused, Hop::Returned(ReturnReason::Refused)) => (Self::Returned, &[Origin]),
            // Either office may be the one that has fallen silent.
            (Self::Offered | Self::Sent | Self::Received | Self::Verified, Hop::Returned(reason))
                if *reason != ReturnReason::Refused =>
            {
                (Self::Returned, &[Origin, Destination])
            }
            _ => return Err(Obstacle::Order),
        };
        if sides.contains(&side) {
            Ok(next)
        } else {
            Err(Obstacle::Office)
        }
    }

    /// The end of the route that has the file. It changes with one hop only, after which there is none.
    pub const fn custodian(self) -> Side {
        match self {
            Self::Accepted => Side::Destination,
            Self::NotOffered
            | Self::Offered
            | Self::Sent
            | Self::Received
            | Self::Verified
            | Self::Refused
            | Self::Returned => Side::Origin,
        }
    }

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotOffered => "NOT_OFFERED",
            Self::Offered => "OFFERED",
            Self::Sent => "SENT",
            Self::Received => "RECEIVED",
            Self::Verified => "VERIFIED",
            Self::Accepted => "ACCEPTED",
            Self::Refused => "REFUSED",
            Self::Returned => "RETURNED",
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
