//! 送达登记: a decision that denies or takes something reached the person, and the periods of the remedies start.

use super::{
    Event, Events, closing,
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

/// Staff of the unit, once.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::AccidentUnit, Post::AccidentHead])?;
    act.in_place(act.state.is_contestable() && act.state.served_on.is_none())?;
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
    closing::forget_remedies(&mut draft);
    for remedy in [RuleId::RV_APPLY, RuleId::SUE] {
        draft.start(remedy, start_of(day));
    }
    Ok(draft.into_events())
}
