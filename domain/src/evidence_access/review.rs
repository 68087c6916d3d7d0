//! 逐项意见: the reviewer says of each item whether it is shown. The rules say which verdicts an item allows.

use super::{
    Event, Events, ItemAssessment, Status, Verdict, VerdictKind, Wanted, assessment,
    guard::{Act, valid},
    making, obstacle, view,
};
use crate::{
    access::{PersonId, Post},
    accident::ItemId,
    case::{Refusal, TaskPurpose},
    law::{EvidenceObstacle, EvidenceQuestion},
};
use std::collections::BTreeSet;

/// Whoever holds the review, where there is an item to judge.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::AccidentUnit])?;
    act.within(&[Status::Review])?;
    act.held(TaskPurpose::Review, person)?;
    act.in_place(!open_items(act)?.is_empty())?;
    Ok(person)
}

/// The items that are asked for, without those that are shown under a grant that stands: the reviewer alone takes nothing
/// back. One that holds something else now is shown no more, and is judged anew.
fn open_items(act: &Act<'_>) -> Result<Vec<ItemAssessment>, Refusal> {
    let mut items = act.assessed()?.items;
    let judged = act.state.verdicts.keys().copied();
    let asked: BTreeSet<_> = items.iter().map(|assessed| assessed.item).collect();
    items.extend(
        judged
            .filter(|item| !asked.contains(item))
            .map(|item| left(act, item)),
    );
    let granted = act.state.standing_grant().is_some();
    items.retain(|assessed| !granted || !making::is_shown(act.state, assessed.item));
    Ok(items)
}

/// An item that was judged and is not among what is asked for any more, because it has gone or become confidential.
fn left(act: &Act<'_>, item: ItemId) -> ItemAssessment {
    let found = act.state.item(item);
    ItemAssessment {
        item,
        verdicts: found.map_or_else(|| [VerdictKind::Refuse].into(), assessment::verdicts),
        grounds: BTreeSet::new(),
        shows_others: false,
    }
}

pub(super) fn decide(act: &Act<'_>, item: ItemId, verdict: &Verdict) -> Events {
    let by = permit(act)?;
    let items = open_items(act)?;
    let assessed = items.iter().find(|assessed| assessed.item == item);
    valid("item", assessed.is_some())?;
    let allowed = assessed.is_some_and(|assessed| assessed.verdicts.contains(&verdict.kind()));
    if !allowed {
        return Err(obstacle::items(EvidenceObstacle::VerdictNotAllowed, vec![item]));
    }
    let verdict = verdict.clone();
    Ok(vec![Event::ItemJudged { by, item, verdict }])
}

/// What rules leave open now.
pub(super) fn questions(act: &Act<'_>) -> BTreeSet<EvidenceQuestion> {
    act.assessed()
        .map(|assessed| assessed.questions)
        .unwrap_or_default()
}

/// Refuses a release as long as something stands against it: grounds, what nobody has looked into and `answered`, or an item
/// without a verdict, with one that was said of what it was before, or with one that it does not allow.
pub(super) fn may_release(act: &Act<'_>, answered: &BTreeSet<EvidenceQuestion>) -> Result<(), Refusal> {
    let assessed = act.assessed()?;
    if !assessed.grounds.is_empty() {
        return Err(obstacle::grounds(&assessed.grounds));
    }
    if !assessed.questions.is_subset(answered) {
        return Err(obstacle::questions(&assessed.questions));
    }
    if act.state.wanted == Wanted::Progress {
        return Ok(());
    }
    let of = |wrong: &dyn Fn(&ItemAssessment) -> bool| -> Vec<ItemId> {
        let items = assessed.items.iter().filter(|item| wrong(item));
        items.map(|item| item.item).collect()
    };
    let missing = of(&|item| !making::is_judged(act.state, item.item));
    if assessed.items.is_empty() || !missing.is_empty() {
        return Err(obstacle::items(EvidenceObstacle::VerdictsMissing, missing));
    }
    let released = act.state.released().map(|(item, _)| item);
    let not_allowed: Vec<_> = released
        .filter(|item| !view::still_allows(act.state, *item))
        .collect();
    if not_allowed.is_empty() {
        Ok(())
    } else {
        Err(obstacle::items(EvidenceObstacle::VerdictNotAllowed, not_allowed))
    }
}
