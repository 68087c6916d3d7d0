//! What stands against a transfer now, and the refusal that says so.

use super::Hold;
use crate::{
    case::{Refusal, RefusalDetail},
    law::vehicle::{
        Referral, TransferGround, TransferObstacle as Code, inspection::InspectionFault, party::PartyRole,
    },
    plate::PlateRefusal,
};

/// What is meant by an obstacle. Lists are complete: nobody learns of the second thing after the first is cured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Obstacle {
    Grounds(Vec<TransferGround>),
    Questions(Vec<Referral>),
    Inspection(Vec<InspectionFault>),
    Consents(Vec<PartyRole>),
    OnHold(Vec<Hold>),
    Stopped(Vec<TransferGround>),
    Plate(PlateRefusal),
}

impl From<Obstacle> for Refusal {
    fn from(obstacle: Obstacle) -> Self {
        let (code, detail) = match obstacle {
            Obstacle::Grounds(grounds) => (Code::Grounds, RefusalDetail::Grounds { grounds }),
            Obstacle::Questions(referrals) => (Code::Questions, RefusalDetail::Questions { referrals }),
            Obstacle::Inspection(faults) => (Code::UnsoundInspection, RefusalDetail::Faults { faults }),
            Obstacle::Consents(missing) => (Code::Consents, RefusalDetail::Consents { missing }),
            Obstacle::OnHold(holds) => (Code::OnHold, RefusalDetail::Holds { holds }),
            Obstacle::Stopped(grounds) => (Code::Stopped, RefusalDetail::Grounds { grounds }),
            Obstacle::Plate(refusal) => (Code::Plate, RefusalDetail::Plate { refusal }),
        };
        Self::from(code).with_detail(detail)
    }
}
