//! Random steps: whoever asks whatever, and whatever the world answers.

use super::{
    World,
    commands::candidates,
    fixtures::{
        GRANT, backdated, certificate, citizen, clerk, colleague, lead, licence, other_office, person, staff,
        submission, supervisor,
    },
};
use crate::{
    access::{Actor, Post},
    case::{CaseCommand, Effect, Outcome, TaskPurpose},
    law::rollout::Gate,
    licence_application::{Action, Command, IntakeChannel, LicenceEffect, LicenceOutcome, LicenceRecord},
};
use chrono::TimeDelta;
use proptest::prelude::*;

#[derive(Clone, Debug)]
pub enum Step {
    Act {
        who: usize,
        action: usize,
    },
    /// The reviewer does what leads on, so that random cases get far.
    Progress,
    Wait {
        minutes: i64,
    },
    Wake,
    Answer {
        which: usize,
        how: usize,
    },
    Gate {
        open: bool,
    },
}

pub fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => (0..8_usize, 0..Action::ALL.len()).prop_map(|(who, action)| Step::Act { who, action }),
        5 => Just(Step::Progress),
        2 => prop_oneof![1..4_000_i64, 1..60_000_i64].prop_map(|minutes| Step::Wait { minutes }),
        2 => Just(Step::Wake),
        5 => (0..8_usize, 0..8_usize).prop_map(|(which, how)| Step::Answer { which, how }),
        1 => any::<bool>().prop_map(|open| Step::Gate { open }),
    ]
}

pub fn people() -> [Actor; 8] {
    [
        citizen(),
        clerk(),
        colleague(),
        lead(),
        supervisor(),
        staff(12, [Post::Intake, Post::BusinessLead, Post::Supervision]),
        staff(1, Post::OF_AN_OFFICE),
        Actor::Citizen { person: person(77) },
    ]
}

pub fn opening(kind: u8) -> World {
    match kind {
        0 => World::opened(&submission(IntakeChannel::Online), &citizen()),
        1 => World::opened(&backdated(World::new().now() - TimeDelta::days(9)), &clerk()),
        _ => World::submitted(),
    }
}

fn answer(effect: &Effect<LicenceEffect>, how: usize) -> Outcome<LicenceEffect> {
    match effect {
        Effect::Notify(_) if how < 5 => Outcome::Notified,
        Effect::Notify(_) => Outcome::Undeliverable { code: "550".into() },
        Effect::Own(effect) => Outcome::Own(own_answer(effect, how)),
    }
}

fn own_answer(effect: &LicenceEffect, how: usize) -> LicenceOutcome {
    let found = |licence| LicenceOutcome::LicenceFound { licence };
    let good = how < 5;
    match effect {
        LicenceEffect::LookUpLicence { .. } if good => found(licence("A")),
        LicenceEffect::LookUpLicence { .. } => match how {
            5 => found(LicenceRecord {
                issuing_office: other_office(),
                ..licence("A")
            }),
            6 => found(LicenceRecord {
                certificate: Some(certificate()),
                ..licence("BN")
            }),
            _ => LicenceOutcome::LicenceNotFound,
        },
        LicenceEffect::IssueLicence { .. } if good => LicenceOutcome::LicenceIssued {
            certificate: certificate(),
        },
        LicenceEffect::IssueLicence { .. } => LicenceOutcome::IssueRefused {
            status: ["D", "A"][how % 2].parse().unwrap(),
        },
        LicenceEffect::DeliverLicence { .. } if good => LicenceOutcome::LicenceDelivered {
            at: World::new().now(),
        },
        LicenceEffect::DeliverLicence { .. } => LicenceOutcome::NoAccount,
        LicenceEffect::RevokeLicence { .. } => LicenceOutcome::LicenceRevoked,
    }
}

/// The first thing that leads on: a claim, a proposal, an approval, an acceptance.
fn progress(world: &mut World) {
    let accept = Command::Accept {
        rollout_confirmed: true,
    };
    for (actor, command) in [(lead(), Command::Approve), (clerk(), accept)] {
        if world.ask(&actor, command).is_ok() {
            return;
        }
    }
    if world.state().work.open_task(TaskPurpose::Review).is_some() && world.propose(&clerk(), GRANT).is_err()
    {
        let _ = world.claim(&clerk(), TaskPurpose::Review);
    }
}

pub fn take(world: &mut World, step: &Step) {
    match step {
        Step::Act { who, action } => {
            let actor = &people()[*who];
            for command in candidates(Action::ALL[*action], world) {
                if world.ask(actor, command).is_ok() {
                    return;
                }
            }
        }
        Step::Progress => progress(world),
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
            let effects = &world.state().work.effects;
            let Some(pending) = effects.get(*which % effects.len().max(1)).cloned() else {
                return;
            };
            let outcome = answer(&pending.effect, *how);
            world
                .ask(
                    &Actor::System,
                    Command::Settle {
                        effect: pending.id,
                        outcome,
                    },
                )
                .unwrap();
        }
        Step::Gate { open } => {
            world.facts.gate = if *open {
                World::new().facts.gate
            } else {
                Gate::NotYet { opens_on: None }
            };
        }
    }
}
