//! What an assessment finds, while it is made and when it is done.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::law::Basis;
use crate::law::vehicle::party::PartyRole;
use crate::law::vehicle::{Consequence, Matter, Occasion, Referral, Route, Severity, TransferGround};

/// The result of an assessment. Every list is complete, each entry once, in the order of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    pub matter: Matter,
    /// Why the office says no.
    pub refusals: Vec<Stated>,
    /// What the applicant has to cure before it goes on. It becomes a refusal only if it never is.
    pub pauses: Vec<Stated>,
    /// Who has to apply together.
    pub joint: Vec<JointApplication>,
    /// What a person has to look at.
    pub referrals: Vec<Referral>,
    /// The way from office to office; `None` where there is none, or where a person has to say.
    pub route: Option<Route>,
}

/// A ground with what it rests on in this matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Stated {
    pub ground: TransferGround,
    pub basis: Basis,
}

/// Several people have to apply together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct JointApplication {
    pub because: TransferGround,
    pub parties: &'static [PartyRole],
    pub basis: Basis,
}

/// Sets that only grow.
pub(super) struct Found {
    matter: Matter,
    refusals: BTreeSet<TransferGround>,
    pauses: BTreeSet<TransferGround>,
    joint: BTreeSet<TransferGround>,
    referrals: BTreeSet<Referral>,
}

impl Found {
    pub(super) const fn new(matter: Matter) -> Self {
        Self {
            matter,
            refusals: BTreeSet::new(),
            pauses: BTreeSet::new(),
            joint: BTreeSet::new(),
            referrals: BTreeSet::new(),
        }
    }

    /// A ground was found: it does what the rules of this matter say.
    pub(super) fn ground(&mut self, ground: TransferGround) {
        match ground.consequence(self.matter) {
            Consequence::Refusal => self.refusals.extend([ground]),
            Consequence::JointApplication => self.joint.extend([ground]),
            Consequence::Nothing => {}
        }
    }

    pub(super) fn pause(&mut self, ground: TransferGround) {
        self.pauses.extend([ground]);
    }

    pub(super) fn refer(&mut self, referral: Referral) {
        self.referrals.extend([referral]);
    }

    pub(super) fn assessment(self, route: Option<Route>) -> Assessment {
        let matter = self.matter;
        let stated = |grounds: BTreeSet<TransferGround>| -> Vec<Stated> {
            let state = |ground: TransferGround| Stated {
                ground,
                basis: ground.basis(matter),
            };
            grounds.into_iter().map(state).collect()
        };
        let together = |because: TransferGround| JointApplication {
            because,
            parties: applicants(matter.occasion, because),
            basis: because.basis(matter),
        };
        Assessment {
            matter,
            refusals: stated(self.refusals),
            pauses: stated(self.pauses),
            joint: self.joint.into_iter().map(together).collect(),
            referrals: self.referrals.into_iter().collect(),
            route,
        }
    }
}

/// Who applies together. Only a mortgage and a pledge ask for it.
const fn applicants(occasion: Occasion, because: TransferGround) -> &'static [PartyRole] {
    match (occasion, because) {
        (Occasion::ChangeOfOwner, TransferGround::Pledge) => {
            &[PartyRole::Seller, PartyRole::Buyer, PartyRole::Pledgee]
        }
        (Occasion::ChangeOfOwner, _) => &[PartyRole::Seller, PartyRole::Buyer, PartyRole::Mortgagee],
        (Occasion::MovingHouse, TransferGround::Pledge) => &[PartyRole::Owner, PartyRole::Pledgee],
        (Occasion::MovingHouse, _) => &[PartyRole::Owner, PartyRole::Mortgagee],
    }
}

impl Assessment {
    /// The worst that was found. A joint application is no obstacle: it says who applies.
    pub fn severity(&self) -> Severity {
        if !self.refusals.is_empty() {
            Severity::Blocked
        } else if !self.pauses.is_empty() {
            Severity::Paused
        } else if !self.referrals.is_empty() {
            Severity::Review
        } else {
            Severity::Clear
        }
    }

    /// Every ground that was found, whatever it does.
    pub fn grounds(&self) -> BTreeSet<TransferGround> {
        let stated = self.refusals.iter().chain(&self.pauses).map(|one| one.ground);
        stated.chain(self.joint.iter().map(|one| one.because)).collect()
    }
}
