//! A handover between the two offices, hop by hop.

use super::fixtures::{destination, key, key_id, manifest, origin, route, sign};
use crate::{
    custody::{
        Custody, CustodyEntry, CustodyExport, FORMAT, Head, Hop, HopFault, Item, ItemVerdict, Maker,
        Manifest, OfficeKey, RefusalReason, ReturnReason, Verdict,
    },
    identifier::OfficeCode,
    time::Moment,
};
use chrono::TimeDelta;

/// Every file taken, but the one named for its reason.
pub fn verdicts(refused: Option<(&str, RefusalReason)>) -> Vec<ItemVerdict> {
    let verdict = |item: &Item| match refused {
        Some((name, reason)) if name == item.name.as_str() => Verdict::Refused(reason),
        _ => Verdict::Accepted,
    };
    manifest(1)
        .items()
        .iter()
        .map(|item| ItemVerdict {
            name: item.name.clone(),
            verdict: verdict(item),
        })
        .collect()
}

pub fn accepted() -> Hop {
    Hop::Accepted(verdicts(None))
}

pub fn refused() -> Hop {
    Hop::Refused(verdicts(Some(("02-vehicle.jpg", RefusalReason::Illegible))))
}

/// A handover with all that was said in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Handover {
    pub custody: Custody,
    pub manifests: Vec<Manifest>,
    pub entries: Vec<CustodyEntry>,
}

impl Handover {
    pub fn new() -> Self {
        Self {
            custody: Custody::new(route()),
            manifests: vec![],
            entries: vec![],
        }
    }

    /// An hour after the hop before.
    pub fn maker(&self, office: &OfficeCode) -> Maker {
        let start: Moment = "2022-05-09T01:00:00Z".parse().unwrap();
        Maker {
            office: office.clone(),
            at: start + TimeDelta::hours(self.entries.len().try_into().unwrap()),
            key_id: key_id(),
        }
    }

    /// The manifest that a hop is about: that of the attempt, or for an offer that of the next.
    pub fn manifest(&self, hop: &Hop) -> Manifest {
        let offer = u32::from(*hop == Hop::Offered);
        manifest((self.custody.attempt() + offer).max(1))
    }

    /// An office takes a step, and signs it.
    pub fn hop(&mut self, office: &OfficeCode, hop: Hop) -> Result<(), HopFault> {
        let manifest = self.manifest(&hop);
        let statement = self.custody.draft(hop, self.maker(office), &manifest)?;
        self.custody = self.custody.clone().append(&statement, &manifest)?;
        let signature = sign(&key(office), &statement.message());
        self.entries.push(CustodyEntry { statement, signature });
        if self.manifests.len() < self.custody.attempt().try_into().unwrap() {
            self.manifests.push(manifest);
        }
        Ok(())
    }

    pub fn after(hops: impl IntoIterator<Item = (OfficeCode, Hop)>) -> Self {
        let mut handover = Self::new();
        for (office, hop) in hops {
            handover.hop(&office, hop).unwrap();
        }
        handover
    }

    pub fn export(&self) -> CustodyExport {
        let keys = [origin(), destination()].map(|office| OfficeKey {
            public_key: key(&office),
            key_id: key_id(),
            office,
        });
        CustodyExport {
            format: FORMAT.to_owned(),
            manifests: self.manifests.clone(),
            entries: self.entries.clone(),
            head: Head {
                entries: self.custody.entries(),
                hash: self.custody.head(),
            },
            keys: keys.into(),
        }
    }
}

/// Refused at the first attempt, confirmed by the origin, accepted at the second: 11 entries.
pub fn repaired() -> Handover {
    let (from, to) = (origin, destination);
    Handover::after([
        (from(), Hop::Offered),
        (from(), Hop::Sent),
        (to(), Hop::Received),
        (to(), Hop::Verified),
        (to(), refused()),
        (from(), Hop::Returned(ReturnReason::Refused)),
        (from(), Hop::Offered),
        (from(), Hop::Sent),
        (to(), Hop::Received),
        (to(), Hop::Verified),
        (to(), accepted()),
    ])
}
