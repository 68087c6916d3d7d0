//! The applicant, the agent, open matters, and what staff found.

use chrono::{Months, NaiveDate};

use super::{Case, Found};
use crate::law::vehicle::party::{RegistrationAct, agent_may};
use crate::law::vehicle::{Finding, Occasion, Referral, Stage, TransferGround, Unsettled};

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
    if !agent.authorised || agent_may(act, agent.excuse).is_err() {
        found.ground(TransferGround::AgentNotAllowed);
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
