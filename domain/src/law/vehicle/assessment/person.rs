//! The registered owner, the applicant, those who act for them, open matters, and what staff found.

use chrono::{Months, NaiveDate};

use super::{Case, Found};
use crate::law::vehicle::party::{Domicile, PartyRole, RegistrationAct, agent_may, heir_may};
use crate::law::vehicle::{Finding, Occasion, Referral, RegisteredOwner, Stage, TransferGround, Unsettled};

/// Who moves house owns the vehicle, and so does who gives it away. An heir, a court or a name that has changed may be behind
/// another owner, so of a sale a person says. After a departure the vehicle is of the one for whom it left (O164 27(1)).
pub(super) fn owner(case: &Case<'_>, found: &mut Found) {
    let trade = &case.facts.trade;
    match (trade.occasion, trade.transferred_out, case.facts.owner) {
        (Occasion::MovingHouse, _, RegisteredOwner::Applicant)
        | (Occasion::ChangeOfOwner, true, RegisteredOwner::Applicant)
        | (Occasion::ChangeOfOwner, false, RegisteredOwner::Seller) => {}
        (Occasion::MovingHouse, _, _) => found.ground(TransferGround::ApplicantNotOwner),
        (Occasion::ChangeOfOwner, true, _) => found.refer(Referral::LeftForAnother),
        (Occasion::ChangeOfOwner, false, _) => found.refer(Referral::SellerNotOwner),
    }
}

/// A ban, and an agent without power.
pub(super) fn applicant(case: &Case<'_>, found: &mut Found) {
    if let Some(until) = case
        .facts
        .applicant
        .banned_until
        .filter(|until| *until > case.day)
    {
        found.ground(ban(until, case.day));
    }
    let Some(agent) = case.facts.applicant.agent else {
        return;
    };
    let act = match case.facts.trade.occasion {
        Occasion::ChangeOfOwner => RegistrationAct::Transfer,
        Occasion::MovingHouse => RegistrationAct::ChangeOfDomicile,
    };
    // An heir acts in their own right.
    let helpers = &case.facts.applicant.helpers;
    let own_right = helpers.contains(&PartyRole::Heir) && !helpers.contains(&PartyRole::Agent);
    let authorised = agent.authorised || own_right;
    if !authorised || agent_may(act, agent.excuse).is_err() {
        found.ground(TransferGround::AgentNotAllowed);
    }
}

/// Whoever acts for somebody shows a paper. That there is one, they say themselves, until somebody has seen it.
pub(super) fn powers(case: &Case<'_>, found: &mut Found) {
    let applicant = &case.facts.applicant;
    for referral in applicant.unseen.iter().copied().filter_map(Referral::of_powers) {
        found.refer(referral);
    }
    let excuse = applicant.agent.and_then(|agent| agent.excuse);
    if applicant.helpers.contains(&PartyRole::Heir) && !heir_may(excuse) {
        found.ground(TransferGround::AgentNotAllowed);
    }
}

/// A guardian applies for a minor, and for nobody else.
pub(super) fn age(case: &Case<'_>, found: &mut Found) {
    let applicant = &case.facts.applicant;
    let person = !applicant.nature.is_organisation();
    let guardian = applicant.helpers.contains(&PartyRole::Guardian);
    match (applicant.minor, guardian) {
        (Some(true), false) => found.ground(TransferGround::GuardianMissing),
        (Some(false), true) => found.ground(TransferGround::GuardianNotAllowed),
        (None, true) if !person => found.ground(TransferGround::GuardianNotAllowed),
        (None, _) if person => found.refer(Referral::AgeUnknown),
        _ => {}
    }
}

/// Where an organisation has its main office, no register here says.
pub(super) fn domicile(case: &Case<'_>, found: &mut Found) {
    if case.facts.applicant.nature.domicile() == Domicile::MainOffice {
        found.refer(Referral::MainOffice);
    }
}

/// The register names the last day of a ban, not its length: what runs for more than a year yet is one of three years.
fn ban(until: NaiveDate, day: NaiveDate) -> TransferGround {
    let in_a_year = day.checked_add_months(Months::new(12)).unwrap_or(NaiveDate::MAX);
    if until > in_a_year {
        TransferGround::Banned3Y
    } else {
        TransferGround::Banned1Y
    }
}

/// What has to be settled before one applies, makes a case wait that was accepted (policy), and what staff found.
pub(super) fn matters(case: &Case<'_>, found: &mut Found) {
    match (case.facts.unsettled, case.facts.stage) {
        (None, _) => found.refer(Referral::SettlementUnknown),
        (
            Some(Unsettled {
                violations: 0,
                accidents: 0,
            }),
            _,
        ) => {}
        (Some(_), Stage::Applying) => found.ground(TransferGround::Unsettled),
        (Some(_), Stage::Running) => found.pause(TransferGround::Unsettled),
    }
    for finding in &case.facts.findings {
        found.ground(match finding {
            Finding::FileMismatch => TransferGround::FileMismatch,
            Finding::InvalidPapers => TransferGround::InvalidPapers,
            Finding::FalseMaterial => TransferGround::FalseMaterial,
        });
    }
}
