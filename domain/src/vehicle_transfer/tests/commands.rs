//! A well-formed command for every act, and somebody whose post fits it.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::Actor,
    case::{CaseCommand, Task, TaskPurpose},
    law::{
        service::ServiceManner,
        vehicle::{TransferGround, document::TransferDocument, party::PartyRole},
    },
    time::office_day,
    vehicle_transfer::{Action, Command, HandOver, MissingPaper, Number, ProposedDecision, Status},
};
use chrono::TimeDelta;

/// Whose post fits the act, where nobody else is in the way.
pub fn fitting(action: Action, world: &World) -> Actor {
    use Action as A;
    match action {
        A::RequestCorrection
        | A::AskRegisters
        | A::RequestFile
        | A::PreAccept
        | A::Accept
        | A::Decline
        | A::NameParty
        | A::SeePowers => clerk(),
        A::AnswerCorrection
        | A::BookInspection
        | A::AskForNumbers
        | A::ChooseNumber
        | A::ComposeNumber
        | A::ClaimFormerNumber
        | A::Withdraw
        | A::AttachDocument => buyer(),
        A::Consent | A::Object => seller(),
        A::RecordAbsence | A::RecordInspection => inspector(),
        A::ProposeDecision => reviewer(),
        A::ReturnToReview
        | A::Approve
        | A::Refuse
        | A::LiftStop
        | A::WaiveFees
        | A::SettleObjection
        | A::ReassignTask => lead(),
        A::SetFees
        | A::RecordPayment
        | A::WithdrawPlates
        | A::IssueTemporaryPlate
        | A::Register
        | A::EndorseCertificate
        | A::HandOverPlates => plates(),
        A::Archive | A::RecordService | A::CompleteFollowUp => archivist(),
        A::EscalateCase => supervisor(),
        A::ClaimTask | A::ReleaseTask => holder(world),
    }
}

fn holder(world: &World) -> Actor {
    let work = &world.state().work;
    if work.open_task(TaskPurpose::Approve).is_some() {
        lead()
    } else if work.open_task(TaskPurpose::FollowUp).is_some() {
        archivist()
    } else {
        clerk()
    }
}

/// The well-formed commands of an act: one, or one per open task.
pub fn candidates(action: Action, world: &World) -> Vec<Command> {
    let tasks = world.state().work.tasks.iter().filter(|task| task.is_open());
    if let Some(both) = in_person_and_on_paper(action) {
        return both.into();
    }
    match on_paper(action, world).or_else(|| on_the_way(action, world)) {
        Some(command) => vec![command],
        None => tasks.filter_map(|task| on_task(action, task)).collect(),
    }
}

/// By a party, and by staff for the second one.
fn in_person_and_on_paper(action: Action) -> Option<[Command; 2]> {
    let words = text("已核实");
    let says = |for_party| match action {
        Action::Consent => Some(Command::Consent {
            agrees: true,
            for_party,
        }),
        Action::Object => Some(Command::Object {
            words: words.clone(),
            for_party,
        }),
        _ => None,
    };
    Some([says(None)?, says(Some(1))?])
}

fn on_task(action: Action, task: &Task) -> Option<Command> {
    let Task { id: task, fence, .. } = *task;
    Some(match action {
        Action::ClaimTask => CaseCommand::ClaimTask { task }.into(),
        Action::ReleaseTask => CaseCommand::ReleaseTask { task, fence }.into(),
        Action::ReassignTask => CaseCommand::ReassignTask { task, to: person(99) }.into(),
        Action::CompleteFollowUp => Command::CompleteFollowUp {
            task,
            fence,
            words: text("已办理"),
        },
        _ => return None,
    })
}

fn on_paper(action: Action, world: &World) -> Option<Command> {
    let words = text("已核实");
    let checked = Some(words.clone());
    Some(match action {
        Action::RequestCorrection => Command::RequestCorrection {
            missing: vec![MissingPaper {
                document: TransferDocument::TitleProof,
                words,
            }],
        },
        Action::AnswerCorrection => Command::AnswerCorrection {
            documents: vec![],
            words: checked,
        },
        Action::AskRegisters => Command::AskRegisters,
        Action::RequestFile => Command::RequestFile,
        Action::PreAccept => Command::PreAccept { checked },
        Action::Accept => Command::Accept { checked },
        Action::Decline => decline([TransferGround::InvalidPapers]),
        Action::NameParty => Command::NameParty {
            party: party(person(50 + world.history.len() as u128), PartyRole::Mortgagee),
            person: None,
        },
        Action::SeePowers => see_powers(2),
        Action::SettleObjection => Command::SettleObjection { lifted: true, words },
        Action::ProposeDecision => propose(ProposedDecision::Refuse {
            grounds: vec![TransferGround::InvalidPapers],
        }),
        Action::ReturnToReview => Command::ReturnToReview { words },
        Action::Approve => Command::Approve,
        Action::Refuse => refuse([TransferGround::InvalidPapers]),
        Action::LiftStop => Command::LiftStop { words },
        Action::Withdraw => Command::Withdraw,
        Action::AttachDocument => {
            let document = document(1000 + world.history.len() as u128);
            CaseCommand::AttachDocument { document }.into()
        }
        Action::EscalateCase => CaseCommand::EscalateCase { reason: words }.into(),
        Action::RecordService => Command::RecordService {
            manner: ServiceManner::Direct,
            day: office_day(world.now()),
            consent: false,
        },
        _ => return None,
    })
}

