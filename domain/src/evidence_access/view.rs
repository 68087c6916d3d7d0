//! Who may see what now. Whatever shows a page asks here at each page, so that what ends access ends it everywhere at once.
//!
//! A refusal says the same whether there is nothing, or nothing for this person, or nothing any more.

use super::{BrokenGlass, State, Status, Wanted, assessment, guard::may_work_on, making};
use crate::{
    access::{Actor, PersonId, Post},
    accident::{ContentHash, ItemId},
    case::Refusal,
    law::EvidenceObstacle,
    time::{Moment, office_day},
};

/// A page that may be shown now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ViewingPage {
    pub item: ItemId,
    /// From 1.
    pub page: u16,
    /// How many pages the item has.
    pub of: u16,
    /// The rendered page.
    pub sha256: ContentHash,
    /// From this moment on it may not be shown.
    pub until: Moment,
}

fn no_access() -> Refusal {
    EvidenceObstacle::NoAccess.into()
}

/// Whether the grant stands open and whoever acts for another still may.
fn is_open(state: &State, now: Moment) -> bool {
    let grant = state.grant.as_ref();
    let open = grant.is_some_and(|grant| grant.is_open_at(now));
    open && assessment::application_of(state).is_authorised_on(office_day(now))
}

/// Whether an item still allows the verdict on it, by what the file says now.
pub(super) fn still_allows(state: &State, item: ItemId) -> bool {
    let pair = state.item(item).zip(state.verdicts.get(&item));
    pair.is_some_and(|(found, verdict)| assessment::verdicts(found).contains(&verdict.kind()))
}

/// The items that can be seen by somebody who has opened a viewing, each with its number of pages.
pub fn viewable_items(state: &State, now: Moment) -> Vec<(ItemId, u16)> {
    if !is_open(state, now) {
        return vec![];
    }
    making::shown(state)
        .filter_map(|item| Some((item, u16::try_from(state.pages.get(&item)?.pages.len()).ok()?)))
        .collect()
}

/// The pages of an item that can be seen; `None` of one that cannot.
fn pages_of(state: &State, item: ItemId, now: Moment) -> Option<impl Iterator<Item = ViewingPage>> {
    let items = viewable_items(state, now);
    let (_, of) = items.into_iter().find(|(viewable, _)| *viewable == item)?;
    let until = state.standing_grant()?.ends_at;
    let pages = state.pages.get(&item)?.pages.iter().zip(1..);
    Some(pages.map(move |(sha256, page)| ViewingPage {
        item,
        page,
        of,
        sha256: *sha256,
        until,
    }))
}

fn page_of(state: &State, item: ItemId, page: u16, now: Moment) -> Option<ViewingPage> {
    let index = usize::from(page).checked_sub(1)?;
    pages_of(state, item, now)?.nth(index)
}

/// Whether a person may see a page: the applicant, under a grant that is open, while the viewing lasts that a code opened.
pub fn may_view(
    state: &State,
    person: PersonId,
    item: ItemId,
    page: u16,
    now: Moment,
) -> Result<ViewingPage, Refusal> {
    let until = state.viewing_until.filter(|until| now < *until);
    let until = until
        .filter(|_| person == state.work.applicant)
        .ok_or_else(no_access)?;
    let page = page_of(state, item, page, now).ok_or_else(no_access)?;
    Ok(ViewingPage {
        until: page.until.min(until),
        ..page
    })
}

/// Whether staff of the unit may show a page to the applicant, who has come to their appointment today.
pub fn may_view_at_unit(
    state: &State,
    actor: &Actor,
    item: ItemId,
    page: u16,
    now: Moment,
) -> Result<ViewingPage, Refusal> {
    let today = office_day(now);
    let here = state
        .visit
        .is_some_and(|visit| visit.attended && office_day(visit.at) == today);
    if !here || !is_staff(state, actor, &[Post::AccidentUnit]) {
        return Err(no_access());
    }
    page_of(state, item, page, now).ok_or_else(no_access)
}

/// The pages of which staff of the unit may print a copy: of an item of which copies were asked for and are not ready.
pub fn may_print_copy(
    state: &State,
    actor: &Actor,
    item: ItemId,
    now: Moment,
) -> Result<Vec<ViewingPage>, Refusal> {
    let asked = state.copies.as_ref().is_some_and(|copies| copies.contains(&item));
    if !asked || !is_staff(state, actor, &[Post::AccidentUnit]) {
        return Err(no_access());
    }
    let pages = pages_of(state, item, now).ok_or_else(no_access)?;
    Ok(pages.collect())
}

/// Whether somebody may open the items as they came: staff who decide on them, while they do, and supervision that broke the
/// glass. Nobody else ever does.
pub fn may_open_original(state: &State, actor: &Actor, now: Moment) -> Result<(), Refusal> {
    let deciding = matches!(
        state.status,
        Status::Submitted
            | Status::CorrectionRequested
            | Status::Review
            | Status::PendingConsent
            | Status::Preparing
    );
    let decides = deciding && is_staff(state, actor, &[Post::AccidentUnit, Post::AccidentHead]);
    let broke = |glass: &BrokenGlass| Some(glass.by) == actor.person() && now < glass.until;
    let glass = state.glass.as_ref().is_some_and(broke) && is_staff(state, actor, &[Post::Supervision]);
    if state.own_file().is_some() && (decides || glass) {
        Ok(())
    } else {
        Err(no_access())
    }
}

/// Whether an owner or an insurer who applied may see how far the handling of the accident is. Parties are shown it unasked
/// ([`AccidentFile::shows_progress_to`](crate::accident::AccidentFile::shows_progress_to)).
pub fn may_see_progress(state: &State, person: PersonId, now: Moment) -> Result<(), Refusal> {
    let granted = state.wanted == Wanted::Progress && is_open(state, now);
    if granted && person == state.work.applicant {
        Ok(())
    } else {
        Err(no_access())
    }
}

fn is_staff(state: &State, actor: &Actor, posts: &[Post]) -> bool {
    let in_post = posts.iter().any(|post| actor.holds(&state.work.office, *post));
    let person = actor.person().filter(|_| in_post);
    person.is_some_and(|person| may_work_on(state, person).is_ok())
}
