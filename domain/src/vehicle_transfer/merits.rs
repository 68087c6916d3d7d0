//! What the law says of the facts that are known: the assessment, fed from the state.

use super::{
    Facts, Hold, Number, Obstacle, State, Status, TaxAnswer, TransferEffect, Vehicle, VehicleRecord,
    consent::BEFORE_THE_DECISION, guard::Act, proposal,
};
use crate::{
    case::{FreeText, Refusal},
    law::{
        RegistrationRuleSet, registration_rule_set,
        vehicle::{
            ApplicantFacts, Assessment, Consequence, Finding, Matter, Referral, RegisteredOwner, Route,
            Rulebook, Stage, TradeFacts, TransferFacts, TransferGround, TransferObstacle, assess,
            party::{PartyNature, PartyRole},
        },
    },
    time::office_day,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The questions that a person has looked into.
#[derive(Clone, Copy, Debug)]
pub(super) enum Answered<'a> {
    Nothing,
    /// All that is open now, which the act itself says.
    Whatever,
    /// What was open when it was said.
    Only(&'a BTreeSet<Referral>),
}

impl Answered<'_> {
    /// By an act with these words.
    pub fn now(checked: Option<&FreeText>) -> Self {
        checked.map_or(Self::Nothing, |_| Self::Whatever)
    }

    /// Powers are seen by an act of their own.
    fn leaves(self, question: Referral) -> bool {
        let looked_into = match self {
            Self::Nothing => false,
            Self::Whatever => true,
            Self::Only(questions) => questions.contains(&question),
        };
        !looked_into || question.is_of_powers()
    }
}

/// What was found. Sets, each complete.
#[derive(Clone, Debug, Default)]
pub(super) struct Merits {
    pub refusals: BTreeSet<TransferGround>,
    pub pauses: BTreeSet<TransferGround>,
    pub referrals: Vec<Referral>,
    pub route: Option<Route>,
}

/// `ANSWER_PENDING`, while a register that was asked has not answered.
pub(super) fn answered(state: &State) -> Result<(), Refusal> {
    if state.waits_for(TransferEffect::is_question) || state.known.vehicle == Vehicle::Pending {
        Err(TransferObstacle::AnswerPending.into())
    } else {
        Ok(())
    }
}

/// The merits on `day`, by the rules of an acceptance. Nothing is found while the vehicle registry has not answered.
pub(super) fn weigh(
    state: &State,
    facts: &Facts,
    (rules, how_far): (RegistrationRuleSet, Stage),
    day: NaiveDate,
) -> Merits {
    let mut merits = match (transfer_facts(state, how_far), &state.known.vehicle) {
        (Some(known), _) => {
            let book = Rulebook {
                rules,
                rollout: &facts.rollout,
                emission: &facts.emission,
                prefixes: &facts.prefixes,
            };
            Merits::from(assess(&known, book, day))
        }
        (None, Vehicle::NotFound) => Merits {
            refusals: [TransferGround::NotRegistered].into(),
            ..Merits::default()
        },
        (None, _) => Merits::default(),
    };
    if state.known.stolen == Some(true) {
        merits.refusals.insert(TransferGround::Stolen);
    }
    if state.trade.transferred_out && !has_left(state) {
        merits.refusals.insert(TransferGround::NotCompetent);
    }
    if is_written(state) {
        let of_before = [
            Referral::SellerNotOwner,
            Referral::PlatePrefix,
            Referral::LeftForAnother,
        ];
        merits.refusals.remove(&TransferGround::RegisteredElsewhere);
        merits.referrals.retain(|one| !of_before.contains(one));
    }
    merits
}

/// Whether the registry has written already what this case asked it to: then it says nothing of who had the vehicle before, and
/// where; and the number that it names is the vehicle's, whatever becomes of the case.
pub(super) fn is_written(state: &State) -> bool {
    let Number::Assigned(number) = &state.number else {
        return false;
    };
    let owner = state.work.applicant;
    let ours = |record: &VehicleRecord| record.owner == owner && record.plate.as_ref() == Some(number);
    state.record().is_some_and(ours)
}

/// Whether the register says so, or has it here already for this case: the word of the applicant does not do.
fn has_left(state: &State) -> bool {
    state.record().is_some_and(VehicleRecord::has_left) || is_written(state)
}

/// The merits now, by the rules of the acceptance; before it, as for an application that is accepted on `day`.
pub(super) fn standing(state: &State, facts: &Facts, day: NaiveDate) -> Merits {
    let how = match state.acceptance {
        Some(acceptance) => (acceptance.rules, Stage::Running),
        None => (registration_rule_set(day), Stage::Applying),
    };
    weigh(state, facts, how, day)
}

impl From<Assessment> for Merits {
    fn from(found: Assessment) -> Self {
        Self {
            refusals: found.refusals.iter().map(|one| one.ground).collect(),
            pauses: found.pauses.iter().map(|one| one.ground).collect(),
            referrals: found.referrals,
            route: found.route,
        }
    }
}

