//! From a command to its verb.

use super::{
    Command, Events, Facts, State, acceptance, convert, correction, decision, follow_up, guard::Act, inquiry,
    issue, proposal, proposal::Proposing, receipt, reopen, revoke, service, shared, submit, withdraw,
};
use crate::{case::Envelope, law::CommandRefusal};

/// What follows from a command now.
pub(super) fn decide(state: Option<&State>, envelope: &Envelope<Command>, facts: &Facts) -> Events {
    let actor = &envelope.actor;
    match (state, &envelope.command) {
        (None, Command::Submit(submission)) => submit::decide(actor, submission, facts),
        (None, _) => Err(CommandRefusal::WrongState.into()),
        (Some(_), Command::Submit(_)) => Err(CommandRefusal::CaseExists.into()),
        (Some(state), command) => act_on(&Act { state, actor, facts }, command),
    }
}

fn act_on(act: &Act<'_>, command: &Command) -> Events {
    match command {
        Command::Submit(_) => Err(CommandRefusal::CaseExists.into()),
        Command::ConfirmReceivedAt { consent } => receipt::decide(act, *consent),
        Command::RequestCorrection { missing } => correction::request(act, missing),
        Command::AnswerCorrection { documents, words } => correction::answer(act, documents, words.as_ref()),
        Command::Accept { rollout_confirmed } => acceptance::accept(act, *rollout_confirmed),
        Command::Decline { grounds, words } => acceptance::decline(act, grounds, words),
        Command::ProposeDecision {
            task,
            fence,
            decision,
            remarks,
        } => {
            let remarks = remarks.as_ref();
            proposal::decide(
                act,
                Proposing {
                    task: *task,
                    fence: *fence,
                    proposed: decision,
                    remarks,
                },
            )
        }
        Command::ReturnToReview { words } => proposal::return_to_review(act, words),
        Command::Approve => decision::approve(act),
        Command::Refuse { grounds, words } => decision::refuse(act, grounds, words.as_ref()),
        Command::OpenInquiry { reason } => inquiry::open(act, reason),
        Command::CloseInquiry { result } => inquiry::close(act, result),
        Command::ConvertToCounter => convert::decide(act),
        Command::Withdraw => withdraw::decide(act),
        Command::RecordService { manner, day, consent } => service::decide(act, *manner, *day, *consent),
        Command::RetryDelivery => issue::retry(act),
        Command::CompleteFollowUp { task, fence, words } => follow_up::decide(act, (*task, *fence), words),
        Command::Reopen { review_decision } => reopen::decide(act, review_decision),
        Command::Revoke { ground, words } => revoke::decide(act, *ground, words),
        Command::Settle { effect, outcome } => shared::settle(act, *effect, outcome),
        Command::Case(command) => shared::decide(act, command),
    }
}
