//! A used car goes from Chengdu to Guangzhou: both cases, both offices, and everything outside that they lean on.

mod away;
mod ends;
mod former;
mod joint;
mod meanwhile;
mod moves;
mod objections;
mod one_office;
mod owners;
mod papers;
mod parties;
mod repaired;
mod rules;
mod silence;
mod stayed;
mod unshown;
mod whole;

use domain::{
    access::{Actor, Post},
    case::{Refusal, RefusalDetail, TaskPurpose},
    law::vehicle::TransferGround,
    vehicle_transfer::{Command, ProposedDecision},
};
use tests::{
    case::words,
    sale::{Transfer, here},
};

/// The stable code of a refusal.
fn code(refusal: &Refusal) -> &'static str {
    refusal.code.code()
}

/// Whether it was refused on exactly these grounds.
fn is_about(refusal: &Refusal, grounds: &[TransferGround]) -> bool {
    matches!(&refusal.detail, Some(RefusalDetail::Grounds { grounds: found }) if found == grounds)
}

/// The proposal to register it.
fn register() -> Command {
    let decision = ProposedDecision::Register { checked: None };
    Command::ProposeDecision { decision }
}

/// The lead refuses what was proposed, or what came up since, on a ground.
async fn refused_on(transfer: &Transfer<'_>, ground: TransferGround) {
    let refuse = Command::Refuse {
        grounds: vec![ground],
        words: words("不符合登记规定"),
    };
    transfer.does(here(Post::BusinessLead), refuse).await;
}

/// Somebody sees to what a machine could not do.
async fn followed_up(transfer: &Transfer<'_>, actor: Actor) {
    transfer
        .until(|state| state.work.open_task(TaskPurpose::FollowUp).is_some())
        .await;
    let task = transfer.claim(actor.clone(), TaskPurpose::FollowUp).await;
    let complete = Command::CompleteFollowUp {
        task: task.id,
        fence: task.fence,
        words: words("已人工处理"),
    };
    transfer.does(actor, complete).await;
}
