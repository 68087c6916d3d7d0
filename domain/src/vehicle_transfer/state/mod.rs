//! What all events of a transfer amount to.

mod known;
mod number;
mod outputs;

pub use known::{Known, TaxAnswer, Vehicle};
pub use number::{Number, OfferedNumbers, ReservedNumber};
pub use outputs::{Done, Fees, Outputs, Temporary};

use super::{MissingPaper, Party, ProposedDecision, Status, TransferChannel, TransferEffect, VehicleRecord};
use crate::{
    access::PersonId,
    case::{Casework, Channel, EffectId, FreeText},
    deadline::RuleId,
    file_handover::{Desk, EndReason, TransferParties},
    identifier::{CaseNumber, PlateNumber, Vin},
    law::{
        RegistrationRuleSet,
        vehicle::{
            AgentFacts, Matter, Occasion, Referral, Route, StepAct, TradeFacts, TransferGround,
            document::TitleProof, inspection::InspectionRecord, party::PartyRole,
        },
    },
    time::Moment,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One step of a transfer at one office, now. A transfer in two steps is two cases: one that leaves, one that arrives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    pub work: Casework<TransferEffect>,
    pub status: Status,
    /// What the office does here.
    pub act: StepAct,
    pub channel: TransferChannel,
    pub submitted_by: PersonId,
    pub parties: Vec<Party>,
    pub vin: Vin,
    pub trade: TradeFacts,
    pub title: Option<TitleProof>,
    /// By which ways the applicant's side is told.
    pub notice_channels: BTreeSet<Channel>,
    pub agent: Option<AgentFacts>,
    pub known: Known,
    pub correction: Option<Correction>,
    pub acceptance: Option<Acceptance>,
    pub file: VehicleFile,
    /// The handover that brings the file, or brought it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handover: Option<CaseNumber>,
    /// The vehicle at this office, where the office registers it upon a file of its own.
    #[serde(default, skip_serializing_if = "VehicleLock::is_free")]
    pub lock: VehicleLock,
    pub appointment: Option<Moment>,
    pub inspection: Option<InspectionRecord>,
    pub proposal: Option<Proposal>,
    pub decision: Option<Decision>,
    /// What it waits for. Empty while it goes on.
    pub holds: BTreeSet<Hold>,
    /// What the registry said that bars it, until a person lifts it.
    pub stops: BTreeSet<TransferGround>,
    pub number: Number,
    pub fees: Fees,
    pub outputs: Outputs,
    /// The day on which a negative decision was served.
    pub served_on: Option<NaiveDate>,
}

/// The one notice of correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub missing: Vec<MissingPaper>,
    pub answered: bool,
}

/// The acceptance, which fixes the rules and starts the clock: also a pre-acceptance at the counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Acceptance {
    pub day: NaiveDate,
    pub rules: RegistrationRuleSet,
    /// The route that the facts lead to; `None` where a person said that it may go on all the same.
    pub route: Option<Route>,
    /// The period of this step: which one, the case says.
    pub rule: RuleId,
    /// Taken up at the counter before its file was here.
    pub before_the_file: bool,
}

/// Where the file of the vehicle is, seen from this case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "file")]
pub enum VehicleFile {
    /// The office has it.
    AtHand,
    /// At the office of registration, or at another that took it before; nobody has asked for it.
    Elsewhere,
    Requested {
        handover: Option<CaseNumber>,
        /// The desk that was told last that an office is late.
        late: Option<Desk>,
    },
    /// It did not come; it can be asked for again. Without a reason: the request could not be sent.
    Failed { reason: Option<EndReason> },
    /// It came by a handover, which has checked it: for this transfer, or for an earlier one that ended.
    Arrived,
}

/// The lock on the vehicle at the office that has its file: held while the registry is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum VehicleLock {
    #[default]
    Free,
    /// Asked for, not yet confirmed.
    Asked,
    Held,
    /// Its end was asked for, and is not yet confirmed.
    Releasing,
    /// Another case has the vehicle, as far as is known.
    Refused,
}

