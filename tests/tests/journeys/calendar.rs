//! A deadline that reaches into a year whose calendar is not published yet.

use domain::{calendar::CalendarYear, case::CaseEvent, deadline::RuleId, licence_application::Event};
use tests::{Application, GUANGZHOU, Staff, Wish, World, history, journeys, people};
use workflows::names;

journeys! {
    a_published_calendar_moves_the_deadline,
}

/// Invented for this test: the notice for 2027 is not out.
fn plan_of_2027() -> CalendarYear {
    CalendarYear {
        holidays: ["2027-01-01".parse().unwrap()].into(),
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
            .publish_calendar((2027, plan_of_2027()), (publisher, case.now()))
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
