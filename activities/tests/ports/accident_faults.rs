//! An accident unit that misbehaves over HTTP: no fault is taken for an answer.

use crate::{
    crashes::{Crash, Exhibit},
    http::{settings, unit},
    http_server::{Fault, Server},
};
use activities::ports::{ITEM_DIFFERS, PortError};

fn retries(error: &PortError, code: &str) -> bool {
    matches!(error, PortError::Retry { .. }) && error.code() == code
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_asked_for_again() {
    let faults = [
        (Fault::Hang, "TIMEOUT"),
        (Fault::Status(503), "SERVER_ERROR"),
        (Fault::LoseAnswer, "ANSWER_LOST"),
        (Fault::Garbage, "ANSWER_INVALID"),
        (Fault::Endless, "ANSWER_TOO_LONG"),
        (
            Fault::Other(r#"{"accident": {"number": "44010420260000170"}}"#),
            "ANSWER_INVALID",
        ),
        (Fault::Other("{}"), "ANSWER_INVALID"),
    ];
    let server = Server::start().await;
    let unit = unit(&settings(&server));
    for (fault, code) in faults {
        server.next(fault);
        let error = unit.0.look_up(&Crash::Fatal.number()).await.unwrap_err();
        assert!(retries(&error, code), "{fault:?} gave {error:?}");
    }
    let found = unit.0.look_up(&Crash::Fatal.number()).await;
    assert_eq!(found, Ok(Crash::Fatal.file()));
}

#[tokio::test]
async fn the_file_of_another_accident_is_no_answer() {
    let server = Server::start().await;
    let unit = unit(&settings(&server));
    server.next(Fault::Of("44010420260000171"));
    let error = unit.0.look_up(&Crash::Fatal.number()).await.unwrap_err();
    assert!(retries(&error, "ANSWER_INVALID"), "{error:?}");
}

#[tokio::test]
async fn bytes_that_break_off_are_asked_for_again_and_others_never_taken() {
    let faults = [
        (Fault::Hang, "TIMEOUT"),
        (Fault::Status(429), "BUSY"),
        (Fault::LoseAnswer, "ANSWER_LOST"),
        // The welcome page of something in between, which says that it is one.
        (Fault::Garbage, "ANSWER_INVALID"),
    ];
    let server = Server::start().await;
    let unit = unit(&settings(&server));
    let (number, item) = (Crash::Fatal.number(), Exhibit::Plan.item());
    for (fault, code) in faults {
        server.next(fault);
        let error = unit.0.item(&number, &item).await.unwrap_err();
        assert!(retries(&error, code), "{fault:?} gave {error:?}");
    }
    server.next(Fault::Endless);
    let endless = unit.0.item(&number, &item).await.unwrap_err();
    let code = ITEM_DIFFERS.to_owned();
    assert_eq!(endless, PortError::Fail { code }, "as soon as it is too long");
    server.next(Fault::Status(404));
    let elsewhere = unit.0.item(&number, &item).await.unwrap_err();
    assert_eq!(
        elsewhere.code(),
        "HTTP_404",
        "a wrong address is not an item that is gone"
    );
    let found = unit.0.item(&number, &item).await.unwrap().unwrap();
    assert!(found == Exhibit::Plan.bytes());
}

#[tokio::test]
async fn a_progress_that_cannot_be_read_is_not_answered_with_a_no() {
    let server = Server::start().await;
    let unit = unit(&settings(&server));
    let (number, query_code) = (Crash::Fatal.number(), Crash::Fatal.code());
    for (fault, code) in [
        (Fault::Garbage, "ANSWER_INVALID"),
        (Fault::Other("{}"), "ANSWER_INVALID"),
        (Fault::Endless, "ANSWER_TOO_LONG"),
    ] {
        server.next(fault);
        let asked = unit.0.progress(&number, &query_code).await;
        let error = asked.unwrap_err();
        assert!(retries(&error, code), "{fault:?} gave {error:?}");
    }
}
