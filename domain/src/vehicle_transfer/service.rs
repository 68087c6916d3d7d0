//! 送达登记: a negative decision reached the applicant, and the periods of the remedies start.

use super::{
    Event, Events,
    guard::{Act, valid},
};
use crate::{
    access::{PersonId, Post},
    case::Refusal,
    deadline::RuleId,
    law::service::ServiceManner,
    time::{office_day, start_of},
};
use chrono::NaiveDate;

/// Intake or dossier staff, once, for a decision that can be contested.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Intake, Post::Dossier])?;
    act.in_place(act.state.status.is_contestable() && act.state.served_on.is_none())?;
    Ok(person)
}

/// `day`: the day of service, from which review and lawsuit are counted. `consent`: to the electronic manner.
pub(super) fn decide(act: &Act<'_>, manner: ServiceManner, day: NaiveDate, consent: bool) -> Events {
    permit(act)?;
    let decision = act.state.decision.as_ref();
    let decided_on = decision.map(|decision| office_day(decision.at));
    let after = decided_on.is_some_and(|decided_on| decided_on <= day);
    valid("day", after && day <= act.today())?;
    valid("consent", consent || !manner.needs_consent())?;
    let mut draft = act.draft();
    draft.write(Event::ServiceRecorded { manner, day, consent });
    for remedy in [RuleId::RV_APPLY, RuleId::SUE] {
        draft.start(remedy, start_of(day));
    }
    Ok(draft.into_events())
}
