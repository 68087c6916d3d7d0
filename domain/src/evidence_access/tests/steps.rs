//! Random steps: whoever asks whatever, and whatever the world answers.

use super::{
    World,
    commands::candidates,
    fixtures::*,
    ways::{CONSENT, RELEASE, release_checked},
    world::pages_of,
};
use crate::{
    access::Actor,
    accident::{AccidentFile, Custody, Procedure},
    case::{Effect, Outcome, TaskPurpose},
    evidence_access::{Action, Command, EvidenceEffect, EvidenceOutcome, Relation, Wanted, news},
    law::rollout::Gate,
};
use chrono::TimeDelta;
use proptest::prelude::*;

#[derive(Clone, Debug)]
pub enum Step {
    Act {
        who: usize,
        action: usize,
    },
    /// Staff do what leads on, so that random cases get far.
    Progress,
    Wait {
        minutes: i64,
    },
    Wake,
    Answer {
        which: usize,
        how: usize,
    },
    /// The watch looks at the register.
    Watch {
        file: usize,
    },
    Facts {
        open: bool,
        fits: bool,
    },
}

pub fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..PEOPLE, 0..Action::ALL.len()).prop_map(|(who, action)| Step::Act { who, action }),
        6 => Just(Step::Progress),
        2 => prop_oneof![1..12_i64, 1..4_000_i64, 1..60_000_i64].prop_map(|minutes| Step::Wait { minutes }),
        2 => Just(Step::Wake),
        6 => (0..8_usize, 0..8_usize).prop_map(|(which, how)| Step::Answer { which, how }),
        1 => (0..FILES).prop_map(|file| Step::Watch { file }),
        1 => (any::<bool>(), any::<bool>()).prop_map(|(open, fits)| Step::Facts { open, fits }),
    ]
}

pub const PEOPLE: usize = 13;

pub fn people() -> [Actor; PEOPLE] {
    [
        applicant(),
        officer(),
        colleague(),
        head(),
        deputy(),
        supervisor(),
        citizen(AGENT),
        everywhere(person(12)),
        everywhere(APPLICANT),
        everywhere(PASSENGER),
        citizen(OWNER),
        citizen(STRANGER),
        staff(
            50,
            [crate::access::Post::Intake, crate::access::Post::BusinessLead],
        ),
    ]
}

pub const OPENINGS: u8 = 6;

pub fn opening(kind: u8) -> World {
    match kind {
        0 => World::at_the_counter(),
        1 => World::opened(&by_agent(Some("2026-03-20")), &citizen(AGENT)),
        2 => World::opened(&by(OWNER, Relation::Owner, Wanted::Progress), &citizen(OWNER)),
        3 => World::opened(
            &by(APPLICANT, Relation::Party, named([plan(), secret()])),
            &applicant(),
        ),
        4 => World::submitted(),
        _ => World::correcting(),
    }
}

const FILES: usize = 8;

fn files(which: usize) -> AccidentFile {
    let mut changed = file();
    match which {
        1 => return in_custody(Custody::Court),
        2 => return in_custody(Custody::Prosecution),
        3 => return reinvestigated(),
        4 => changed.procedure = Procedure::Simple,
        5 => changed.determination = None,
        6 => changed.items[0].content.sha256 = crate::audit::Hex([9; 32]),
        7 => changed.items[1].confidential.clear(),
        _ => {}
    }
    changed
}

fn answer(effect: &Effect<EvidenceEffect>, how: usize) -> Outcome<EvidenceEffect> {
    match effect {
        Effect::Notify(_) if how < 5 => Outcome::Notified,
        Effect::Notify(_) => Outcome::Undeliverable { code: "550".into() },
        Effect::Own(effect) => Outcome::Own(own_answer(effect, how)),
    }
}

fn own_answer(effect: &EvidenceEffect, how: usize) -> EvidenceOutcome {
    match effect {
        EvidenceEffect::LookUpAccident { .. } if how == 7 => EvidenceOutcome::AccidentNotFound,
        EvidenceEffect::LookUpAccident { .. } => {
            let file = Box::new(files(if how < 5 { 0 } else { how - 4 }));
            EvidenceOutcome::AccidentFound { file }
        }
        EvidenceEffect::MakePages { item, .. } if how < 6 => EvidenceOutcome::PagesMade {
            pages: pages_of(*item),
        },
        EvidenceEffect::MakePages { .. } => EvidenceOutcome::Unreadable {
            code: "ENCRYPTED".into(),
        },
        EvidenceEffect::SendCode { .. } if how < 6 => EvidenceOutcome::CodeSent,
        EvidenceEffect::SendCode { .. } => EvidenceOutcome::NothingToSendTo,
    }
}

/// The first thing that leads on: an acceptance, a consent, a proposal, a verdict, a claim; then a code and a viewing.
fn progress(world: &mut World) {
    let area_confirmed = true;
    let steps = [(officer(), Command::Accept { area_confirmed }), (head(), CONSENT)];
    for (actor, command) in steps {
        if world.ask(&actor, command).is_ok() {
            return;
        }
    }
    if world.state().work.open_task(TaskPurpose::Review).is_some() {
        review(world);
        return;
    }
    let who = citizen(world.state().work.applicant);
    for command in [super::world::give_code(), Command::AskForCode] {
        if world.ask(&who, command).is_ok() {
            return;
        }
    }
}

fn review(world: &mut World) {
    let _ = world.claim(&officer(), TaskPurpose::Review);
    for decision in [RELEASE, release_checked()] {
        if world.propose(&officer(), decision).is_ok() {
            return;
        }
    }
    let open = [plan(), photo(), secret()]
        .into_iter()
        .filter(|item| !world.state().verdicts.contains_key(item));
    for item in open.collect::<Vec<_>>() {
        let refusal = not_shown(crate::law::EvidenceGround::ConfidentialItem);
        for verdict in [covered(), refusal] {
            if world.judge(item, verdict).is_ok() {
                return;
            }
        }
    }
}

pub fn take(world: &mut World, step: &Step) {
    match step {
        Step::Act { who, action } => {
            let actor = &people()[*who];
            for command in candidates(Action::ALL[*action], world, actor) {
                if world.ask(actor, command).is_ok() {
                    return;
                }
            }
        }
        Step::Progress => progress(world),
        Step::Wait { minutes } => world.later(TimeDelta::minutes(*minutes)),
        Step::Wake => world.wake(),
        Step::Answer { which, how } => {
            let effects = &world.state().work.effects;
            let Some(pending) = effects.get(*which % effects.len().max(1)).cloned() else {
                return;
            };
            let outcome = answer(&pending.effect, *how);
            let effect = pending.id;
            world
                .ask(&Actor::System, Command::Settle { effect, outcome })
                .unwrap();
        }
        Step::Watch { file } => {
            if let Some(command) = news(world.state(), &files(*file)) {
                world.ask(&Actor::System, command).unwrap();
            }
        }
        Step::Facts { open, fits } => {
            world.facts.code_fits = *fits;
            world.facts.gate = if *open {
                World::new().facts.gate
            } else {
                Gate::Unknown
            };
        }
    }
}
