//! From a command to its verb.

use super::{
    Command, Events, Facts, State, acceptance, access, authority, break_glass, consent, copies, correction,
    correction::Answer, follow_up, guard::Act, making, news, objection, proposal, recusal, review, service,
    shared, submit, viewing, visit, withdraw,
};
use crate::{case::Envelope, law::CommandRefusal};

/// What follows from a command now.
pub(super) fn decide(state: Option<&State>, envelope: &Envelope<Command>, facts: &Facts) -> Events {
    let actor = &envelope.actor;
    match (state, &envelope.command) {
        (None, Command::Submit(submission)) => submit::decide(actor, submission, facts),
        (None, _) => Err(CommandRefusal::WrongState.into()),
        (Some(state), command) => to_a_decision(&Act { state, actor, facts }, command),
    }
}

/// Up to the decision, and against it.
fn to_a_decision(act: &Act<'_>, command: &Command) -> Events {
    match command {
        Command::Submit(_) => Err(CommandRefusal::CaseExists.into()),
        Command::RequestCorrection { missing } => correction::request(act, missing),
        Command::AnswerCorrection {
            documents,
            authority,
            words,
        } => {
            let (authority, words) = (authority.as_ref(), words.as_ref());
            correction::answer(
                act,
                Answer {
                    documents,
                    authority,
                    words,
                },
            )
        }
        Command::Accept { area_confirmed } => acceptance::accept(act, *area_confirmed),
        Command::Decline { grounds, words } => acceptance::decline(act, grounds, words),
        Command::JudgeItem { item, verdict } => review::decide(act, *item, verdict),
        Command::ProposeDecision {
            task,
            fence,
            decision,
        } => proposal::decide(act, (*task, *fence), decision),
        Command::ReturnToReview { words } => proposal::return_to_review(act, words),
        Command::Consent { opens_on } => consent::decide(act, *opens_on),
        Command::Withdraw => withdraw::decide(act),
        Command::RecordService { manner, day, consent } => service::decide(act, *manner, *day, *consent),
        Command::Object { words } => objection::decide(act, words),
        Command::AnswerObjection { upheld, words } => objection::answer(act, *upheld, words),
        Command::Reopen { review_decision } => objection::reopen(act, review_decision),
        Command::CompleteFollowUp { task, fence, words } => follow_up::decide(act, (*task, *fence), words),
        Command::Case(command) => shared::decide(act, command),
        command => around_access(act, command),
    }
}

/// Access, and who stands aside.
fn around_access(act: &Act<'_>, command: &Command) -> Events {
    match command {
        Command::RetryPages => making::retry(act),
        Command::ExtendGrant { days } => access::extend(act, *days),
        Command::RevokeGrant { words } => access::revoke(act, words),
        Command::RenewGrant => access::renew(act),
        Command::EndAuthority => authority::decide(act),
        Command::AskForCode => viewing::ask(act),
        Command::OpenViewing { .. } => viewing::open(act),
        Command::BookVisit { at } => visit::book(act, *at),
        Command::RecordVisit { attended } => visit::record(act, *attended),
        Command::AskForCopies { items } => copies::ask(act, items),
        Command::IssueCopies => copies::issue(act),
        Command::AskForRecusal { officer, words } => recusal::ask(act, *officer, words),
        Command::DecideRecusal { granted, words } => recusal::decide(act, *granted, words),
        Command::ExcludeStaff { person, words } => recusal::exclude_staff(act, *person, words),
        Command::BreakGlass { reason } => break_glass::decide(act, reason),
        Command::ReportAccident { file } => news::reported(act, file),
        Command::Settle { effect, outcome } => shared::settle(act, *effect, outcome),
        _ => Err(CommandRefusal::WrongState.into()),
    }
}
