//! 代理权终止: an authority ends on its own day, or when somebody says so, and access with it.

use super::{EndReason, Event, Events, Status, access, guard::Act};
use crate::{
    access::{PersonId, Post},
    case::Refusal,
};

/// The one for whom somebody acts, who acts, or staff of the unit who hear of it.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.actor.person();
    let principal = person.filter(|person| act.state.standing.principal == Some(*person));
    let by = match principal.or_else(|| act.applicant()) {
        Some(person) => person,
        None => act.staff(&[Post::AccidentUnit, Post::AccidentHead])?,
    };
    let acts = act.state.standing.relation.acts_for_another() && !act.state.authority_ended;
    // What can be contested or renewed can go on.
    let open = !act.state.status.is_end() || act.state.status == Status::Expired;
    act.in_place(acts && (open || act.state.is_contestable()))?;
    Ok(by)
}

/// Before the decision it is a ground that the reviewer sees; later it ends access at once.
pub(super) fn decide(act: &Act<'_>) -> Events {
    let by = permit(act)?;
    let mut draft = act.draft();
    draft.write(Event::AuthorityEnded { by });
    if draft.state().gives_access() {
        access::close(&mut draft, EndReason::Authority);
    }
    Ok(draft.into_events())
}
