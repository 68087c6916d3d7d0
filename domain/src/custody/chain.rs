//! What the statements of a handover add up to.

use super::{Hop, HopFault, KeyId, Manifest, Obstacle, Route, Side, Stage, Statement};
use crate::{audit::Hex, case::chain::GENESIS, identifier::OfficeCode, time::Moment};
use serde::{Deserialize, Serialize};

/// A handover after some statements: where it stands, who has the file, and what may come next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Custody {
    route: Route,
    stage: Stage,
    /// 0 before the first offer.
    attempt: u32,
    /// The hash of the attempt's manifest; zeros before the first offer.
    manifest: Hex<32>,
    /// The number of statements so far.
    entries: u64,
    /// The hash of the last statement; zeros before the first.
    head: Hex<32>,
}

/// Who makes a hop, when, and signs it with which key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maker {
    pub office: OfficeCode,
    pub at: Moment,
    pub key_id: KeyId,
}

impl Custody {
    /// A handover of which nothing was said yet.
    pub const fn new(route: Route) -> Self {
        Self {
            route,
            stage: Stage::NotOffered,
            attempt: 0,
            manifest: Hex(GENESIS),
            entries: 0,
            head: Hex(GENESIS),
        }
    }

    /// The statement of a hop that may come next, to be signed. What would be refused is never there to be signed.
    pub fn draft(&self, hop: Hop, maker: Maker, manifest: &Manifest) -> Result<Statement, HopFault> {
        let statement = Statement {
            number: self.entries + 1,
            attempt: self.attempt_of(&hop),
            hop,
            office: maker.office,
            at: maker.at,
            manifest: Hex(manifest.hash()),
            previous: self.head,
            suite: manifest.suite(),
            key_id: maker.key_id,
        };
        self.clone().append(&statement, manifest)?;
        Ok(statement)
    }

    /// The handover after one more statement, with the manifest that it is about. The signature is not looked at here: what
    /// comes from the other office is checked with its key first.
    pub fn append(self, statement: &Statement, manifest: &Manifest) -> Result<Self, HopFault> {
        // First, so that an old receipt is called one whatever the handover waits for.
        let expected = self.attempt_of(&statement.hop);
        if statement.attempt < expected {
            return Err(HopFault::Replayed {
                attempt: statement.attempt,
                current: expected,
            });
        }
        let stage = self.stage_after(statement)?;
        if statement.attempt > expected {
            return Err(HopFault::WrongAttempt {
                attempt: statement.attempt,
                expected,
            });
        }
        self.check_manifest(statement, manifest)?;
        self.check_link(statement)?;
        statement.hop.check_verdicts(manifest)?;
        Ok(Self {
            stage,
            attempt: statement.attempt,
            manifest: statement.manifest,
            entries: statement.number,
            head: Hex(statement.hash()),
            route: self.route,
        })
    }

    /// An offer begins the next attempt; everything else belongs to the present one.
    fn attempt_of(&self, hop: &Hop) -> u32 {
        self.attempt.saturating_add(u32::from(*hop == Hop::Offered))
    }

    fn stage_after(&self, statement: &Statement) -> Result<Stage, HopFault> {
        let office = statement.office.clone();
        let hop = statement.hop.name();
        let side = self
            .side_of(&office)
            .ok_or_else(|| HopFault::NotAParty(office.clone()))?;
        self.stage
            .after(&statement.hop, side)
            .map_err(|obstacle| match obstacle {
                Obstacle::Order => HopFault::ImpossibleHop {
                    hop,
                    stage: self.stage,
                },
                Obstacle::Office => HopFault::WrongOffice { hop, office },
            })
    }

    fn check_manifest(&self, statement: &Statement, manifest: &Manifest) -> Result<(), HopFault> {
        let offered = statement.hop == Hop::Offered;
        let of_attempt = manifest.attempt() == statement.attempt;
        let is_the_one = offered || statement.manifest == self.manifest;
        if statement.manifest.0 != manifest.hash() || !of_attempt || !is_the_one {
            return Err(HopFault::WrongManifest);
        }
        if *manifest.route() != self.route {
            return Err(HopFault::AnotherRoute);
        }
        if statement.suite != manifest.suite() {
            return Err(HopFault::WrongSuite);
        }
        Ok(())
    }

    fn check_link(&self, statement: &Statement) -> Result<(), HopFault> {
        let (number, expected) = (statement.number, self.entries + 1);
        if number != expected {
            return Err(HopFault::WrongNumber { number, expected });
        }
        if statement.previous != self.head {
            return Err(HopFault::BrokenLink);
        }
        Ok(())
    }

    fn side_of(&self, office: &OfficeCode) -> Option<Side> {
        if *office == self.route.origin {
            Some(Side::Origin)
        } else {
            (*office == self.route.destination).then_some(Side::Destination)
        }
    }

    /// The office that has the file: one, whatever was said.
    pub const fn custodian(&self) -> &OfficeCode {
        match self.stage.custodian() {
            Side::Origin => &self.route.origin,
            Side::Destination => &self.route.destination,
        }
    }

    /// Whether the file of this manifest is what was offered last, and nothing was said since: its bytes are on their way.
    pub fn awaits(&self, manifest: &Manifest) -> bool {
        self.stage == Stage::Offered && self.manifest.0 == manifest.hash()
    }

    pub const fn route(&self) -> &Route {
        &self.route
    }

    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// The number of offers so far.
    pub const fn attempt(&self) -> u32 {
        self.attempt
    }

    /// The number of statements so far.
    pub const fn entries(&self) -> u64 {
        self.entries
    }

    /// The hash of the last statement; zeros before the first.
    pub const fn head(&self) -> Hex<32> {
        self.head
    }
}
