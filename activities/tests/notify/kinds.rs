//! Every kind of notice by every way, from the case to where it lands.

use crate::{
    case::{Case, TO_APPLICANT},
    office::Office,
};
use domain::{
    access::{PersonId, Principal, Purpose},
    case::{Channel, EffectId, Locale, NoticeKind, Outcome},
};
use std::fmt::Write as _;
use store::{
    finder::{InboxMessage, Page, Scope},
    on_both_databases,
    testing::TestDatabase,
};

on_both_databases!(every_kind_lands_once_by_every_way, notices_speak_english);

async fn messages(case: &Case<'_>, person: PersonId) -> Vec<InboxMessage> {
    let principal = Principal {
        person,
        role: None,
        expires_at: case.now + chrono::TimeDelta::hours(1),
    };
    let scope = Scope::of(&principal, Purpose::Casework);
    let found = case
        .office
        .store
        .finder(scope, case.now)
        .messages(Page::new(50, None))
        .await;
    found.unwrap().nodes().cloned().collect()
}

async fn every_kind_lands_once_by_every_way(database: TestDatabase) {
    let office = Office::new(database).await;
    let mut page = String::new();
    for kind in TO_APPLICANT {
        // One application of a person at a time: each kind begins with an empty record.
        let office = office.another().await;
        let case = Case::with(&office, kind, Locale::ZhCn).await;
        for channel in Channel::ALL {
            let effect = case.effect(kind, channel).await;
            let first = case.send(effect.clone()).await.unwrap();
            let landed = landed(&case, channel, effect.id).await;
            assert_eq!(
                case.send(effect.clone()).await.unwrap(),
                first,
                "{kind:?} {channel:?}"
            );
            assert_eq!(
                self::landed(&case, channel, effect.id).await,
                landed,
                "{kind:?} {channel:?}"
            );
            let expected = match channel {
                Channel::Phone => Outcome::Undeliverable {
                    code: "PHONE_CALL".to_owned(),
                },
                _ => Outcome::Notified,
            };
            assert_eq!(first, expected, "{kind:?} {channel:?}");
            writeln!(page, "--- {kind:?} by {channel:?}\n{}", landed.join("\n")).unwrap();
        }
    }
    insta::assert_snapshot!("every_kind_by_every_way", page);
}

/// What is to be found where the way ends, and in the ledger.
async fn landed(case: &Case<'_>, channel: Channel, effect: EffectId) -> Vec<String> {
    let mut found = case.office.ledger(&case.number, effect).await;
    match channel {
        Channel::InApp => {
            let messages = messages(case, case.applicant).await;
            found.extend(messages.into_iter().map(|message| message.body));
        }
        Channel::Mail => {
            let mail = case.office.mail(&case.number, effect);
            let id = mail.lines().find(|line| line.starts_with("Message-ID:"));
            assert_eq!(case.office.mails(), 1);
            found.push(id.unwrap().to_owned());
        }
        Channel::Sms => found.extend(case.office.store.sms_messages(case.applicant).await.unwrap()),
        Channel::Paper | Channel::Phone => {
            assert!(case.office.sheet(&case.number, effect).starts_with(b"%PDF-"));
        }
    }
    found
}

async fn notices_speak_english(database: TestDatabase) {
    let office = Office::new(database).await;
    let mut case = Case::with(&office, NoticeKind::NotAccepted, Locale::En).await;
    case.sent(NoticeKind::Receipt, Channel::InApp).await;
    case.now += chrono::TimeDelta::minutes(1);
    case.sent(NoticeKind::NotAccepted, Channel::InApp).await;
    let messages = messages(&case, case.applicant).await;
    let bodies: Vec<_> = messages.iter().map(|message| message.body.as_str()).collect();
    insta::assert_snapshot!("english", bodies.join("\n---\n"));
}
