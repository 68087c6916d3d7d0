//! Codes, viewings, visits, originals and copies.

use super::{World, fixtures::*, world::give_code};
use crate::{
    access::Actor,
    accident::{AccidentFile, ItemId},
    case::TaskPurpose,
    evidence_access::{
        Command, Event, EvidenceEffect, EvidenceOutcome, Power, live_code, may_open_original, may_print_copy,
        may_view, may_view_at_unit, viewing_answer,
    },
};
use chrono::TimeDelta;
use std::collections::BTreeSet;

fn coded() -> World {
    let mut world = World::granted();
    world.ask(&applicant(), Command::AskForCode).unwrap();
    world.code_goes_out();
    world
}

#[test]
fn a_code_opens_a_viewing_of_fifteen_minutes() {
    let mut world = World::granted();
    assert_eq!(code(world.sees(plan()).map(drop)), "NO_ACCESS", "before a code");
    world.open_viewing();
    let page = world.sees(plan()).unwrap();
    assert_eq!(page.until, world.now() + TimeDelta::minutes(15));
    assert_eq!(page.sha256, super::world::pages_of(plan())[0]);
    for (page, answer) in [(0, true), (1, false), (2, false), (3, true), (u16::MAX, true)] {
        let seen = may_view(world.state(), APPLICANT, plan(), page, world.now());
        assert_eq!(seen.is_err(), answer, "{page}");
    }
    for other in [STRANGER, PASSENGER, DEAD, person(10), person(20), person(30)] {
        assert_eq!(
            code(may_view(world.state(), other, plan(), 1, world.now()).map(drop)),
            "NO_ACCESS"
        );
    }
    world.later(TimeDelta::minutes(15));
    assert_eq!(code(world.sees(plan()).map(drop)), "NO_ACCESS");
}

/// None, old, used, missed five times, not the applicant's: they look alike.
#[test]
fn every_way_in_which_a_code_can_be_wrong_is_answered_alike() {
    let mut old = coded();
    old.later(TimeDelta::minutes(10));
    let mut used = World::viewing();
    used.facts.code_fits = true;
    let mut revoked = coded();
    let words = text("撤销");
    revoked.ask(&deputy(), Command::RevokeGrant { words }).unwrap();
    let mut unsent = World::granted();
    unsent.ask(&applicant(), Command::AskForCode).unwrap();
    unsent.answer(|effect| {
        matches!(effect, EvidenceEffect::SendCode { .. }).then_some(EvidenceOutcome::NothingToSendTo)
    });
    for mut world in [
        World::submitted(),
        World::granted(),
        World::expired(),
        old,
        used,
        revoked,
        unsent,
    ] {
        world.facts.code_fits = true;
        assert_eq!(world.code(&applicant(), give_code()), "CODE_WRONG");
        assert_eq!(live_code(world.state(), world.now()), None);
    }
    let mut right = coded();
    right.facts.code_fits = true;
    for actor in [citizen(STRANGER), officer(), supervisor(), Actor::System] {
        assert_eq!(right.code(&actor, give_code()), "CODE_WRONG");
    }
    let missed = coded().decide(&applicant(), &give_code()).unwrap();
    assert_eq!(missed, [Event::CodeMissed]);
    assert_eq!(code(viewing_answer(&missed).map(drop)), "CODE_WRONG");
    let opened = right.decide(&applicant(), &give_code()).unwrap();
    assert_eq!(
        viewing_answer(&opened).unwrap(),
        right.now() + TimeDelta::minutes(15)
    );
}

#[test]
fn five_wrong_ones_end_a_code() {
    let mut world = coded();
    for _ in 0..5 {
        assert!(live_code(world.state(), world.now()).is_some());
        world.ask(&applicant(), give_code()).unwrap();
    }
    world.facts.code_fits = true;
    assert_eq!(
        world.code(&applicant(), give_code()),
        "CODE_WRONG",
        "though it is the right one"
    );
    world.open_viewing();
    world.sees(plan()).unwrap();
}