impl VehicleLock {
    pub const fn is_free(&self) -> bool {
        matches!(self, Self::Free)
    }
}

/// What the reviewer laid before the lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub by: PersonId,
    pub proposed: ProposedDecision,
    /// The questions that its words answer; `None` where it has none, or an earlier version did not say which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<BTreeSet<Referral>>,
}

/// The decision that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub by: PersonId,
    pub at: Moment,
    pub decided: Decided,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "decided")]
pub enum Decided {
    Approved,
    NotAccepted {
        grounds: Vec<TransferGround>,
        words: FreeText,
    },
    Refused {
        grounds: Vec<TransferGround>,
        words: FreeText,
    },
}

/// Why a case waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "hold")]
pub enum Hold {
    /// Something of the vehicle has to be cured.
    Ground { ground: TransferGround },
    /// Somebody objected.
    Objection { by: PersonId },
    /// Nobody came to the appointment (policy).
    Absence,
}

impl Hold {
    /// Whether it is the applicant whom it waits for.
    pub const fn is_absence(self) -> bool {
        matches!(self, Self::Absence)
    }
}

impl State {
    pub const fn occasion(&self) -> Occasion {
        self.trade.occasion
    }

    /// Under which law it falls once it is accepted.
    pub fn matter(&self) -> Option<Matter> {
        self.acceptance
            .map(|acceptance| Matter::new(acceptance.rules, self.occasion()))
    }

    pub const fn record(&self) -> Option<&VehicleRecord> {
        match &self.known.vehicle {
            Vehicle::Found { record } => Some(record),
            Vehicle::Pending | Vehicle::NotFound => None,
        }
    }

    /// Whether somebody is in this role.
    pub fn has(&self, role: PartyRole) -> bool {
        self.parties.iter().any(|party| party.role == role)
    }

    /// Everybody whose matter it is: all parties, and the registered owner.
    pub fn people(&self) -> BTreeSet<PersonId> {
        let parties = self.parties.iter().map(|party| party.person);
        parties.chain(self.record().map(|record| record.owner)).collect()
    }

    /// What the handover of its file has to know of it; `None` after the end, when no file is asked for.
    pub fn for_handover(&self) -> Option<TransferParties> {
        (!self.status.is_end()).then(|| TransferParties {
            applicant: self.work.applicant,
            parties: self.people(),
        })
    }

    /// Whether it is the applicant, or somebody who acts for them by a paper that was seen.
    pub fn is_applicants_side(&self, person: PersonId) -> bool {
        let party = self.party(person);
        let acts = party.is_some_and(|party| party.acts_for_the_applicant() && party.seen_by.is_some());
        acts || person == self.work.applicant
    }

    /// Whether it is the applicant, or somebody who says that they act for them: that applies, and binds nobody to more.
    pub fn applies(&self, person: PersonId) -> bool {
        let acts = self.party(person).is_some_and(Party::acts_for_the_applicant);
        acts || person == self.work.applicant
    }

