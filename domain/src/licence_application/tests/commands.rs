//! A well-formed command for every act, and somebody whose post fits it.

use super::{
    World,
    fixtures::{citizen, clerk, document, lead, person, supervisor, text},
};
use crate::{
    access::Actor,
    case::{CaseCommand, Task, TaskPurpose},
    law::{DecisionGround, service::ServiceManner},
    licence_application::{Action, ApplicationField, Command, MissingItem, ProposedDecision, Wanted},
    time::office_day,
};

pub fn missing() -> Vec<MissingItem> {
    vec![MissingItem {
        what: Wanted::Field {
            field: ApplicationField::Phone,
        },
        words: text("请补充联系电话"),
    }]
}

/// Whose post fits the act, where nobody else is in the way.
pub fn fitting(action: Action, world: &World) -> Actor {
    let approving = world.state().work.open_task(TaskPurpose::Approve).is_some();
    match action {
        Action::AnswerCorrection | Action::WithdrawCase => citizen(),
        Action::ClaimTask | Action::ReleaseTask if approving => lead(),
        Action::ApproveLicenceApplication
        | Action::RefuseLicenceApplication
        | Action::ReturnToReview
        | Action::ConfirmReceivedAt
        | Action::ReassignTask
        | Action::ReopenCase => lead(),
        Action::EscalateCase | Action::RevokeIssuance => supervisor(),
        _ => clerk(),
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
    let Task { id: task, fence, .. } = *task;
    Some(match action {
        Action::ClaimTask => CaseCommand::ClaimTask { task }.into(),
        Action::ReleaseTask => CaseCommand::ReleaseTask { task, fence }.into(),
        Action::ReassignTask => CaseCommand::ReassignTask { task, to: person(99) }.into(),
        Action::ProposeDecision => {
            let decision = ProposedDecision::Refuse {
                grounds: vec![DecisionGround::StatusB],
            };
            Command::ProposeDecision {
                task,
                fence,
                decision,
                remarks: None,
            }
        }
        Action::CompleteFollowUp => Command::CompleteFollowUp {
            task,
            fence,
            words: text("已电话告知"),
        },
        _ => return None,
    })
}

fn plain(action: Action, world: &World) -> Option<Command> {
    let words = text("已核对");
    Some(match action {
        Action::ConfirmReceivedAt => Command::ConfirmReceivedAt { consent: true },
        Action::AcceptLicenceApplication => Command::Accept {
            rollout_confirmed: true,
        },
        Action::DeclineLicenceApplication => Command::Decline {
            grounds: vec![DecisionGround::NotCompetent],
            words,
        },
        Action::RequestCorrection => Command::RequestCorrection { missing: missing() },
        Action::AnswerCorrection => Command::AnswerCorrection {
            documents: vec![],
            words: Some(words),
        },
        Action::ConvertToCounter => Command::ConvertToCounter,
        Action::AttachDocument => {
            let document = document(1000 + world.state().work.documents.len() as u128);
            CaseCommand::AttachDocument { document }.into()
        }
        Action::ReturnToReview => Command::ReturnToReview { words },
        Action::ApproveLicenceApplication => Command::Approve,
        Action::RefuseLicenceApplication => Command::Refuse {
            grounds: vec![DecisionGround::StatusB],
            words: None,
        },
        Action::OpenInquiry => Command::OpenInquiry { reason: words },
        Action::CloseInquiry => Command::CloseInquiry { result: words },
        Action::WithdrawCase => Command::Withdraw,
        Action::EscalateCase => CaseCommand::EscalateCase { reason: words }.into(),
        Action::RecordService => {
            let day = office_day(world.now());
            Command::RecordService {
                manner: ServiceManner::Direct,
                day,
                consent: false,
            }
        }
        Action::RetryDelivery => Command::RetryDelivery,
        Action::ReopenCase => Command::Reopen {
            review_decision: words,
        },
        Action::RevokeIssuance => Command::Revoke {
            ground: DecisionGround::FalseMaterial,
            words,
        },
        Action::ClaimTask
        | Action::ReleaseTask
        | Action::ReassignTask
        | Action::ProposeDecision
        | Action::CompleteFollowUp => return None,
    })
}
