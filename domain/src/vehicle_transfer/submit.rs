//! 提交申请 / 窗口代录 / 服务站代录: somebody applies, or a clerk or a service station takes it in for them.

use super::{
    Draft, Event, Events, Facts, Submission, TransferChannel, VehicleTransfer, file, guard::valid, registers,
    tell,
};
use crate::{
    access::{Actor, PersonId, Post},
    case::{CaseEvent, Draft as CaseDraft, NoticeKind, Refusal, RefusalDetail, TaskPurpose},
    deadline::RuleId,
    law::{
        CommandRefusal, DecisionGround,
        vehicle::{Occasion, Position, StepAct, TradeFacts, office_area, party::PartyRole},
    },
    time::{office_day, start_of},
};
use std::collections::BTreeSet;

/// Who may open the case: the applicant's side online, intake staff and stations for everybody who has no part in it.
fn permit(actor: &Actor, submission: &Submission) -> Result<PersonId, Refusal> {
    let person = actor.person().ok_or(CommandRefusal::NotYourPost)?;
    let own = submission.parties.iter().filter(|party| party.person == person);
    let mut own = own.peekable();
    let in_post = match submission.channel {
        TransferChannel::Online => {
            let applies =
                own.any(|party| party.acts_for_the_applicant() || party.role == applying(submission));
            return if applies {
                Ok(person)
            } else {
                Err(CommandRefusal::NotYourPost.into())
            };
        }
        TransferChannel::Counter => actor.holds(&submission.office, Post::Intake),
        TransferChannel::ServiceStation => actor.holds(&submission.office, Post::ServiceStation),
    };
    if !in_post {
        Err(CommandRefusal::NotYourPost.into())
    } else if own.peek().is_some() {
        Err(CommandRefusal::OwnCase.into())
    } else {
        Ok(person)
    }
}

/// The role of whoever applies: the new owner, or the owner who moves.
const fn applying(submission: &Submission) -> PartyRole {
    match submission.trade.occasion {
        Occasion::ChangeOfOwner => PartyRole::Buyer,
        Occasion::MovingHouse => PartyRole::Owner,
    }
}

/// What the office does in this step, by where the application lies and how far the vehicle has come.
pub(super) fn act_of(trade: &TradeFacts) -> StepAct {
    let in_one_step = match trade.occasion {
        Occasion::ChangeOfOwner => StepAct::Transfer,
        Occasion::MovingHouse => StepAct::Move,
    };
    match trade.position(&trade.applied_at) {
        _ if trade.is_one_office() => in_one_step,
        _ if trade.transferred_out => StepAct::TransferIn,
        Position::TransferOut => StepAct::TransferOut,
        Position::TransferIn | Position::Elsewhere | Position::Unclear => in_one_step,
    }
}

pub(super) fn decide(actor: &Actor, submission: &Submission, facts: &Facts) -> Events {
    let by = permit(actor, submission)?;
    let applicant = complete(submission, facts)?;
    if let Some(number) = facts.open_case.clone() {
        let refusal = Refusal::from(DecisionGround::OpenCaseExists);
        return Err(refusal.with_detail(RefusalDetail::Case { number }));
    }
    let mut draft = CaseDraft::<VehicleTransfer>::new(None, actor, &facts.case);
    draft.write(submitted(submission, applicant, by));
    file::trace(&mut draft, facts);
    let documents = submission.documents.iter().cloned();
    draft.write_all(documents.map(|document| CaseEvent::DocumentAttached { document }));
    draft.open_task(TaskPurpose::Intake, Post::Intake);
    in_time(&mut draft, submission);
    // The application is taken while registers are away.
    registers::ask_all(&mut draft);
    tell(&mut draft, NoticeKind::Receipt);
    Ok(draft.into_events())
}

fn submitted(submission: &Submission, applicant: PersonId, by: PersonId) -> Event {
    Event::Submitted {
        applicant,
        by,
        office: submission.office.clone(),
        channel: submission.channel,
        act: act_of(&submission.trade),
        parties: submission.parties.clone(),
        vin: submission.vin.clone(),
        trade: submission.trade.clone(),
        title: submission.title,
        notice_channels: submission.notice_channels.clone(),
        agent: submission.agent,
    }
}

/// The time to apply is counted from delivery. Who is late is told so and not refused (Order 164, articles 25 and 78(6)).
fn in_time(draft: &mut Draft<'_>, submission: &Submission) {
    if let Some(day) = submission.delivered_on {
        draft.start(RuleId::UC_APPLY, start_of(day));
        draft.meet(RuleId::UC_APPLY);
    }
}

/// What types cannot say: fields that need each other. Whose matter it is.
fn complete(submission: &Submission, facts: &Facts) -> Result<PersonId, Refusal> {
    let trade = &submission.trade;
    let own = office_area(&submission.office.division());
    valid(
        "trade.appliedAt",
        own.is_some() && own == office_area(&trade.applied_at),
    )?;
    let sold = trade.occasion == Occasion::ChangeOfOwner;
    valid("title", submission.title.is_some() == sold)?;
    let moved = trade.trade_place.is_none() && trade.invoice_place.is_none();
    valid("trade.tradePlace", sold || moved)?;
    let today = office_day(facts.case.now);
    valid(
        "deliveredOn",
        submission.delivered_on.is_none_or(|day| sold && day <= today),
    )?;
    valid("noticeChannels", !submission.notice_channels.is_empty())?;
    let ids: BTreeSet<_> = submission.documents.iter().map(|document| document.id).collect();
    valid("documents", ids.len() == submission.documents.len())?;
    parties(submission)
}

/// One applicant, nobody in two roles, nobody who has spoken already, an agent for an organisation (Order 164, article 89(2)),
/// and what is said of agents and heirs exactly where one is said to act.
fn parties(submission: &Submission) -> Result<PersonId, Refusal> {
    let parties = &submission.parties;
    let mut applicants = parties.iter().filter(|party| party.role == applying(submission));
    let applicant = applicants.next();
    let other = match applying(submission) {
        PartyRole::Buyer => PartyRole::Owner,
        _ => PartyRole::Buyer,
    };
    let people: BTreeSet<_> = parties.iter().map(|party| party.person).collect();
    let fit = people.len() == parties.len()
        && applicants.next().is_none()
        && parties.iter().all(|party| party.role != other && party.is_new())
        // An organisation that is gone takes no vehicle (inference).
        && applicant.is_some_and(|party| !party.nature.is_gone());
    valid("parties", fit)?;
    let somebody = |roles: &[PartyRole]| parties.iter().any(|party| roles.contains(&party.role));
    let by_itself = applicant.is_some_and(|party| party.nature.is_organisation());
    valid("parties", !by_itself || somebody(&[PartyRole::Agent]))?;
    let says = somebody(&[PartyRole::Agent, PartyRole::Heir]);
    valid("agent", says == submission.agent.is_some())?;
    applicant
        .map(|party| party.person)
        .ok_or_else(|| Refusal::from(CommandRefusal::InvalidInput).on("parties"))
}
