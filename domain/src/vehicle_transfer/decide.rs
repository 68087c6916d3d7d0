//! From a command to its verb.

use super::{
    Command, Events, Facts, State, acceptance, answers, archive, consent, correction, decision, fees, file,
    follow_up, guard::Act, hold, inspection, news, number, objection, plates, powers, proposal, registers,
    registration, service, shared, submit, withdraw,
};
use crate::{case::Envelope, law::CommandRefusal};

/// What follows from a command now.
pub(super) fn decide(state: Option<&State>, envelope: &Envelope<Command>, facts: &Facts) -> Events {
    let actor = &envelope.actor;
    match (state, &envelope.command) {
        (None, Command::Submit(submission)) => submit::decide(actor, submission, facts),
        (None, _) => Err(CommandRefusal::WrongState.into()),
        (Some(state), command) => act_on(&Act { state, actor, facts }, command),
    }
}

fn act_on(act: &Act<'_>, command: &Command) -> Events {
    match command {
        Command::Submit(_) => Err(CommandRefusal::CaseExists.into()),
        Command::RequestCorrection { missing } => correction::request(act, missing),
        Command::AnswerCorrection { documents, words } => correction::answer(act, documents, words.as_ref()),
        Command::RequestFile => file::request(act),
        Command::PreAccept { checked } => acceptance::pre_accept(act, checked.as_ref()),
        Command::AskRegisters => registers::decide(act),
        Command::Accept { checked } => acceptance::accept(act, checked.as_ref()),
        Command::Decline { grounds, words } => acceptance::decline(act, grounds, words),
        Command::NameParty { party, .. } => consent::name(act, party),
        Command::SeePowers { party, words } => powers::see(act, *party, words),
        Command::Consent { agrees, for_party } => consent::decide(act, *agrees, *for_party),
        Command::Object { words, for_party } => objection::decide(act, words, *for_party),
        Command::SettleObjection { lifted, words } => objection::settle(act, *lifted, words),
        Command::BookInspection { at } => inspection::book(act, *at),
        Command::RecordAbsence => inspection::record_absence(act),
        Command::RecordInspection { record } => inspection::record(act, record),
        Command::ReportFile { report } => file::report(act, report),
        Command::ProposeDecision { decision } => proposal::decide(act, decision),
        Command::ReturnToReview { words } => proposal::return_to_review(act, words),
        Command::Approve => decision::approve(act),
        Command::Refuse { grounds, words } => decision::refuse(act, grounds, words),
        Command::Withdraw => withdraw::decide(act),
        Command::LiftStop { words } => hold::lift(act, words),
        Command::Settle { effect, outcome } => answers::decide(act, *effect, outcome),
        Command::Case(command) => shared::decide(act, command),
        later => see_through(act, later),
    }
}

/// What belongs to carrying out a decision.
fn see_through(act: &Act<'_>, command: &Command) -> Events {
    match command {
        Command::AskForNumbers => number::draw(act),
        Command::ChooseNumber { number } => number::choose(act, number),
        Command::ComposeNumber { number } => number::compose_own(act, number),
        Command::ClaimFormerNumber { number } => number::claim_former(act, number),
        Command::SetFees { fen } => fees::set(act, *fen),
        Command::RecordPayment { receipt } => fees::pay(act, receipt),
        Command::WaiveFees { words } => fees::waive(act, words),
        Command::WithdrawPlates => plates::withdraw(act),
        Command::IssueTemporaryPlate => plates::issue_temporary(act),
        Command::EndorseCertificate => plates::endorse(act),
        Command::Register => registration::decide(act),
        Command::HandOverPlates { manner } => plates::hand_over(act, manner),
        Command::Archive => archive::decide(act),
        Command::ReportVehicle { record, stolen } => news::reported(act, record, *stolen),
        Command::ReportArrival => news::arrived(act),
        Command::RecordService { manner, day, consent } => service::decide(act, *manner, *day, *consent),
        Command::CompleteFollowUp { task, fence, words } => follow_up::decide(act, (*task, *fence), words),
        _ => Err(CommandRefusal::WrongState.into()),
    }
}
