//! 终止移交: the transfer ends the handover, or the accepting office gives up on an origin that stays silent. How long a handover
//! waits, no source says: it never ends by itself (policy).

use super::{Desk, EndReason, Event, Events, Status, StopReason, ending, guard::Act};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, Refusal, system_only},
    custody::Side,
    deadline::RuleId,
    law::CommandRefusal,
};

/// Until the destination has decided to take the file: whoever signs an acceptance cannot unsay it.
const BEFORE_ACCEPTANCE: [Status; 8] = [
    Status::Requested,
    Status::Gathering,
    Status::Gathered,
    Status::Offered,
    Status::Sent,
    Status::Checking,
    Status::Checked,
    Status::Refusing,
];

/// While the origin's part is not done.
const AT_ORIGIN: [Status; 4] = [
    Status::Requested,
    Status::Gathering,
    Status::Gathered,
    Status::Offered,
];

/// The transfer alone. `WRONG_STATE`, where the file is about to be taken: the transfer hears of that.
pub(super) fn decide(act: &Act<'_>, reason: StopReason) -> Events {
    system_only(act.actor)?;
    act.within(&BEFORE_ACCEPTANCE)?;
    let ended = Event::Ended {
        reason: reason.into(),
        by: None,
        words: None,
    };
    Ok(ending::end(act, ended))
}

/// The lead or supervision of the accepting office, once the origin's longest period has passed and the last desk was told.
pub(super) fn permit_give_up(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Side::Destination, &[Post::BusinessLead, Post::Supervision])?;
    act.within(&AT_ORIGIN)?;
    if act.state.desk == Some(Desk::Ministry) || act.passed(RuleId::UC_FILE_OUT_MAX) {
        Ok(person)
    } else {
        Err(CommandRefusal::TimeNotReached.into())
    }
}

pub(super) fn give_up(act: &Act<'_>, words: &FreeText) -> Events {
    let by = permit_give_up(act)?;
    let ended = Event::Ended {
        reason: EndReason::OfficeSilent,
        by: Some(by),
        words: Some(words.clone()),
    };
    Ok(ending::end(act, ended))
}
