//! What each end of a conversation means.

use crate::{
    broken_server::{self, Stop},
    mail, mailer,
    server::{MailServer, PASSWORD, USER},
};
use activities::mail::{MailDelivery, MailError, MailTls, Mailer, SmtpSettings};
use mailin_embedded::response;
use std::{net::SocketAddr, time::Duration};

fn over_smtp(address: SocketAddr, change: impl FnOnce(&mut SmtpSettings)) -> Mailer {
    let mut settings = SmtpSettings {
        host: "localhost".to_owned(),
        port: address.port(),
        tls: MailTls::None,
        credentials: None,
        extra_root: None,
        timeout: Duration::from_millis(500),
    };
    change(&mut settings);
    mailer(MailDelivery::Smtp(settings))
}

/// As in production: encrypted, with a password.
fn signed_in(server: &MailServer, password: &str) -> Mailer {
    over_smtp(server.address, |settings| {
        settings.tls = MailTls::StartTls;
        settings.extra_root = Some(server.certificate.clone());
        settings.credentials = Some((USER.to_owned(), password.to_owned().into()));
        settings.timeout = Duration::from_secs(10);
    })
}

fn retry(code: &str) -> Result<(), MailError> {
    Err(MailError::Retry {
        code: code.to_owned(),
    })
}

/// The lines of the headers, unfolded.
fn headers(mail: &str) -> Vec<String> {
    let (head, _) = mail.split_once("\r\n\r\n").unwrap();
    head.replace("\r\n ", " ")
        .split("\r\n")
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn a_mail_goes_out_encrypted_and_signed_in() {
    let server = MailServer::start(true);
    signed_in(&server, PASSWORD).send(&mail()).await.unwrap();
    assert_eq!(
        (server.sign_ins(), server.recipients()),
        (1, vec!["zhang.san@example.com".to_owned()])
    );
    let headers: Vec<_> = headers(&server.mails()[0])
        .into_iter()
        .filter(|line| !line.starts_with("Date:"))
        .collect();
    insta::assert_snapshot!(headers.join("\n"));
}

#[tokio::test]
async fn a_mail_put_off_is_the_same_mail_when_it_is_taken() {
    let server = MailServer::start(true);
    server.next(response::INTERNAL_ERROR);
    let mailer = signed_in(&server, PASSWORD);
    assert_eq!(mailer.send(&mail()).await, retry("SMTP_451"));
    mailer.send(&mail()).await.unwrap();
    let ids = server.mails().into_iter().map(|mail| {
        let ids = headers(&mail)
            .into_iter()
            .filter(|line| line.starts_with("Message-ID:"));
        ids.collect::<Vec<_>>()
    });
    let ids: Vec<_> = ids.collect();
    assert_eq!(ids, vec![vec![format!("Message-ID: <{}>", mail().id)]; 2]);
}

#[tokio::test]
async fn a_mail_refused_for_good_says_so_by_its_code_only() {
    let server = MailServer::start(true);
    server.next(response::Response::custom(
        550,
        "zhang.san@example.com is unknown here".to_owned(),
    ));
    let error = signed_in(&server, PASSWORD).send(&mail()).await.unwrap_err();
    assert_eq!(
        error,
        MailError::Refused {
            code: "SMTP_550".to_owned()
        }
    );
    assert!(!format!("{error} {error:?}").contains("zhang"));
}

#[tokio::test]
async fn a_wrong_password_is_not_the_fault_of_the_case() {
    let server = MailServer::start(true);
    assert_eq!(signed_in(&server, "wrong").send(&mail()).await, retry("SMTP_535"));
    assert_eq!(server.mails().len(), 0);
}

#[tokio::test]
async fn without_encryption_nothing_is_said() {
    let server = MailServer::start(false);
    assert_eq!(
        signed_in(&server, PASSWORD).send(&mail()).await,
        retry("SERVER_LACKS_EXTENSION")
    );
    assert_eq!((server.sign_ins(), server.recipients().len()), (0, 0));
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_not_trusted() {
    let (server, other) = (MailServer::start(true), MailServer::start(true));
    let impostor = over_smtp(server.address, |settings| {
        settings.tls = MailTls::StartTls;
        settings.extra_root = Some(other.certificate.clone());
        settings.timeout = Duration::from_secs(10);
    });
    assert!(matches!(
        impostor.send(&mail()).await,
        Err(MailError::Retry { .. })
    ));
    assert_eq!(server.mails().len(), 0);
}

#[tokio::test]
async fn servers_that_hang_or_break_off_are_tried_again() {
    for (stop, code) in [
        (Stop::HangAtOnce, "TIMEOUT"),
        (Stop::HangAfterData, "TIMEOUT"),
        (Stop::CutInData, "CONNECTION"),
    ] {
        let mailer = over_smtp(broken_server::start(stop).await, |_| ());
        assert_eq!(mailer.send(&mail()).await, retry(code), "{stop:?}");
    }
}

#[tokio::test]
async fn a_server_that_does_not_say_goodbye_has_the_mail_all_the_same() {
    let mailer = over_smtp(broken_server::start(Stop::HangAfterTaking).await, |_| ());
    assert_eq!(mailer.send(&mail()).await, Ok(()));
}

#[tokio::test]
async fn nobody_there_is_worth_another_try() {
    let free = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    assert_eq!(over_smtp(free, |_| ()).send(&mail()).await, retry("CONNECTION"));
}
