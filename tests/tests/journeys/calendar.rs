//! A deadline that reaches into a year whose calendar is not published yet.

use chrono::{Datelike, NaiveDate};
use domain::{
    calendar::CalendarYear,
    case::{CaseEvent, Entry},
    deadline::RuleId,
    licence_application::Event,
};
use tests::{Application, Fault, GUANGZHOU, Staff, Wish, World, history, journeys, people};
use workflows::names;

journeys! {
    a_published_calendar_moves_the_deadline,
    a_publication_that_breaks_counts_once,
}

/// The activity that finds the cases.
const LISTING: &str = "provisional_cases";

/// Invented for these tests, since no notice for such a year is out: the first day that is no weekend.
fn plan_of(year: i32) -> CalendarYear {
    let days = NaiveDate::from_ymd_opt(year, 1, 1).unwrap().iter_days();
    let mut weekdays = days.filter(|day| day.weekday().number_from_monday() <= 5);
    CalendarYear {
        holidays: weekdays.next().into_iter().collect(),
        make_up_days: [].into(),
        source: "测试".to_owned(),
    }
}

async fn a_published_calendar_moves_the_deadline(world: &World) {
    let opened_at = "2026-12-30T10:00:00+08:00".parse().unwrap();
    let wish = Wish {
        opened_at,
        ..people::eligible(world, GUANGZHOU).await
    };
    let case = Application::submit(world, wish).await;
    case.looked_up().await;
    let before = case.deadline(RuleId::ALL_CORR).await;
    assert_eq!(
        (before.due.to_string().as_str(), before.provisional),
        ("2027-01-06", true)
    );

    let publisher = Staff::Supervisor.person_at(GUANGZHOU);
    let publish = || {
        world
            .store
            .publish_calendar((2027, plan_of(2027)), (publisher, case.now()))
    };
    let version = publish().await.unwrap().unwrap();
    assert_eq!(publish().await.unwrap(), Ok(version), "published once");
    let queue = names::task_queue_of(&people::office(GUANGZHOU));
    world.cases.publish_calendar(&queue, version).await.unwrap();
    case.until(|state| state.work.deadlines.iter().all(|deadline| !deadline.provisional))
        .await;
    let publication = names::calendar_publication(version);
    history::record_first_run(&world.client, &publication).await;
    let after = case.deadline(RuleId::ALL_CORR).await;
    assert_eq!(
        (after.due.to_string().as_str(), after.calendar_version),
        ("2027-01-07", version)
    );
    let kept = case
        .entries()
        .await
        .into_iter()
        .find_map(|entry| match entry.event {
            Event::Case(CaseEvent::DeadlineRecalculated { previous_due, .. }) => Some(previous_due),
            _ => None,
        });
    assert_eq!(kept, Some(before.due), "the history keeps the old day");
    case.finish().await;
}

/// Whatever breaks on the way to the cases, before the work or after it: each deadline is counted again, and once.
async fn a_publication_that_breaks_counts_once(shared: &World) {
    // The calendars of the others are not moved.
    let alone = World::alone(shared.variant).await;
    let world = &alone;
    // Each in a year of its own: what reaches into a published year is not provisional.
    for (year, fault) in (2031..).step_by(2).zip(Fault::ALL) {
        let wish = Wish {
            opened_at: format!("{}-12-30T10:00:00+08:00", year - 1).parse().unwrap(),
            ..people::eligible(world, GUANGZHOU).await
        };
        let case = Application::submit(world, wish).await;
        case.looked_up().await;
        assert!(case.deadline(RuleId::ALL_CORR).await.provisional, "{year}");

        let by = (Staff::Supervisor.person_at(GUANGZHOU), case.now());
        for (year, fault) in [(year - 1, None), (year, Some(fault))] {
            let published = world.store.publish_calendar((year, plan_of(year)), by).await;
            let version = published.unwrap().unwrap();
            let publication = names::calendar_publication(version);
            if let Some(fault) = fault {
                world.faults.plan(&publication, LISTING, fault);
            }
            let queue = names::task_queue_of(&people::office(GUANGZHOU));
            world.cases.publish_calendar(&queue, version).await.unwrap();
            history::record_first_run(&world.client, &publication).await;
            assert_eq!(world.faults.has_struck(&publication, LISTING), fault.is_some());
        }
        case.until(|state| state.work.deadlines.iter().all(|deadline| !deadline.provisional))
            .await;
        let entries = case.entries().await;
        let counted = |entry: &&Entry<Event>| matches!(&entry.event, Event::Case(CaseEvent::DeadlineRecalculated { deadline, .. }) if !deadline.provisional);
        assert_eq!(entries.iter().filter(counted).count(), 1, "{fault:?}");
        case.finish().await;
    }
    alone.close().await;
}
