//! The hops: what an office can say of a file that is handed over.

use super::{HopFault, ItemName, Manifest};
use serde::{Deserialize, Serialize};

/// One step of a handover, as the office that took it says.
///
/// On the wire a name, or a name with what it carries (`"SENT"`, `{"RETURNED":"WITHDRAWN"}`): in this form a reader
/// refuses fields that it does not know, so that nothing unsigned can stand beside what is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Hop {
    /// The origin has gathered the file, vouches for its manifest, and has locked the vehicle.
    Offered,
    /// The origin has put every file on its way.
    Sent,
    /// Everything has arrived at the destination. Nothing is said of it yet.
    Received,
    /// What arrived is what the manifest says, file by file.
    Verified,
    /// The destination takes the file: the one hop that moves custody. It decides on each file, and accepts each.
    Accepted(Vec<ItemVerdict>),
    /// The destination does not take the file. It decides on each file, and refuses at least one.
    Refused(Vec<ItemVerdict>),
    /// The attempt ends without a decision on the files, or the origin confirms a refusal: the origin unlocks the vehicle,
    /// and what the destination has of the file is void.
    Returned(ReturnReason),
}

/// What the destination says of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ItemVerdict {
    pub name: ItemName,
    pub verdict: Verdict,
}

/// Whether a file is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Verdict {
    Accepted,
    Refused(RefusalReason),
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RefusalReason {
    /// It did not arrive.
    Missing,
    /// It arrived with another size or hash.
    Altered,
    /// It cannot be opened as what it is said to be.
    Unreadable,
    /// It can be opened, and a person cannot make it out.
    Illegible,
    /// Pages or fields are missing.
    Incomplete,
    /// It is about another vehicle, or the vehicle differs from it (Order 164, article 29(1)).
    OtherVehicle,
}

/// Why a file went back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReturnReason {
    /// The destination has refused it. Said by the origin, and only then.
    Refused,
    /// The application was withdrawn.
    Withdrawn,
    /// The application was not granted.
    NotGranted,
    /// The period for it ran out.
    TimedOut,
    /// The other office does not answer.
    OfficeSilent,
    /// The vehicle was seized, or reported as stolen.
    VehicleStopped,
    /// Files came that the manifest does not list, and nothing else is wrong.
    Unlisted,
}

impl Hop {
    /// The name on the wire.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Offered => "OFFERED",
            Self::Sent => "SENT",
            Self::Received => "RECEIVED",
            Self::Verified => "VERIFIED",
            Self::Accepted(_) => "ACCEPTED",
            Self::Refused(_) => "REFUSED",
            Self::Returned(_) => "RETURNED",
        }
    }

    /// Whether a hop that decides does so for each file of the manifest, and for the file as a whole accordingly.
    pub(crate) fn check_verdicts(&self, manifest: &Manifest) -> Result<(), HopFault> {
        let (Self::Accepted(verdicts) | Self::Refused(verdicts)) = self else {
            return Ok(());
        };
        one_each(verdicts, manifest)?;
        let refused = verdicts
            .iter()
            .find(|one| matches!(one.verdict, Verdict::Refused(_)));
        match (self, refused) {
            (Self::Accepted(_), Some(one)) => Err(HopFault::ItemRefused(one.name.clone())),
            (Self::Refused(_), None) => Err(HopFault::NothingRefused),
            _ => Ok(()),
        }
    }
}

/// One verdict for each file, in the order of the manifest: so a decision has one form only.
fn one_each(verdicts: &[ItemVerdict], manifest: &Manifest) -> Result<(), HopFault> {
    let mut items = manifest.items().iter();
    for verdict in verdicts {
        if items.next().is_none_or(|item| item.name != verdict.name) {
            return Err(HopFault::VerdictOutOfPlace(verdict.name.clone()));
        }
    }
    match items.next() {
        Some(item) => Err(HopFault::VerdictMissing(item.name.clone())),
        None => Ok(()),
    }
}
