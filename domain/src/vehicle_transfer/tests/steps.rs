//! Random steps: whoever asks whatever, and whatever the world answers.

use super::{
    World,
    commands::{candidates, fitting},
    fixtures::*,
    ways::*,
};
use crate::{
    access::Actor,
    case::{CaseCommand, Effect, Outcome},
    file_handover::{Desk, EndReason, FileReport, Milestone},
    law::vehicle::Unsettled,
    plate::PlateRefusal,
    vehicle_transfer::{
        Action, Command, Submission, TransferChannel, TransferEffect, TransferOutcome, VehicleRecord,
    },
};
use chrono::TimeDelta;
use proptest::prelude::*;

#[derive(Clone, Debug)]
pub enum Step {
    /// Anybody.
    Act {
        who: usize,
        action: usize,
    },
    /// Somebody whose post fits.
    Fit {
        action: usize,
    },
    /// The first thing that leads on, so that random cases get far.
    Progress,
    Wait {
        minutes: i64,
    },
    Wake,
    Answer {
        which: usize,
        how: u8,
    },
    Report {
        how: usize,
    },
    File {
        how: u8,
    },
}

pub fn step() -> impl Strategy<Value = Step> {
    let actions = Action::ALL.len();
    prop_oneof![
        4 => (0..10_usize, 0..actions).prop_map(|(who, action)| Step::Act { who, action }),
        3 => (0..actions).prop_map(|action| Step::Fit { action }),
        8 => Just(Step::Progress),
        1 => prop_oneof![1..4_000_i64, 1..60_000_i64].prop_map(|minutes| Step::Wait { minutes }),
        2 => Just(Step::Wake),
        5 => (0..8_usize, 0..10_u8).prop_map(|(which, how)| Step::Answer { which, how }),
        1 => (0..8_usize).prop_map(|how| Step::Report { how }),
        3 => (0..6_u8).prop_map(|how| Step::File { how }),
    ]
}

pub fn people() -> [Actor; 10] {
    [
        buyer(),
        seller(),
        clerk(),
        inspector(),
        reviewer(),
        lead(),
        plates(),
        station(),
        everything(),
        citizen(OWNER),
    ]
}

pub fn opening(kind: u8) -> World {
    match kind {
        0 => World::new().open(Submission {
            channel: TransferChannel::ServiceStation,
            ..submission()
        }),
        1 => World::at_the_counter(),
        2 => {
            let mut world = World::new();
            world.record.owner = BUYER;
            world.open(moving())
        }
        _ => World::submitted(),
    }
}

/// The vehicle of this world, of its owner, with another status.
fn with_letters(world: &World, status: &str) -> VehicleRecord {
    let mut record = world.record.clone();
    record.vehicle.status = status.parse().unwrap();
    record
}

/// What may be said of it.
fn reports(world: &World) -> [VehicleRecord; 8] {
    let record = || world.record.clone();
    let violation = VehicleRecord {
        unsettled: Some(Unsettled {
            violations: 1,
            accidents: 0,
        }),
        ..record()
    };
    let mut lapsed = record();
    lapsed.vehicle.inspection.valid_to = Some(day("2022-01-01"));
    let mut mortgaged = record();
    mortgaged.vehicle.mortgaged = true;
    [
        record(),
        record(),
        record(),
        violation,
        lapsed,
        mortgaged,
        with_letters(world, "K"),
        with_letters(world, "CQ"),
    ]
}

fn answer(world: &World, effect: &Effect<TransferEffect>, how: u8) -> Outcome<TransferEffect> {
    let gone = || Outcome::Undeliverable { code: "GONE".into() };
    match effect {
        Effect::Notify(_) if how < 8 => Outcome::Notified,
        Effect::Notify(_) => gone(),
        Effect::Own(effect) if how < 8 => Outcome::Own(world.answer(effect)),
        Effect::Own(effect) => otherwise(world, effect, how).map_or_else(gone, Outcome::Own),
    }
}

