//! People whom a way does not reach, and staff.

use crate::{
    case::Case,
    office::Office,
    people::{PERSONAL, submission},
};
use chrono::TimeDelta;
use domain::{
    access::{PersonId, Principal, Purpose},
    case::{Channel, Effect, Locale, NoEffect, Notice, NoticeKind, Outcome, PendingEffect},
    licence_application::IntakeChannel,
};
use store::{
    finder::{Page, Scope},
    on_both_databases,
    testing::TestDatabase,
};
use uuid::Uuid;

on_both_databases!(
    staff_hear_of_deadlines_in_their_inbox,
    who_has_no_address_is_told_of_to_the_case,
    who_is_not_kept_here_has_an_inbox_all_the_same,
    later_events_do_not_change_what_a_notice_says,
);

async fn staff_hear_of_deadlines_in_their_inbox(database: TestDatabase) {
    let office = Office::new(database).await;
    for kind in [NoticeKind::DeadlineNear, NoticeKind::Escalated] {
        let office = office.another().await;
        let case = Case::with(&office, kind, Locale::ZhCn).await;
        let (_, outcome) = case.sent(kind, Channel::InApp).await;
        assert_eq!(outcome, Outcome::Notified, "{kind:?}");
        let clerk = PersonId(Uuid::from_u128(10));
        let persons = office.database.texts("SELECT person FROM inbox").await;
        assert_eq!(persons, [clerk.0.to_string()]);
        let principal = Principal {
            person: clerk,
            role: None,
            expires_at: case.now + TimeDelta::hours(1),
        };
        let scope = Scope::of(&principal, Purpose::Casework);
        let found = office
            .store
            .finder(scope, case.now)
            .messages(Page::new(5, None))
            .await
            .unwrap();
        insta::assert_snapshot!(format!("to_staff_{kind:?}"), found.nodes().next().unwrap().body);
    }
}

fn to(person: PersonId, channel: Channel, effect: &PendingEffect<NoEffect>) -> PendingEffect<NoEffect> {
    PendingEffect {
        id: effect.id,
        effect: Effect::Notify(Notice {
            kind: NoticeKind::Receipt,
            to: person,
            channel,
        }),
    }
}

async fn who_has_no_address_is_told_of_to_the_case(database: TestDatabase) {
    let office = Office::new(database).await;
    let mut bare = submission(IntakeChannel::Counter, Locale::ZhCn);
    bare.applicant.email = None;
    bare.applicant.phone = None;
    bare.notice_channels = [Channel::Paper].into();
    let case = Case::open(&office, bare).await;
    let paper = case.effect(NoticeKind::Receipt, Channel::Paper).await;
    for (channel, code) in [
        (Channel::Mail, "NO_EMAIL_ADDRESS"),
        (Channel::Sms, "NO_PHONE_NUMBER"),
        (Channel::Phone, "NO_PHONE_NUMBER"),
    ] {
        office.database.execute("DELETE FROM notices").await;
        let outcome = case.send(to(case.applicant, channel, &paper)).await.unwrap();
        let code = code.to_owned();
        assert_eq!(outcome, Outcome::Undeliverable { code }, "{channel:?}");
    }
    office.database.execute("DELETE FROM notices").await;
    assert_eq!(case.send(paper).await.unwrap(), Outcome::Notified);
}

async fn who_is_not_kept_here_has_an_inbox_all_the_same(database: TestDatabase) {
    let office = Office::new(database).await;
    let case = Case::with(&office, NoticeKind::Receipt, Locale::ZhCn).await;
    let effect = case.effect(NoticeKind::Receipt, Channel::Mail).await;
    let stranger = PersonId(Uuid::from_u128(77));
    for channel in [Channel::Mail, Channel::Sms, Channel::Paper, Channel::Phone] {
        office.database.execute("DELETE FROM notices").await;
        let outcome = case.send(to(stranger, channel, &effect)).await.unwrap();
        let code = "NO_CONTACT".to_owned();
        assert_eq!(outcome, Outcome::Undeliverable { code }, "{channel:?}");
    }
    office.database.execute("DELETE FROM notices").await;
    let outcome = case.send(to(stranger, Channel::InApp, &effect)).await.unwrap();
    assert_eq!((outcome, office.inbox_rows().await), (Outcome::Notified, 1));
    assert_eq!(office.ledger(&case.number, effect.id).await, ["IN_APP SENT - -"]);
}

/// A receipt that waited for days still speaks of the day on which it was asked for.
async fn later_events_do_not_change_what_a_notice_says(database: TestDatabase) {
    let office = Office::new(database).await;
    let mut case = Case::with(&office, NoticeKind::Refused, Locale::ZhCn).await;
    case.now += TimeDelta::days(5);
    case.sent(NoticeKind::Receipt, Channel::Sms).await;
    let texts = office.store.sms_messages(case.applicant).await.unwrap();
    assert_eq!(texts.len(), 1);
    assert!(texts[0].contains("2026年3月9日前告知是否受理"), "{}", texts[0]);
    assert!(!texts[0].contains(PERSONAL[0]));
}