/// A few hundred tries in a grant of thirty days, and as before once somebody gave the right one.
#[test]
fn whoever_misses_often_waits_long_for_another_code() {
    let mut world = coded();
    let began = world.now();
    let mut tries = 0;
    while world.now() < began + TimeDelta::days(30) {
        while live_code(world.state(), world.now()).is_some() {
            world.ask(&applicant(), give_code()).unwrap();
            tries += 1;
        }
        world.later(TimeDelta::minutes(1));
        if world.ask(&applicant(), Command::AskForCode).is_ok() {
            world.code_goes_out();
        }
    }
    assert!((100..300).contains(&tries), "{tries}");
    let mut right = coded();
    for _ in 0..5 {
        right.ask(&applicant(), give_code()).unwrap();
    }
    right.later(TimeDelta::minutes(1));
    assert_eq!(right.code(&applicant(), Command::AskForCode), "TIME_NOT_REACHED");
    right.open_viewing();
    right.later(TimeDelta::minutes(1));
    right.ask(&applicant(), Command::AskForCode).unwrap();
}

#[test]
fn another_code_takes_the_place_of_the_one_before_and_comes_after_a_minute() {
    let mut world = coded();
    let first = live_code(world.state(), world.now()).unwrap();
    assert_eq!(world.code(&applicant(), Command::AskForCode), "TIME_NOT_REACHED");
    world.later(TimeDelta::minutes(1));
    world.ask(&applicant(), Command::AskForCode).unwrap();
    let second = live_code(world.state(), world.now());
    assert_ne!(second, Some(first), "the one before is void");
    world.later(TimeDelta::minutes(1));
    assert_eq!(
        world.code(&applicant(), Command::AskForCode),
        "TIME_NOT_REACHED",
        "it is on its way"
    );
    world.code_goes_out();
    assert_eq!(live_code(world.state(), world.now()), second);
    assert_eq!(world.code(&officer(), Command::AskForCode), "NOT_YOUR_POST");
}

/// A mail can be read before the case learns that it was sent.
#[test]
fn a_code_on_its_way_opens_a_viewing_once_and_counts_its_misses() {
    let mut world = World::granted();
    world.ask(&applicant(), Command::AskForCode).unwrap();
    for _ in 0..4 {
        world.ask(&applicant(), give_code()).unwrap();
    }
    let mut missed = world.clone();
    missed.code_goes_out();
    missed.ask(&applicant(), give_code()).unwrap();
    assert_eq!(live_code(missed.state(), missed.now()), None, "five in all");
    world.facts.code_fits = true;
    world.ask(&applicant(), give_code()).unwrap();
    world.sees(plan()).unwrap();
    world.code_goes_out();
    assert_eq!(live_code(world.state(), world.now()), None, "it was used");
}

/// The digits stand nowhere: not in an event, a state or a debug text.
#[test]
fn no_history_holds_a_code() {
    let world = World::viewing();
    let command = serde_json::to_string(&give_code()).unwrap();
    assert!(command.contains("012345"));
    assert!(!format!("{:?}", give_code()).contains("012345"));
    let kept = serde_json::to_string(&(world.state(), &world.history)).unwrap();
    assert!(!kept.contains("012345"));
}

