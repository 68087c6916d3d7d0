//! 回避 (Order 146, article 105): a party asks that an officer stand aside, or somebody does so of themselves or by the head.
//! Who stands aside has no task of the case and does nothing in it.

use super::{
    Draft, Event, Events, ExclusionReason, Status,
    guard::{Act, another_than, valid},
    proposal, tell,
};
use crate::{
    access::{PersonId, Post},
    case::{self, CaseEvent, FreeText, NoticeKind, Refusal, ReleaseReason, TaskPurpose},
    deadline::RuleId,
};

const DECIDING: [Post; 2] = [Post::AccidentHead, Post::Supervision];

/// The applicant, one request at a time.
pub(super) fn permit_ask(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.as_applicant()?;
    act.in_place(!act.state.status.is_end() && act.state.recusal.is_none())?;
    Ok(person)
}

/// The head decides; where it is about the only head, supervision does. It is taken of everybody alike, also of who stands aside
/// already: a party does not learn by trying who that is, or who has a part in the accident.
pub(super) fn ask(act: &Act<'_>, officer: PersonId, words: &FreeText) -> Events {
    let by = permit_ask(act)?;
    let mut draft = act.draft();
    let words = words.clone();
    draft.write(Event::RecusalAsked { by, officer, words });
    let heads = &act.facts.heads;
    let only_head = heads.contains(&officer) && heads.len() == 1;
    let post = if only_head {
        Post::Supervision
    } else {
        Post::AccidentHead
    };
    draft.open_task(TaskPurpose::Recusal, post);
    draft.start(RuleId::AC_RECUSAL, act.now());
    Ok(draft.into_events())
}

/// The head or supervision, and not the officer.
pub(super) fn permit_decide(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&DECIDING)?;
    act.in_place(act.state.recusal.is_some())?;
    another_than(person, act.state.recusal.as_ref().map(|recusal| recusal.officer))?;
    act.not_taken(TaskPurpose::Recusal, person)?;
    Ok(person)
}

/// Whoever stood aside before does so by one more entry, so that the history looks like any other to the party.
pub(super) fn decide(act: &Act<'_>, granted: bool, words: &FreeText) -> Events {
    let by = permit_decide(act)?;
    let officer = act.state.recusal.as_ref().map(|recusal| recusal.officer);
    let mut draft = act.draft();
    let words = words.clone();
    draft.write(Event::RecusalDecided {
        by,
        granted,
        words: words.clone(),
    });
    draft.finish_task(TaskPurpose::Recusal);
    draft.meet(RuleId::AC_RECUSAL);
    if let Some(person) = officer.filter(|_| granted) {
        let because = ExclusionReason::Asked;
        exclude(
            &mut draft,
            Event::StaffExcluded {
                person,
                by,
                because,
                words,
            },
        );
    }
    tell(&mut draft, NoticeKind::RecusalDecided);
    Ok(draft.into_events())
}

/// Whoever works for the unit, for themselves; the head or supervision for everybody.
pub(super) fn permit_exclude(act: &Act<'_>) -> Result<PersonId, Refusal> {
    act.staff(&[Post::AccidentUnit, Post::AccidentHead, Post::Supervision])
}

pub(super) fn exclude_staff(act: &Act<'_>, person: PersonId, words: &FreeText) -> Events {
    let by = permit_exclude(act)?;
    let because = if person == by {
        ExclusionReason::Declared
    } else {
        act.staff(&DECIDING)?;
        ExclusionReason::Ordered
    };
    let known = act.state.excluded.contains(&person) || act.state.barred().contains(&person);
    valid("person", !known)?;
    let mut draft = act.draft();
    let words = words.clone();
    exclude(
        &mut draft,
        Event::StaffExcluded {
            person,
            by,
            because,
            words,
        },
    );
    Ok(draft.into_events())
}

fn exclude(draft: &mut Draft<'_>, excluded: Event) {
    let person = match &excluded {
        Event::StaffExcluded { person, .. } => *person,
        _ => return,
    };
    draft.write(excluded);
    release(draft, person);
}

/// Somebody may not work on it any more: their tasks are free, their proposal does not stand, and what they look at closes.
pub(super) fn release(draft: &mut Draft<'_>, person: PersonId) {
    let because = ReleaseReason::HolderLeft;
    let held: Vec<_> = case::claimed_by(draft.work(), person)
        .map(|task| CaseEvent::TaskReleased {
            task: task.id,
            because,
        })
        .collect();
    draft.write_all(held);
    let proposed = draft
        .state()
        .proposal
        .as_ref()
        .is_some_and(|proposal| proposal.by == person);
    if proposed && draft.state().status == Status::PendingConsent {
        proposal::back_to_review(draft, None);
    }
    if draft
        .state()
        .glass
        .as_ref()
        .is_some_and(|glass| glass.by == person)
    {
        draft.write(Event::GlassClosed);
    }
}
