//! What a look at the registers tells a case, and what it leaves untold.

use super::{World, fixtures::*};
use crate::{
    case::NoticeKind,
    law::vehicle::TransferGround,
    vehicle_transfer::{Command, Hold, Said, news},
};

impl World {
    /// Somebody looks at the registers, and the case is told what it does not know. Whether there was anything.
    pub fn look(&mut self) -> bool {
        let said = Said {
            record: self.record.clone(),
            stolen: self.stolen,
        };
        let today = crate::time::office_day(self.facts.case.now);
        let Some(command) = news(self.state(), &said, today) else {
            return false;
        };
        self.ask(&system(), command).unwrap();
        true
    }
}

#[test]
fn nothing_new_is_not_told() {
    for mut world in [
        World::accepted(),
        World::ready(),
        World::registering(),
        World::refused(),
    ] {
        assert!(!world.look());
    }
}

#[test]
fn a_seizure_is_told_once_and_so_is_its_end() {
    let mut world = World::inspected();
    world.record = with_status("K");
    assert!(world.look());
    assert_eq!(world.state().stops, [TransferGround::Sealed].into());
    assert!(world.told(BUYER).contains(&NoticeKind::Stopped));
    assert!(!world.look(), "it knows");
    world.record = record();
    assert!(world.look());
    world
        .ask(
            &lead(),
            Command::LiftStop {
                words: text("已解封"),
            },
        )
        .unwrap();
}

#[test]
fn a_theft_of_which_only_the_other_register_knows() {
    let mut world = World::ready();
    world.stolen = true;
    assert!(world.look());
    assert_eq!(world.state().stops, [TransferGround::Stolen].into());
    assert!(!world.look());
}

/// The case has asked itself, and hears of it that way.
#[test]
fn a_case_that_waits_for_an_answer_is_told_nothing() {
    let mut world = World::submitted();
    world.ask(&clerk(), Command::AskRegisters).unwrap();
    world.record = with_status("K");
    assert!(!world.look());
}

#[test]
fn an_inspection_that_lapses_overnight_pauses() {
    let mut world = World::inspected();
    world.facts.case.now = at("2023-07-03T09:00:00+08:00");
    assert!(world.look());
    let hold = Hold::Ground {
        ground: TransferGround::Inspection,
    };
    assert_eq!(world.state().holds, [hold].into());
    assert!(!world.look(), "it waits for a new one already");
}