#[test]
fn who_has_no_phone_sees_it_at_the_unit_on_the_day_of_the_appointment() {
    let mut world = World::granted();
    let book = |moment: &str| Command::BookVisit { at: at(moment) };
    for wrong in ["2026-03-02T09:00:00+08:00", "2026-04-01T09:00:00+08:00"] {
        assert_eq!(world.code(&officer(), book(wrong)), "INVALID_INPUT");
    }
    world.ask(&officer(), book("2026-03-04T10:00:00+08:00")).unwrap();
    assert_eq!(
        world.code(&applicant(), book("2026-03-05T10:00:00+08:00")),
        "WRONG_STATE",
        "one at a time"
    );
    assert_eq!(world.told(APPLICANT).last().unwrap(), "VISIT_BOOKED");
    let record = |attended| Command::RecordVisit { attended };
    assert_eq!(world.code(&officer(), record(true)), "TIME_NOT_REACHED");
    world.facts.case.now = at("2026-03-04T10:05:00+08:00");
    let shown = |world: &World, actor: &Actor| {
        may_view_at_unit(world.state(), actor, plan(), 1, world.now()).map(|page| page.of)
    };
    assert_eq!(
        code(shown(&world, &officer()).map(drop)),
        "NO_ACCESS",
        "before they came"
    );
    world.ask(&officer(), record(true)).unwrap();
    assert_eq!(shown(&world, &officer()).unwrap(), 2);
    for actor in [head(), applicant(), supervisor(), everywhere(PASSENGER)] {
        assert_eq!(code(shown(&world, &actor).map(drop)), "NO_ACCESS");
    }
    assert_eq!(
        code(world.sees(plan()).map(drop)),
        "NO_ACCESS",
        "it opens nothing online"
    );
    world.later(TimeDelta::days(1));
    assert_eq!(
        code(shown(&world, &officer()).map(drop)),
        "NO_ACCESS",
        "another day"
    );
    world
        .ask(&applicant(), book("2026-03-06T10:00:00+08:00"))
        .unwrap();
    world.facts.case.now = at("2026-03-07T10:00:00+08:00");
    assert_eq!(
        world.code(&officer(), record(true)),
        "INVALID_INPUT",
        "they came on no other day"
    );
    world.ask(&officer(), record(false)).unwrap();
    assert_eq!(world.state().visit, None);
}

#[test]
fn originals_are_opened_by_who_decides_on_them_and_by_nobody_else() {
    let opens = |world: &World, actor: &Actor| may_open_original(world.state(), actor, world.now()).is_ok();
    for world in [World::in_review(), World::proposed(), World::preparing()] {
        assert!(opens(&world, &officer()) && opens(&world, &head()));
        for actor in [
            applicant(),
            supervisor(),
            everywhere(PASSENGER),
            staff(40, [crate::access::Post::Intake]),
            citizen(person(10)),
        ] {
            assert!(!opens(&world, &actor), "{actor:?}");
        }
    }
    for world in [World::granted(), World::refused(), World::expired()] {
        assert!(!opens(&world, &officer()) && !opens(&world, &head()));
    }
}

#[test]
fn breaking_the_glass_has_a_reason_an_hour_and_a_head_who_hears_of_it() {
    let mut world = World::granted();
    world.facts.heads = [person(20), person(21)].into();
    let reason = text("核查举报线索");
    let break_glass = Command::BreakGlass { reason };
    for actor in [officer(), head(), applicant()] {
        assert_eq!(world.code(&actor, break_glass.clone()), "NOT_YOUR_POST");
    }
    world.ask(&supervisor(), break_glass.clone()).unwrap();
    assert_eq!(world.code(&supervisor(), break_glass), "WRONG_STATE");
    for told in [20, 21] {
        assert_eq!(world.told(person(told)), ["GLASS_BROKEN"]);
    }
    assert_eq!(
        world.told(APPLICANT).last().unwrap(),
        "ACCESS_OPENED",
        "the applicant does not hear"
    );
    let opens = |world: &World, actor| may_open_original(world.state(), &actor, world.now()).is_ok();
    assert!(opens(&world, supervisor()));
    assert!(
        !opens(&world, staff(31, [crate::access::Post::Supervision])),
        "another of supervision"
    );
    world.later(TimeDelta::minutes(60));
    assert!(!opens(&world, supervisor()), "before a timer has seen it");
    world.wake();
    assert!(world.state().glass.is_none());
    assert_eq!(world.events().last().unwrap(), "GLASS_CLOSED");
}

