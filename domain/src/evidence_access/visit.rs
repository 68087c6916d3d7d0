//! 预约到场查阅: who has no phone sees it at the unit.

use super::{
    Event, Events, Wanted,
    guard::{Act, valid},
    tell,
};
use crate::{
    access::{PersonId, Post},
    case::{NoticeKind, Refusal},
    law::CommandRefusal,
    time::{Moment, office_day},
};

/// The applicant, or staff of the unit for them, under a grant that stands; one appointment at a time.
pub(super) fn permit_book(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.applicant_or_unit()?;
    let grant = act.state.standing_grant();
    let runs = grant.is_some_and(|grant| grant.suspended_since.is_none() && act.now() < grant.ends_at);
    let free = act.state.visit.is_none_or(|visit| visit.attended);
    act.in_place(runs && free && act.state.wanted != Wanted::Progress)?;
    Ok(person)
}

pub(super) fn book(act: &Act<'_>, at: Moment) -> Events {
    let by = permit_book(act)?;
    let grant = act.state.standing_grant();
    let fits = grant.is_some_and(|grant| grant.opens_at <= at && at < grant.ends_at);
    valid("at", fits && act.now() < at)?;
    let mut draft = act.draft();
    draft.write(Event::VisitBooked { by, at });
    tell(&mut draft, NoticeKind::VisitBooked);
    Ok(draft.into_events())
}

/// Staff of the unit, when the time of the appointment has come.
pub(super) fn permit_record(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::AccidentUnit])?;
    let visit = act.state.visit.filter(|visit| !visit.attended);
    let Some(visit) = visit else {
        return Err(act.out_of_place());
    };
    if act.now() < visit.at {
        return Err(CommandRefusal::TimeNotReached.into());
    }
    Ok(person)
}

/// Who came is shown it on that day.
pub(super) fn record(act: &Act<'_>, attended: bool) -> Events {
    let by = permit_record(act)?;
    let same_day = act
        .state
        .visit
        .is_some_and(|visit| office_day(visit.at) == act.today());
    valid("attended", !attended || same_day)?;
    Ok(vec![Event::VisitRecorded { by, attended }])
}