fn on_the_way(action: Action, world: &World) -> Option<Command> {
    Some(match action {
        Action::BookInspection => Command::BookInspection {
            at: world.now() + TimeDelta::minutes(90),
        },
        Action::RecordAbsence => Command::RecordAbsence,
        Action::RecordInspection => Command::RecordInspection {
            record: Box::new(inspection(&inspector(), world.now())),
        },
        Action::AskForNumbers => Command::AskForNumbers,
        Action::ChooseNumber => {
            let number = match &world.state().number {
                Number::Offered(offered) => offered.numbers[0].clone(),
                _ => plate("川A10001"),
            };
            Command::ChooseNumber { number }
        }
        Action::ComposeNumber => Command::ComposeNumber {
            number: "川A88888".into(),
        },
        Action::ClaimFormerNumber => Command::ClaimFormerNumber {
            number: "川A77777".into(),
        },
        Action::SetFees => Command::SetFees { fen: 12_500 },
        Action::RecordPayment => Command::RecordPayment {
            receipt: reference("receipt-1"),
        },
        Action::WaiveFees => Command::WaiveFees {
            words: text("免收")
        },
        Action::WithdrawPlates => Command::WithdrawPlates,
        Action::IssueTemporaryPlate => Command::IssueTemporaryPlate,
        Action::Register => Command::Register,
        Action::EndorseCertificate => Command::EndorseCertificate,
        Action::HandOverPlates => Command::HandOverPlates {
            manner: HandOver::AtTheCounter,
        },
        Action::Archive => Command::Archive,
        _ => return None,
    })
}

/// Worlds in every status, some in several situations.
pub fn situations() -> Vec<(&'static str, World)> {
    let with = |mut world: World, who: Actor, command: Command| {
        world.ask(&who, command).unwrap();
        world
    };
    let correction = candidates(Action::RequestCorrection, &World::submitted()).remove(0);
    let mut lapsed = World::accepted();
    lapsed.wake_at("2022-06-08T00:00:00+08:00");
    let mut stopped = World::approved();
    stopped.report(with_status("K"));
    let object = Command::Object {
        words: text("异议"),
        for_party: None,
    };
    vec![
        ("SUBMITTED", World::submitted()),
        ("SUBMITTED at the counter", World::at_the_counter()),
        ("SUBMITTED, with an agent", World::new().open(by_agent(true))),
        (
            "CORRECTION_REQUESTED",
            with(World::submitted(), clerk(), correction),
        ),
        (
            "FILE_REQUESTED",
            with(World::submitted(), clerk(), Command::RequestFile),
        ),
        ("FILE_REQUESTED, and it came", World::submitted().with_file()),
        ("PRE_ACCEPTED", World::pre_accepted()),
        ("ACCEPTED", World::accepted()),
        ("ACCEPTED and inspected", World::inspected()),
        ("ACCEPTED, objection", with(World::inspected(), seller(), object)),
        ("PENDING_APPROVAL", World::proposed()),
        ("APPROVED", World::approved()),
        ("APPROVED, all in hand", World::ready()),
        ("APPROVED, stopped", stopped),
        ("REGISTERING", World::registering()),
        ("REGISTERED", World::registered()),
        (
            "NOT_ACCEPTED",
            with(World::submitted(), clerk(), decline([TransferGround::ThirdPlace])),
        ),
        ("REFUSED", World::refused()),
        ("WITHDRAWN", with(World::submitted(), buyer(), Command::Withdraw)),
        ("LAPSED", lapsed),
    ]
}

/// Which statuses a situation shows: all but the departure, which has a journey of its own.
pub fn shown() -> Vec<Status> {
    Status::ALL
        .into_iter()
        .filter(|status| *status != Status::TransferredOut)
        .collect()
}