#[test]
fn copies_are_for_who_has_the_right_and_of_what_is_shown() {
    let mut world = World::granted();
    let ask = |items: BTreeSet<ItemId>| Command::AskForCopies { items };
    for wrong in [BTreeSet::new(), [secret()].into()] {
        assert_eq!(world.code(&applicant(), ask(wrong)), "INVALID_INPUT");
    }
    world.ask(&applicant(), ask([plan()].into())).unwrap();
    assert_eq!(world.code(&applicant(), ask([photo()].into())), "WRONG_STATE");
    world.claim(&colleague(), TaskPurpose::Copies).unwrap();
    assert_eq!(world.code(&officer(), Command::IssueCopies), "TASK_TAKEN");
    let printed = |world: &World, actor: Actor, item| {
        let pages = may_print_copy(world.state(), &actor, item, world.now());
        pages.map_or_else(
            |refusal| refusal.code.code().to_owned(),
            |pages| pages.len().to_string(),
        )
    };
    assert_eq!(printed(&world, officer(), plan()), "2");
    assert_eq!(printed(&world, officer(), photo()), "NO_ACCESS", "not asked for");
    for other in [applicant(), deputy(), supervisor()] {
        assert_eq!(printed(&world, other, plan()), "NO_ACCESS");
    }
    world.ask(&colleague(), Command::IssueCopies).unwrap();
    assert_eq!(printed(&world, officer(), plan()), "NO_ACCESS", "handed out");
    assert_eq!(world.told(APPLICANT).last().unwrap(), "COPIES_READY");
    assert!(world.state().work.open_task(TaskPurpose::Copies).is_none());
    let agent = World::granted_for(&by_agent(None));
    assert_eq!(
        agent.code(&citizen(AGENT), ask([plan()].into())),
        "NO_RIGHT_TO_COPY"
    );
    let mut able = by_agent(None);
    able.standing
        .authority
        .as_mut()
        .unwrap()
        .powers
        .insert(Power::Copy);
    World::granted_for(&able)
        .ask(&citizen(AGENT), ask([plan()].into()))
        .unwrap();
}

#[test]
fn copies_that_are_not_ready_end_with_the_grant() {
    let mut world = World::granted();
    let items = [plan()].into();
    world.ask(&applicant(), Command::AskForCopies { items }).unwrap();
    world.later(TimeDelta::days(31));
    assert_eq!(world.code(&officer(), Command::IssueCopies), "NO_ACCESS");
    world.wake();
    assert!(world.state().copies.is_none() && world.state().is_over());
}

/// A head who stands aside, or who was in the accident, does not hear that there is a case.
#[test]
fn a_head_who_is_out_hears_nothing_of_an_emergency() {
    let mut world = World::granted();
    world.facts.heads = [person(20), person(21), PASSENGER].into();
    let exclude = Command::ExcludeStaff {
        person: person(21),
        words: text("与当事人有利害关系"),
    };
    world.ask(&head(), exclude).unwrap();
    let reason = text("核查举报线索");
    world.ask(&supervisor(), Command::BreakGlass { reason }).unwrap();
    assert_eq!(world.told(person(20)), ["GLASS_BROKEN"]);
    for out in [person(21), PASSENGER] {
        assert!(world.told(out).is_empty());
    }
}

/// Who heads a unit, sign-ins tell. Where nobody has come yet, the post finds it.
#[test]
fn an_emergency_of_which_no_head_hears_is_a_task_of_their_post() {
    let reason = || text("核查举报线索");
    let post = |world: &World| {
        let task = world.state().work.open_task(TaskPurpose::FollowUp);
        task.map(|task| task.post)
    };
    let mut known = World::granted();
    let break_glass = Command::BreakGlass { reason: reason() };
    known.ask(&supervisor(), break_glass).unwrap();
    assert_eq!(post(&known), None);
    let mut world = World::granted();
    world.facts.heads = [PASSENGER].into();
    let break_glass = Command::BreakGlass { reason: reason() };
    world.ask(&supervisor(), break_glass).unwrap();
    assert_eq!(post(&world), Some(crate::access::Post::AccidentHead));
    world.claim(&head(), TaskPurpose::FollowUp).unwrap();
}

/// An application that was made to the wrong unit opens nothing of the file to its staff.
#[test]
fn the_file_of_another_unit_is_no_file_to_this_one() {
    let mut world = World::submitted();
    world.register_says(&file());
    let opens = |world: &World, actor| may_open_original(world.state(), &actor, world.now()).is_ok();
    assert!(opens(&world, officer()) && world.state().own_file().is_some());
    world.report(&AccidentFile {
        unit: other_office(),
        ..file()
    });
    assert_eq!(world.state().own_file(), None);
    let reason = text("核查举报线索");
    world.ask(&supervisor(), Command::BreakGlass { reason }).unwrap();
    for actor in [officer(), head(), supervisor()] {
        assert!(!opens(&world, actor));
    }
}
