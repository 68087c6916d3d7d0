//! 材料制作: the pages of what was released are made once, and access opens when they are there. What cannot be made is for a
//! person to see to, and never shown.

use super::{
    Draft, EndReason, Event, Events, EvidenceEffect, EvidenceOutcome, GRANT, State, Status, Verdict, Wanted,
    access, follow_up, guard::Act, hold, tell, view,
};
use crate::{
    access::{PersonId, Post},
    accident::{ItemContent, ItemId},
    case::{Effect, NoticeKind, Outcome, Refusal},
    time::start_of,
};

/// The released items whose pages are not there as they are to be shown. What was judged when it held something else waits for
/// another verdict.
fn missing(state: &State) -> Vec<(ItemId, ItemContent, &Verdict)> {
    let released = state
        .released()
        .filter(|(item, _)| view::still_allows(state, *item) && is_judged(state, *item));
    let found = released.filter_map(|(item, verdict)| {
        let content = &state.item(item)?.content;
        (!is_made(state, item, verdict)).then(|| (item, content.clone(), verdict))
    });
    found.collect()
}

/// Whether the pages of an item were made from what it holds now, with the covers that its verdict asks for.
pub(super) fn is_made(state: &State, item: ItemId, verdict: &Verdict) -> bool {
    let content = state.item(item).map(|item| item.content.sha256);
    let made = state.pages.get(&item);
    made.is_some_and(|made| Some(made.content) == content && made.redaction.as_ref() == verdict.redaction())
}

/// Whether the verdict on an item was said of what it is now. Where more has become confidential about it, or somebody else can be
/// seen in it, nobody has judged that.
pub(super) fn is_judged(state: &State, item: ItemId) -> bool {
    let pair = state.judged.get(&item).zip(state.item(item));
    pair.is_some_and(|(judged, now)| {
        judged.kind == now.kind
            && judged.content == now.content
            && now.confidential.is_subset(&judged.confidential)
            && now.shows.is_subset(&judged.shows)
    })
}

/// Whether an item is shown under a grant, by what is known of it now.
pub(super) fn is_shown(state: &State, item: ItemId) -> bool {
    let released = state.verdicts.get(&item).filter(|verdict| verdict.releases());
    let made = released.is_some_and(|verdict| is_made(state, item, verdict));
    made && is_judged(state, item) && view::still_allows(state, item)
}

/// The released items that are shown under a grant. Of others nothing is: they could not be made, have changed, or must not be shown
/// any more.
pub(super) fn shown(state: &State) -> impl Iterator<Item = ItemId> {
    let released = state.released().map(|(item, _)| item);
    released.filter(|item| is_shown(state, *item))
}

/// Whether something that was released is not shown and nothing is being made, so that the head may have it looked at again.
pub(super) fn is_incomplete(state: &State) -> bool {
    !is_being_made(state) && shown(state).count() < state.released().count()
}

pub(super) fn begin(draft: &mut Draft<'_>) {
    ask(draft);
    finish(draft);
}

/// The register has spoken while pages were made: what is missing now is made too, and it opens when all is there.
pub(super) fn go_on(draft: &mut Draft<'_>) {
    if draft.state().status == Status::Preparing && !is_being_made(draft.state()) {
        begin(draft);
    }
}

fn ask(draft: &mut Draft<'_>) {
    let effects: Vec<_> = missing(draft.state())
        .into_iter()
        .map(|(item, content, verdict)| EvidenceEffect::MakePages {
            item,
            content,
            redaction: verdict.redaction().cloned(),
        })
        .collect();
    for effect in effects {
        draft.request(effect);
    }
}

fn is_being_made(state: &State) -> bool {
    let pending = state.work.effects.iter().map(|pending| &pending.effect);
    pending
        .into_iter()
        .any(|effect| matches!(effect, Effect::Own(EvidenceEffect::MakePages { .. })))
}

/// Opens access when all that can be made is made.
fn finish(draft: &mut Draft<'_>) {
    let state = draft.state();
    if is_being_made(state) {
        return;
    }
    let progress = state.wanted == Wanted::Progress;
    let shows = progress || shown(state).next().is_some();
    let unmade = is_incomplete(state);
    if state.status == Status::Preparing && shows {
        open(draft);
    }
    if unmade && matches!(draft.state().status, Status::Preparing | Status::Granted) {
        follow_up::open(draft, Post::AccidentUnit);
    }
}

fn open(draft: &mut Draft<'_>) {
    let (state, now) = (draft.state(), draft.now());
    let passed = state.authority_ends_at().is_some_and(|ends_at| ends_at <= now);
    if passed {
        access::close(draft, EndReason::Authority);
        return;
    }
    if state.standing_grant().is_some() {
        draft.write(Event::GrantKept);
        tell(draft, NoticeKind::AccessOpened);
        return;
    }
    let opens_at = state.opens_on.map_or(now, |day| start_of(day).max(now));
    draft.write(Event::GrantGiven {
        opens_at,
        ends_at: opens_at + GRANT,
    });
    if opens_at <= now {
        access::opened(draft);
    }
    hold::review(draft);
}

/// What the kind lets follow from the answer of an effect.
pub(super) fn follow(
    draft: &mut Draft<'_>,
    effect: &Effect<EvidenceEffect>,
    outcome: &Outcome<EvidenceEffect>,
) {
    match (effect, outcome) {
        (Effect::Own(EvidenceEffect::LookUpAccident { .. }), _) => hold::after_a_look_up(draft),
        (Effect::Own(EvidenceEffect::MakePages { .. }), _) => finish(draft),
        (
            Effect::Own(EvidenceEffect::SendCode { .. }),
            Outcome::Own(EvidenceOutcome::NothingToSendTo) | Outcome::Undeliverable { .. },
        ) => follow_up::open(draft, Post::AccidentUnit),
        // Somebody has to call or write.
        (Effect::Notify(notice), Outcome::Undeliverable { .. }) if notice.to == draft.work().applicant => {
            follow_up::open(draft, Post::AccidentUnit);
        }
        _ => {}
    }
}

/// 重新制作: staff of the unit, where something could not be made.
pub(super) fn permit_retry(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::AccidentUnit, Post::AccidentHead])?;
    act.within(&[Status::Preparing, Status::Granted])?;
    act.in_place(!act.state.unreadable.is_empty() && !is_being_made(act.state))?;
    Ok(person)
}

pub(super) fn retry(act: &Act<'_>) -> Events {
    let by = permit_retry(act)?;
    let mut draft = act.draft();
    draft.write(Event::PagesRetried { by });
    begin(&mut draft);
    Ok(draft.into_events())
}
