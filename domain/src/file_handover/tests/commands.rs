//! A well-formed command for every act, and somebody whose post fits it.

use super::{
    World,
    fixtures::{
        checker, decider, gatherer, lead, lead_of_origin, offerer, person, supervisor, text, verdicts,
    },
};
use crate::{
    access::Actor,
    case::{CaseCommand, Document, DocumentId, Task, TaskPurpose},
    custody::tests::fixtures::origin,
    file_handover::{Action, Command, UnavailableReason},
    law::DocumentKind,
};
use uuid::Uuid;

/// A scan that is not attached yet.
pub fn scan(world: &World) -> Document {
    Document {
        id: DocumentId(Uuid::from_u128(1000 + world.state().work.documents.len() as u128)),
        kind: DocumentKind::Photo,
        media_type: "image/jpeg".into(),
        size: 70_000,
        sha256: "ab".repeat(32),
    }
}

/// Whose post fits the act, where nobody else is in the way.
pub fn fitting(action: Action, world: &World) -> Actor {
    let route = world.state().route();
    let step = world.state().stalled.as_ref().map(|stall| &stall.step);
    let open = world.state().work.tasks.iter().find(|task| task.is_open());
    let of_origin = open.is_some_and(|task| *world.state().work.office_of(task) == origin());
    match action {
        Action::RetryHandoverStep if step.is_some_and(|step| step.office(route) == &origin()) => gatherer(),
        Action::TakeUpFileRequest
        | Action::GatherFileAgain
        | Action::DeclareFileUnavailable
        | Action::AttachDocument => gatherer(),
        Action::ClaimTask | Action::ReleaseTask if of_origin => offerer(),
        Action::OfferFile => offerer(),
        Action::ReassignTask if of_origin => lead_of_origin(),
        Action::CheckFile | Action::RetryHandoverStep => checker(),
        Action::ReturnToCheck
        | Action::AcceptFile
        | Action::RefuseFile
        | Action::ClaimTask
        | Action::ReleaseTask => decider(),
        Action::GiveUpHandover | Action::ReassignTask => lead(),
        Action::EscalateCase => supervisor(),
    }
}

/// The well-formed commands of an act: one, or one per open task.
pub fn candidates(action: Action, world: &World) -> Vec<Command> {
    let tasks = world.state().work.tasks.iter().filter(|task| task.is_open());
    match plain(action, world) {
        Some(command) => vec![command],
        None => tasks.filter_map(|task| on_task(action, task)).collect(),
    }
}

fn on_task(action: Action, task: &Task) -> Option<Command> {
    let Task { id, fence, .. } = *task;
    Some(match action {
        Action::ClaimTask => CaseCommand::ClaimTask { task: id }.into(),
        Action::ReleaseTask => CaseCommand::ReleaseTask { task: id, fence }.into(),
        Action::ReassignTask => CaseCommand::ReassignTask {
            task: id,
            to: person(99),
        }
        .into(),
        Action::CheckFile if task.purpose == TaskPurpose::Review => Command::Check {
            task: id,
            fence,
            verdicts: verdicts(None),
        },
        _ => return None,
    })
}

fn plain(action: Action, world: &World) -> Option<Command> {
    let words = text("已核对");
    Some(match action {
        Action::TakeUpFileRequest => Command::TakeUp,
        Action::GatherFileAgain => Command::GatherAgain,
        Action::DeclareFileUnavailable => Command::DeclareUnavailable {
            reason: UnavailableReason::OnPaperOnly,
            words,
        },
        Action::OfferFile => Command::Offer,
        Action::ReturnToCheck => Command::ReturnToCheck { words },
        Action::AcceptFile => Command::Accept,
        Action::RefuseFile => Command::Refuse,
        Action::GiveUpHandover => Command::GiveUp { words },
        Action::RetryHandoverStep => Command::Retry,
        Action::AttachDocument => {
            let document = scan(world);
            CaseCommand::AttachDocument { document }.into()
        }
        Action::EscalateCase => CaseCommand::EscalateCase { reason: words }.into(),
        Action::CheckFile | Action::ClaimTask | Action::ReleaseTask | Action::ReassignTask => return None,
    })
}