    /// Those who say that they act for the applicant.
    pub fn acting(&self) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(|party| party.acts_for_the_applicant())
    }

    /// Those of them whose papers nobody has seen.
    pub fn unseen(&self) -> impl Iterator<Item = &Party> {
        self.acting().filter(|party| party.seen_by.is_none())
    }

    /// The party in this place of the list, which only grows: so somebody is named without an id.
    pub fn party_at(&self, place: u32) -> Option<&Party> {
        self.parties.get(usize::try_from(place).ok()?)
    }

    pub(super) fn party_mut(&mut self, person: PersonId) -> Option<&mut Party> {
        self.parties.iter_mut().find(|party| party.person == person)
    }

    pub fn party(&self, person: PersonId) -> Option<&Party> {
        self.parties.iter().find(|party| party.person == person)
    }

    /// An effect that is not answered, unless it is a notice.
    pub fn effect(&self, id: EffectId) -> Option<&TransferEffect> {
        self.work.effect(id)?.effect.own()
    }

    /// Whether an effect of this sort is not answered yet.
    pub(super) fn waits_for(&self, is: impl Fn(&TransferEffect) -> bool) -> bool {
        let mut pending = self.work.effects.iter();
        pending.any(|pending| pending.effect.own().is_some_and(&is))
    }

    /// Whether the file is here.
    pub const fn has_file(&self) -> bool {
        matches!(self.file, VehicleFile::AtHand | VehicleFile::Arrived)
    }

    /// What was taken up at the counter goes on now.
    pub(super) fn file_arrives(&mut self) {
        self.file = VehicleFile::Arrived;
        if self.status == Status::PreAccepted {
            self.status = Status::Accepted;
        }
    }

    /// Where the file is, another handover says. What was accepted upon a file that was taken away waits for it as if it had been
    /// taken up at the counter, and no longer for the case that had the vehicle meanwhile.
    pub(super) fn file_traced(&mut self, handover: &CaseNumber, here: bool) {
        self.handover = Some(handover.clone());
        if here {
            self.file_arrives();
            return;
        }
        self.file = VehicleFile::Elsewhere;
        if self.status == Status::Accepted {
            self.status = Status::PreAccepted;
        }
        if self.lock == VehicleLock::Refused {
            self.lock = VehicleLock::Free;
        }
    }

    /// Whether the old plates have to come in here: not where they stay on until the vehicle arrives (Order 164, article
    /// 18(1)), and not where the first step took them.
    pub const fn takes_plates(&self) -> bool {
        match self.act {
            StepAct::Transfer | StepAct::Move => true,
            StepAct::TransferOut => matches!(self.occasion(), Occasion::ChangeOfOwner),
            StepAct::TransferIn => matches!(self.occasion(), Occasion::MovingHouse),
        }
    }

    /// Whether the vehicle leaves.
    pub const fn is_departure(&self) -> bool {
        matches!(self.act, StepAct::TransferOut)
    }

    /// The number that the vehicle has or is to have.
    pub const fn plate(&self) -> Option<&PlateNumber> {
        match &self.number {
            Number::Chosen(number) | Number::Assigned(number) => Some(number),
            Number::Reserved(reserved) => Some(&reserved.number),
            Number::None | Number::Asked | Number::Offered(_) => None,
        }
    }

    /// Every number by which the vehicle may be known: what the registry said last, and the one that it has or is to have.
    pub fn plates(&self) -> impl Iterator<Item = &PlateNumber> {
        let registered = match &self.known.vehicle {
            Vehicle::Found { record } => record.plate.as_ref(),
            _ => None,
        };
        registered.into_iter().chain(self.plate())
    }

    /// Whether a handover is under way.
    pub const fn awaits_file(&self) -> bool {
        matches!(self.file, VehicleFile::Requested { .. })
    }

    /// Whether what was decided is done: a negative decision is served, what was registered is handed over and archived.
    pub fn is_carried_out(&self) -> bool {
        let all = |rest: &[Done]| rest.iter().all(|one| self.outputs.has(*one));
        match self.status {
            Status::Registered => {
                self.outputs.handed_over.is_some()
                    && all(&[Done::CertificateEndorsed, Done::Archived, Done::OriginClosed])
            }
            Status::TransferredOut => all(&[Done::CertificateEndorsed, Done::Archived]),
            Status::NotAccepted | Status::Refused => self.served_on.is_some(),
            status => status.is_end(),
        }
    }

    /// Whether nothing is left to do: the matter has ended and is carried out, no handover is under way, no period is
    /// waited for and no task is open.
    pub fn is_over(&self) -> bool {
        self.is_carried_out() && !self.awaits_file() && !self.work.is_busy()
    }
}