/// What is not wished for; nothing, where it cannot be done.
fn otherwise(world: &World, effect: &TransferEffect, how: u8) -> Option<TransferOutcome> {
    let answer = match effect {
        TransferEffect::LookUpVehicle { .. } => TransferOutcome::VehicleFound {
            record: Box::new(with_letters(world, "G")),
        },
        TransferEffect::CompareStolen { .. } => TransferOutcome::Compared { stolen: how == 9 },
        TransferEffect::LookUpInsurance { .. } => TransferOutcome::Insured { to: None },
        TransferEffect::LookUpInvoice { .. } => TransferOutcome::InvoiceNotFound,
        TransferEffect::UseInvoice { .. } => TransferOutcome::InvoiceUsedIn { case: case_number(8) },
        TransferEffect::ReserveNumber { .. } | TransferEffect::AssignNumber { .. } => {
            TransferOutcome::NumberRefused {
                refusal: PlateRefusal::Assigned,
            }
        }
        TransferEffect::ClaimNumber { .. } => TransferOutcome::NumberRefused {
            refusal: PlateRefusal::NotFormerOwner,
        },
        TransferEffect::Register { .. } | TransferEffect::RegisterDeparture { .. } if how == 8 => {
            TransferOutcome::RegistrationRefused {
                status: "O".parse().unwrap(),
            }
        }
        _ => return None,
    };
    Some(answer)
}

/// The first thing of these that is possible.
fn progress(world: &mut World) {
    let ways = [
        (plates(), Command::Register),
        (plates(), Command::WithdrawPlates),
        (lead(), Command::Approve),
        (reviewer(), propose(REGISTER)),
        (clerk(), accept()),
        (clerk(), Command::PreAccept { checked: None }),
        (clerk(), Command::RequestFile),
        (plates(), Command::SetFees { fen: 0 }),
    ];
    for (who, command) in ways {
        let settled = command == Command::SetFees { fen: 0 } && world.state().fees.settled();
        if !settled && world.ask(&who, command).is_ok() {
            return;
        }
    }
    let number = |action| candidates(action, world).remove(0);
    let ways = [number(Action::ChooseNumber), number(Action::AskForNumbers)];
    if world.state().inspection.is_none() {
        let record = candidates(Action::RecordInspection, world).remove(0);
        let _not_now = world.ask(&inspector(), record);
    }
    for command in ways {
        if world.ask(&buyer(), command).is_ok() {
            return;
        }
    }
}

pub fn take(world: &mut World, step: &Step) {
    match step {
        Step::Act { who, action } => ask_any(world, &people()[*who], Action::ALL[*action]),
        Step::Fit { action } => {
            let action = Action::ALL[*action];
            ask_any(world, &fitting(action, world), action);
        }
        Step::Progress => progress(world),
        Step::Wait { minutes } => world.later(TimeDelta::minutes(*minutes)),
        Step::Wake => {
            world.ask(&system(), CaseCommand::Wake).unwrap();
            let next = world.state().work.next_wake();
            assert!(
                next.is_none_or(|next| next > world.now()),
                "the timer would ring again at once"
            );
        }
        Step::Answer { which, how } => {
            let effects = &world.state().work.effects;
            let Some(pending) = effects.get(*which % effects.len().max(1)).cloned() else {
                return;
            };
            let (effect, outcome) = (pending.id, answer(world, &pending.effect, *how));
            if pending.effect.answered_by(&outcome) {
                world.ask(&system(), Command::Settle { effect, outcome }).unwrap();
            }
        }
        Step::Report { how } => {
            let (record, stolen) = (Box::new(reports(world)[*how].clone()), world.stolen);
            let _after_the_end = world.ask(&system(), Command::ReportVehicle { record, stolen });
        }
        Step::File { how } => {
            let handover = case_number(9);
            let milestone = match how {
                0 => Milestone::Failed {
                    reason: EndReason::FileLost,
                },
                1 => Milestone::Escalated { desk: Desk::Ministry },
                _ => Milestone::Accepted,
            };
            let report = FileReport { handover, milestone };
            let _not_awaited = world.ask(&system(), Command::ReportFile { report });
        }
    }
}

fn ask_any(world: &mut World, who: &Actor, action: Action) {
    for command in candidates(action, world) {
        if world.ask(who, command).is_ok() {
            return;
        }
    }
}
