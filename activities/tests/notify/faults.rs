//! Mail servers that are away, put off, or refuse.

use crate::{case::Case, office::Office, server::MailServer};
use domain::case::{Channel, Locale, NoEffect, NoticeKind, Outcome, PendingEffect};
use mailin_embedded::{Response, response};
use store::{on_both_databases, testing::TestDatabase};
use temporalio_sdk::activities::ActivityError;

on_both_databases!(
    a_server_that_comes_back_has_one_mail,
    a_mail_refused_for_good_is_told_to_the_case,
    a_lost_line_of_the_ledger_sends_the_same_mail_again,
    a_notice_that_must_be_incomplete_is_not_sent,
);

fn message_ids(server: &MailServer) -> Vec<String> {
    let mails = server.mails();
    let ids = mails.iter().map(|mail| {
        let mut lines = mail.lines();
        lines
            .find(|line| line.starts_with("Message-ID:"))
            .unwrap()
            .to_owned()
    });
    ids.collect()
}

fn will_be_tried_again(error: &ActivityError) -> bool {
    matches!(error, ActivityError::Application(failure) if !failure.is_non_retryable())
}

async fn mailed(office: &Office) -> (Case<'_>, PendingEffect<NoEffect>) {
    let case = Case::with(office, NoticeKind::Receipt, Locale::ZhCn).await;
    let effect = case.effect(NoticeKind::Receipt, Channel::Mail).await;
    (case, effect)
}

async fn a_server_that_comes_back_has_one_mail(database: TestDatabase) {
    let mut office = Office::new(database).await;
    office.mails_nowhere();
    let (case, effect) = mailed(&office).await;
    let error = case.send(effect.clone()).await.unwrap_err();
    assert!(will_be_tried_again(&error), "{error:?}");
    assert_eq!(office.ledger(&case.number, effect.id).await, Vec::<String>::new());

    let (number, now) = (case.number.clone(), case.now);
    let server = MailServer::start(true);
    server.next(response::INTERNAL_ERROR);
    office.mails_to(&server);
    let case = Case::again(&office, number, now);
    assert!(will_be_tried_again(&case.send(effect.clone()).await.unwrap_err()));
    for _ in 0..2 {
        assert_eq!(case.send(effect.clone()).await.unwrap(), Outcome::Notified);
    }
    let ids = message_ids(&server);
    assert_eq!(ids.len(), 2, "one put off, one taken");
    assert_eq!(ids[0], ids[1]);
}

async fn a_mail_refused_for_good_is_told_to_the_case(database: TestDatabase) {
    let mut office = Office::new(database).await;
    let server = MailServer::start(true);
    server.next(Response::custom(
        550,
        "wang@example.org is unknown here".to_owned(),
    ));
    office.mails_to(&server);
    let (case, effect) = mailed(&office).await;
    for _ in 0..2 {
        let code = "SMTP_550".to_owned();
        let outcome = case.send(effect.clone()).await.unwrap();
        assert_eq!(outcome, Outcome::Undeliverable { code });
    }
    assert_eq!(server.mails().len(), 1, "the second call reads the ledger");
    let ledger = office.ledger(&case.number, effect.id).await;
    assert_eq!(ledger, ["MAIL UNDELIVERABLE - SMTP_550"]);
}

/// The process died between the server's answer and the ledger.
async fn a_lost_line_of_the_ledger_sends_the_same_mail_again(database: TestDatabase) {
    let mut office = Office::new(database).await;
    let server = MailServer::start(true);
    office.mails_to(&server);
    let (case, effect) = mailed(&office).await;
    for _ in 0..2 {
        office.database.execute("DELETE FROM notices").await;
        assert_eq!(case.send(effect.clone()).await.unwrap(), Outcome::Notified);
    }
    let ids = message_ids(&server);
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
    let sms = case.effect(NoticeKind::Receipt, Channel::Sms).await;
    for _ in 0..2 {
        office.database.execute("DELETE FROM notices").await;
        case.send(sms.clone()).await.unwrap();
    }
    let texts = office.store.sms_messages(case.applicant).await.unwrap();
    assert_eq!(texts.len(), 1, "the gateway knows the key");
}

/// A refusal that nobody decided has no remedies to tell.
async fn a_notice_that_must_be_incomplete_is_not_sent(database: TestDatabase) {
    let office = Office::new(database).await;
    let (case, mut effect) = mailed(&office).await;
    if let domain::case::Effect::Notify(notice) = &mut effect.effect {
        notice.kind = NoticeKind::Refused;
    }
    let code = "NOTICE_INCOMPLETE".to_owned();
    let outcome = case.send(effect).await.unwrap();
    assert_eq!(outcome, Outcome::Undeliverable { code });
    assert_eq!(office.mails(), 0);
}
