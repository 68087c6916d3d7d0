//! Random steps: whoever asks whatever, and whatever the world answers.

use super::{
    World,
    commands::candidates,
    fixtures::{
        checker, decider, gatherer, illegible, lead, lead_of_origin, offerer, outsider, staff, supervisor,
        verdicts,
    },
    world::{Answer, good},
};
use crate::{
    access::{Actor, Post},
    case::{CaseCommand, Outcome, TaskPurpose},
    custody::{
        RefusalReason,
        tests::fixtures::{destination, key, manifest, origin, sign},
    },
    file_handover::{
        Action, Command, Finding, FindingReason, HandoverEffect, HandoverOutcome, StopReason,
        UnavailableReason,
    },
};
use chrono::TimeDelta;
use proptest::prelude::*;

#[derive(Clone, Debug)]
pub enum Step {
    Act {
        who: usize,
        action: usize,
    },
    /// What leads on, so that random handovers get far.
    Progress {
        find_fault: bool,
    },
    Wait {
        minutes: i64,
    },
    Wake,
    Answer {
        which: usize,
        how: usize,
    },
    Stop {
        reason: usize,
    },
    /// The keys of the offices are there, or are not.
    Keys {
        there: bool,
    },
}

pub fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => (0..PEOPLE, 0..Action::ALL.len()).prop_map(|(who, action)| Step::Act { who, action }),
        10 => any::<bool>().prop_map(|find_fault| Step::Progress { find_fault }),
        2 => prop_oneof![1..600_i64, 1..9_000_i64].prop_map(|minutes| Step::Wait { minutes }),
        2 => Just(Step::Wake),
        12 => (0..8_usize, 0..24_usize).prop_map(|(which, how)| Step::Answer { which, how }),
        1 => (0..12_usize).prop_map(|reason| Step::Stop { reason }),
        1 => (0..8_usize).prop_map(|n| Step::Keys { there: n > 0 }),
    ]
}

pub const PEOPLE: usize = 11;

pub fn people() -> [Actor; PEOPLE] {
    [
        gatherer(),
        offerer(),
        lead_of_origin(),
        checker(),
        decider(),
        lead(),
        supervisor(),
        outsider(),
        staff(15, origin(), Post::OF_AN_OFFICE),
        staff(2, destination(), Post::OF_AN_OFFICE),
        Actor::System,
    ]
}

/// Mostly what it should be; sometimes a failure, a wrong signature, a wrong list or a file that did not come whole.
fn answer(effect: &HandoverEffect, how: usize) -> Answer {
    let code = "EFFECT_FAILED".to_owned();
    match (effect, how) {
        (HandoverEffect::ReleaseLock { .. } | HandoverEffect::MarkTransferred { .. }, _) => good(effect),
        (_, 0) => Outcome::Undeliverable { code },
        (HandoverEffect::Sign { statement }, 1) => {
            let other = if statement.office == origin() {
                destination()
            } else {
                origin()
            };
            let signature = sign(&key(&other), &statement.message());
            Outcome::Own(HandoverOutcome::Signed { signature })
        }
        (HandoverEffect::GatherFile { attempt, .. }, 1) => Outcome::Own(HandoverOutcome::Gathered {
            manifest: Box::new(manifest(attempt + 1)),
        }),
        (HandoverEffect::VerifyFiles { .. }, 1..=3) => Outcome::Own(HandoverOutcome::Compared {
            findings: findings(how),
        }),
        _ => good(effect),
    }
}

fn findings(how: usize) -> Vec<Finding> {
    let missing = Finding {
        name: "02-vehicle.jpg".into(),
        reason: FindingReason::Refused {
            because: RefusalReason::Missing,
        },
    };
    let too_much = Finding {
        name: "99.pdf".into(),
        reason: FindingReason::TooMuch,
    };
    match how {
        1 => vec![missing],
        2 => vec![too_much],
        _ => vec![missing, too_much],
    }
}

/// The first thing that leads on.
fn progress(world: &mut World, find_fault: bool) {
    let acts = [
        (gatherer(), Command::TakeUp),
        (offerer(), Command::Offer),
        (decider(), Command::Accept),
        (decider(), Command::Refuse),
        (gatherer(), Command::Retry),
        (checker(), Command::Retry),
    ];
    for (actor, command) in acts {
        if world.ask(&actor, command).is_ok() {
            return;
        }
    }
    let found = if find_fault { illegible() } else { verdicts(None) };
    if world.state().work.open_task(TaskPurpose::Review).is_some() && world.check(&checker(), found).is_err()
    {
        let _ = world.claim(&checker(), TaskPurpose::Review);
    }
}

fn stop(world: &mut World, reason: usize) {
    let reasons = [
        StopReason::Withdrawn,
        StopReason::NotGranted,
        StopReason::TimedOut,
        StopReason::VehicleStopped,
    ];
    let command = match reasons.get(reason) {
        Some(reason) => Command::Stop { reason: *reason },
        None => return,
    };
    let _ = world.ask(&Actor::System, command);
}

pub fn take(world: &mut World, step: &Step) {
    match step {
        Step::Act { who, action } => act(world, &people()[*who], Action::ALL[*action]),
        Step::Progress { find_fault } => progress(world, *find_fault),
        Step::Wait { minutes } => world.later(TimeDelta::minutes(*minutes)),
        Step::Wake => {
            world.ask(&Actor::System, CaseCommand::Wake).unwrap();
            let next = world.state().work.next_wake();
            assert!(
                next.is_none_or(|next| next > world.now()),
                "the timer would ring again at once"
            );
        }
        Step::Answer { which, how } => {
            let pending = world.asked();
            if let Some(one) = pending.get(*which % pending.len().max(1)).cloned() {
                let outcome = answer(&one.effect, *how);
                world.answer(&one, outcome).unwrap();
            }
        }
        Step::Stop { reason } => stop(world, *reason),
        Step::Keys { there: true } => world.facts.keys = World::new().facts.keys,
        Step::Keys { there: false } => world.facts.keys.clear(),
    }
}

/// To say that there is no file ends the handover, so it is rarely said.
fn act(world: &mut World, actor: &Actor, action: Action) {
    for command in candidates(action, world) {
        let ends = matches!(
            command,
            Command::DeclareUnavailable {
                reason: UnavailableReason::OnPaperOnly,
                ..
            }
        );
        if ends && !world.history.len().is_multiple_of(3) {
            continue;
        }
        if world.ask(actor, command).is_ok() {
            return;
        }
    }
}
