//! What happens in a case until the stage that it has come to.

use crate::{
    desk::Desk,
    population::{Plan, Stage},
};
use chrono::TimeDelta;
use domain::{
    access::{Actor, PersonId, Post},
    case::{CaseCommand, Channel, Entry, Locale, TaskPurpose},
    identifier::OfficeCode,
    law::SpecialReason,
    licence_application::{Applicant, Command, Event, IntakeChannel, ProposedDecision, Submission},
};
use uuid::Uuid;

const REASONS: [SpecialReason; 4] = [
    SpecialReason::NoUsableDevice,
    SpecialReason::RealPersonCheckFailed,
    SpecialReason::NoPhotoOnFile,
    SpecialReason::RegistryDataWrong,
];

/// The history of a case.
pub fn of(plan: &Plan) -> Vec<Entry<Event>> {
    let (clerk, lead) = (staff(plan, 1), staff(plan, 2));
    let mut desk = Desk::new(plan.applicant, (plan.received_at, plan.index));
    desk.act(&clerk, Command::Submit(Box::new(submission(plan))));
    if plan.stage == Stage::Submitted {
        return desk.entries;
    }
    desk.pass(TimeDelta::hours(20));
    if plan.stage == Stage::Withdrawn {
        let applicant = Actor::Citizen {
            person: plan.applicant,
        };
        desk.act(&applicant, Command::Withdraw);
        return desk.entries;
    }
    let rollout_confirmed = false;
    desk.act(&clerk, Command::Accept { rollout_confirmed });
    if plan.stage == Stage::Accepted {
        return desk.entries;
    }
    desk.pass(TimeDelta::hours(24));
    propose(&mut desk, &clerk, plan.stage);
    if plan.stage == Stage::Issued {
        desk.pass(TimeDelta::hours(3));
        desk.act(&lead, Command::Approve);
    }
    desk.entries
}

fn propose(desk: &mut Desk, clerk: &Actor, stage: Stage) {
    let task = desk.state().work.open_task(TaskPurpose::Review);
    let task = task.expect("a review is open").id;
    desk.act(clerk, CaseCommand::ClaimTask { task });
    if stage == Stage::UnderReview {
        return;
    }
    desk.pass(TimeDelta::hours(1));
    let task = desk.state().work.open_task(TaskPurpose::Review);
    let task = task.expect("the review is open");
    let command = Command::ProposeDecision {
        task: task.id,
        fence: task.fence,
        decision: ProposedDecision::Grant { checked: None },
        remarks: None,
    };
    desk.act(clerk, command);
}

fn submission(plan: &Plan) -> Submission {
    let details = &plan.details;
    Submission {
        applicant: Applicant {
            name: details.name.clone(),
            document: details.document.clone(),
            email: None,
            phone: details.phone.clone(),
            address: None,
            locale: Locale::default(),
        },
        channel: IntakeChannel::Counter,
        special_reason: REASONS[plan.index / 7 % REASONS.len()],
        explanation: None,
        office: plan.office.clone(),
        notice_channels: [Channel::InApp].into(),
        received_earlier: None,
        documents: vec![],
    }
}

/// Somebody of the office.
fn staff(plan: &Plan, nth: u128) -> Actor {
    Actor::Staff {
        person: PersonId(Uuid::from_u128(number(&plan.office) << 8 | nth)),
        office: plan.office.clone(),
        posts: [Post::Intake, Post::BusinessLead].into(),
    }
}

fn number(office: &OfficeCode) -> u128 {
    office.as_str().parse().expect("eight digits")
}
