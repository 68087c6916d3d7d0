//! A well-formed command for every act, and somebody whose post fits it.

use super::{
    World,
    fixtures::*,
    ways::{CONSENT, accept, missing, refuse_whole, release_checked},
    world::give_code,
};
use crate::{
    access::{Actor, Post},
    accident::ItemId,
    case::{CaseCommand, Task, TaskPurpose},
    evidence_access::{Action, Command, Verdict, viewable_items},
    law::{EvidenceGround, service::ServiceManner},
    time::office_day,
};
use chrono::TimeDelta;

/// Whose post fits the act, where nobody else is in the way.
pub fn fitting(action: Action, world: &World) -> Actor {
    let approving = world.state().work.open_task(TaskPurpose::Approve).is_some();
    match action {
        Action::AnswerEvidenceCorrection
        | Action::WithdrawCase
        | Action::AskForViewingCode
        | Action::OpenViewing
        | Action::BookVisit
        | Action::AskForCopies
        | Action::AskForRecusal
        | Action::RenewEvidenceGrant
        | Action::EndAuthority
        | Action::ObjectToEvidenceDecision => citizen(world.state().work.applicant),
        Action::ClaimTask | Action::ReleaseTask if approving => head(),
        Action::ConsentToEvidenceAccess
        | Action::ReturnEvidenceToReview
        | Action::ExtendEvidenceGrant
        | Action::DecideRecusal
        | Action::ReassignTask
        | Action::ReopenCase => head(),
        Action::RevokeEvidenceGrant => deputy(),
        Action::EscalateCase | Action::BreakGlass | Action::AnswerEvidenceObjection => supervisor(),
        _ => officer(),
    }
}

/// The well-formed commands of an act: one, or one per open task or item.
pub fn candidates(action: Action, world: &World, actor: &Actor) -> Vec<Command> {
    let tasks = world.state().work.tasks.iter().filter(|task| task.is_open());
    match action {
        Action::JudgeEvidenceItem => [plan(), photo(), statement(), secret()]
            .into_iter()
            .flat_map(verdicts)
            .collect(),
        Action::ExcludeStaff => [person(98)]
            .into_iter()
            .chain(actor.person())
            .map(exclude)
            .collect(),
        _ => match plain(action, world) {
            Some(command) => vec![command],
            None => tasks.flat_map(|task| on_task(action, task)).collect(),
        },
    }
}

fn exclude(person: crate::access::PersonId) -> Command {
    let words = text("与当事人有利害关系");
    Command::ExcludeStaff { person, words }
}

fn verdicts(item: ItemId) -> [Command; 3] {
    let refusal = not_shown(EvidenceGround::ConfidentialItem);
    [Verdict::Release, covered(), refusal].map(|verdict| Command::JudgeItem { item, verdict })
}

fn on_task(action: Action, task: &Task) -> Vec<Command> {
    let Task { id: task, fence, .. } = *task;
    let propose = |decision| Command::ProposeDecision {
        task,
        fence,
        decision,
    };
    match action {
        Action::ClaimTask => vec![CaseCommand::ClaimTask { task }.into()],
        Action::ReleaseTask => vec![CaseCommand::ReleaseTask { task, fence }.into()],
        Action::ReassignTask => vec![CaseCommand::ReassignTask { task, to: person(99) }.into()],
        Action::ProposeEvidenceDecision => vec![
            propose(release_checked()),
            propose(refuse_whole(EvidenceGround::NotServed)),
        ],
        Action::CompleteFollowUp => vec![Command::CompleteFollowUp {
            task,
            fence,
            words: text("已电话告知"),
        }],
        _ => vec![],
    }
}

fn plain(action: Action, world: &World) -> Option<Command> {
    let words = text("已核对");
    Some(match action {
        Action::RequestEvidenceCorrection => Command::RequestCorrection { missing: missing() },
        Action::AnswerEvidenceCorrection => Command::AnswerCorrection {
            documents: vec![],
            authority: None,
            words: Some(words),
        },
        Action::AcceptEvidenceAccess => match accept() {
            Command::Accept { .. } => Command::Accept { area_confirmed: true },
            other => other,
        },
        Action::DeclineEvidenceAccess => Command::Decline {
            grounds: vec![EvidenceGround::NotAParty],
            words,
        },
        Action::ReturnEvidenceToReview => Command::ReturnToReview { words },
        Action::ConsentToEvidenceAccess => CONSENT,
        Action::RetryEvidencePages => Command::RetryPages,
        Action::ExtendEvidenceGrant => Command::ExtendGrant { days: 1 },
        Action::RevokeEvidenceGrant => Command::RevokeGrant { words },
        Action::RenewEvidenceGrant => Command::RenewGrant,
        Action::EndAuthority => Command::EndAuthority,
        Action::AskForViewingCode => Command::AskForCode,
        Action::OpenViewing => give_code(),
        Action::BookVisit => {
            let from = world.state().grant.map_or(world.now(), |grant| grant.opens_at);
            let at = from.max(world.now()) + TimeDelta::milliseconds(1);
            Command::BookVisit { at }
        }
        Action::RecordVisit => Command::RecordVisit { attended: false },
        Action::AskForCopies => {
            let viewable = viewable_items(world.state(), world.now());
            let items = viewable.into_iter().map(|(item, _)| item).collect();
            Command::AskForCopies { items }
        }
        Action::IssueCopies => Command::IssueCopies,
        Action::AskForRecusal => {
            let (excluded, barred) = (&world.state().excluded, world.state().barred());
            let mut officers = [10, 97, 98].map(person).into_iter();
            let officer = officers.find(|one| !excluded.contains(one) && !barred.contains(one));
            let officer = officer.expect("somebody is left");
            Command::AskForRecusal { officer, words }
        }
        Action::DecideRecusal => Command::DecideRecusal { granted: true, words },
        Action::BreakGlass => Command::BreakGlass { reason: words },
        Action::ObjectToEvidenceDecision => Command::Object { words },
        Action::AnswerEvidenceObjection => Command::AnswerObjection { upheld: true, words },
        Action::ReopenCase => Command::Reopen {
            review_decision: words,
        },
        Action::RecordService => Command::RecordService {
            manner: ServiceManner::Direct,
            day: office_day(world.now()),
            consent: false,
        },
        Action::WithdrawCase => Command::Withdraw,
        Action::AttachDocument => {
            let document = document(1000 + world.state().work.documents.len() as u128);
            CaseCommand::AttachDocument { document }.into()
        }
        Action::EscalateCase => CaseCommand::EscalateCase { reason: words }.into(),
        Action::JudgeEvidenceItem
        | Action::ProposeEvidenceDecision
        | Action::ExcludeStaff
        | Action::ClaimTask
        | Action::ReleaseTask
        | Action::ReassignTask
        | Action::CompleteFollowUp => return None,
    })
}

/// Whether somebody works for the unit.
pub fn is_staff(actor: &Actor) -> bool {
    let posts = [Post::AccidentUnit, Post::AccidentHead, Post::Supervision];
    posts.into_iter().any(|post| actor.holds(&office(), post))
}
