//! 组卷 / 重新组卷: the origin's machines list the file, and its dossier post sees to it that the list is whole.

use super::{Draft, Event, Events, FILE_POSTS, HandoverEffect, Lock, Status, guard::Act};
use crate::{
    access::{PersonId, Post},
    case::{Refusal, TaskPurpose},
    custody::{Manifest, Side, Suite},
    law::CommandRefusal,
};

/// What the next manifest is hashed and its statements are signed with.
const SUITE: Suite = Suite::Ed25519Sha256;

/// Asks for the list of the next attempt, without what was refused before.
pub(super) fn ask(draft: &mut Draft<'_>) {
    let effect = HandoverEffect::GatherFile {
        attempt: next_attempt(draft),
        suite: SUITE,
        scans: draft.state().scans().cloned().collect(),
    };
    draft.request(effect);
}

fn next_attempt(draft: &Draft<'_>) -> u32 {
    draft.state().custody.attempt().saturating_add(1)
}

/// The list is there: it is for a second person to vouch for it.
pub(super) fn gathered(draft: &mut Draft<'_>, manifest: &Manifest) {
    if draft.state().status != Status::Gathering {
        return;
    }
    let fits = manifest.route() == draft.state().route() && manifest.attempt() == next_attempt(draft);
    if !fits {
        return failed(draft, "WRONG_MANIFEST");
    }
    let origin = draft.state().route().origin.clone();
    draft.write(Event::FileGathered);
    draft.finish_task(TaskPurpose::Intake);
    draft.open_task_at(&origin, TaskPurpose::Approve, Post::Dossier);
}

/// Nothing came of it. The dossier post gathers again, or says that there is no file.
pub(super) fn failed(draft: &mut Draft<'_>, code: &str) {
    if draft.state().status == Status::Gathering {
        let code = code.to_owned();
        draft.write(Event::GatheringFailed { code });
    }
}

/// Whoever works with files at the origin, while no list is on its way.
pub(super) fn permit_again(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Side::Origin, &FILE_POSTS)?;
    act.within(&[Status::Gathering, Status::Gathered])?;
    for purpose in [TaskPurpose::Intake, TaskPurpose::Approve] {
        act.not_taken(purpose, person)?;
    }
    let gathering = |effect: &HandoverEffect| matches!(effect, HandoverEffect::GatherFile { .. });
    if act.state.lock == Lock::Held && !act.state.waits_for(gathering) {
        Ok(person)
    } else {
        Err(CommandRefusal::WrongState.into())
    }
}

/// Also how the second person sends back what is not whole: whoever gathers again does not offer.
pub(super) fn again(act: &Act<'_>) -> Events {
    let by = permit_again(act)?;
    let origin = act.office(Side::Origin);
    let mut draft = act.draft();
    draft.write(Event::GatheredAgain { by });
    draft.finish_task(TaskPurpose::Approve);
    draft.open_task_at(origin, TaskPurpose::Intake, Post::Dossier);
    ask(&mut draft);
    Ok(draft.into_events())
}
