//! Who is told, and by which ways.

use super::Draft;
use crate::{
    access::PersonId,
    case::{Channel, NoticeKind},
};
use std::collections::BTreeSet;

/// Whoever has chosen no way hears of it in the inbox of their account and on paper (policy: no source says how).
const OTHER_CHANNELS: [Channel; 2] = [Channel::InApp, Channel::Paper];

/// A notice to the applicant and to those who act for them, or say so: nothing is accepted before their papers were seen, so
/// until then they hear of what they applied for.
pub(super) fn tell(draft: &mut Draft<'_>, kind: NoticeKind) {
    let helpers = draft.state().acting().map(|party| party.person);
    let people = helpers.chain([draft.work().applicant]);
    notify(draft, kind, people.collect());
}

/// A notice to everybody who has a part in it, also the registered owner.
pub(super) fn tell_all(draft: &mut Draft<'_>, kind: NoticeKind) {
    let people = draft.state().people();
    notify(draft, kind, people);
}

/// The applicant's side by each way that it chose.
pub(super) fn notify(draft: &mut Draft<'_>, kind: NoticeKind, people: BTreeSet<PersonId>) {
    let chosen = draft.state().notice_channels.clone();
    for to in people {
        if draft.state().applies(to) {
            draft.notify(kind, to, &chosen);
        } else {
            draft.notify(kind, to, &OTHER_CHANNELS);
        }
    }
}