impl Merits {
    /// `GROUNDS` with every ground.
    pub fn free(&self) -> Result<(), Refusal> {
        if self.refusals.is_empty() {
            return Ok(());
        }
        let grounds = self.refusals.iter().copied().collect();
        Err(Obstacle::Grounds(grounds).into())
    }

    /// `GROUNDS`, else `QUESTIONS` with every question that nobody has looked into.
    pub fn clear(&self, answered: Answered<'_>) -> Result<(), Refusal> {
        self.free()?;
        let referrals = self.referrals.iter().copied();
        let open: Vec<_> = referrals.filter(|one| answered.leaves(*one)).collect();
        if open.is_empty() {
            Ok(())
        } else {
            Err(Obstacle::Questions(open).into())
        }
    }

    /// `ON_HOLD` with what has to be cured: also what no register has reported, because a day has passed.
    pub fn cured(&self) -> Result<(), Refusal> {
        if self.pauses.is_empty() {
            return Ok(());
        }
        let holds = self.pauses.iter().map(|ground| Hold::Ground { ground: *ground });
        Err(Obstacle::OnHold(holds.collect()).into())
    }
}

/// What a person has to look into before it is accepted, or decided upon: what acceptance and proposal ask for. Once it is approved,
/// what came up since.
pub fn open_questions(state: &State, facts: &Facts) -> Vec<Referral> {
    let answered = match state.status {
        Status::Approved => proposal::answered(state),
        status if BEFORE_THE_DECISION.contains(&status) => Answered::Nothing,
        _ => return vec![],
    };
    let mut open = standing(state, facts, office_day(facts.case.now)).referrals;
    open.retain(|one| answered.leaves(*one));
    open
}

/// Nothing stands against it now: no stop, no hold, no ground, no question that nobody has looked into.
pub(super) fn nothing_against(act: &Act<'_>, looked_into: Answered<'_>) -> Result<(), Refusal> {
    act.going()?;
    answered(act.state)?;
    let merits = standing(act.state, act.facts, act.today());
    merits.clear(looked_into)?;
    merits.cured()
}

/// Whether a decision can rest on these: at least one, and each a refusal in this matter.
pub(super) fn are_grounds(grounds: &[TransferGround], matter: Matter) -> bool {
    let refuses = |ground: &TransferGround| ground.consequence(matter) == Consequence::Refusal;
    !grounds.is_empty() && grounds.iter().all(refuses)
}

fn transfer_facts(state: &State, how_far: Stage) -> Option<TransferFacts> {
    let record = state.record()?;
    let mut vehicle = record.vehicle.clone();
    // What the insurers answer counts, not what the vehicle registry has of it.
    vehicle.inspection.insured_to = state.known.insured_to;
    Some(TransferFacts {
        stage: how_far,
        vehicle,
        owner: owner(state, record),
        plate: record.plate.clone(),
        trade: trade(state),
        applicant: applicant(state, record),
        unsettled: record.unsettled,
        findings: findings(state),
    })
}

/// Whom the register names, among the people of the case.
fn owner(state: &State, record: &VehicleRecord) -> RegisteredOwner {
    let party = state.party(record.owner);
    if record.owner == state.work.applicant {
        RegisteredOwner::Applicant
    } else if party.is_some_and(|party| party.role == PartyRole::Seller) {
        RegisteredOwner::Seller
    } else {
        RegisteredOwner::Another
    }
}

fn applicant(state: &State, record: &VehicleRecord) -> ApplicantFacts {
    let party = state.party(state.work.applicant);
    ApplicantFacts {
        nature: party.map_or(PartyNature::Resident, |party| party.nature),
        minor: party.and_then(|party| party.minor),
        helpers: state.acting().map(|party| party.role).collect(),
        unseen: state.unseen().map(|party| party.role).collect(),
        agent: state.agent,
        banned_until: record.banned_until,
    }
}

/// The place of the invoice is the one that the tax office names, where it has answered.
fn trade(state: &State) -> TradeFacts {
    let mut trade = state.trade.clone();
    trade.transferred_out &= has_left(state);
    if let Some(TaxAnswer::Found { invoice }) = &state.known.invoice {
        trade.invoice_place = Some(invoice.place.clone());
    }
    trade
}

/// What staff found at the vehicle, and what the tax office says of the invoice.
fn findings(state: &State) -> BTreeSet<Finding> {
    let differs = state
        .inspection
        .as_ref()
        .is_some_and(|record| record.ground(&state.vin).is_some());
    let mismatch = differs.then_some(Finding::FileMismatch);
    let unfit = match &state.known.invoice {
        Some(TaxAnswer::Found { invoice }) => !invoice.fits || invoice.used_in.is_some(),
        Some(TaxAnswer::NotFound) => true,
        None => false,
    };
    let papers = unfit.then_some(Finding::InvalidPapers);
    mismatch.into_iter().chain(papers).collect()
}
