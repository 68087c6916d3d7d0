//! A server that misbehaves: each fault says to ask again, and asking again does nothing twice.

use crate::{
    cars::Car,
    http::{outside, registers, settings},
    http_server::{Fault, Server},
    people::{Person, key, now, office},
    registers::register,
};
use activities::ports::{IssueRequest, PortError, RegistryAnswer};
use std::time::Duration;

fn issue() -> IssueRequest {
    IssueRequest {
        key: key(1),
        holder: Person::Driver.holder(),
        office: office(),
        at: now(),
    }
}

#[tokio::test]
async fn faults_are_asked_again_and_happen_once() {
    let faults = [
        (Fault::Hang, "TIMEOUT"),
        (Fault::Status(500), "SERVER_ERROR"),
        (Fault::Status(503), "SERVER_ERROR"),
        (Fault::Status(429), "BUSY"),
        (Fault::Status(302), "ANSWER_INVALID"),
        (Fault::LoseAnswer, "ANSWER_LOST"),
        (Fault::Garbage, "ANSWER_INVALID"),
        (Fault::Endless, "ANSWER_TOO_LONG"),
    ];
    for (fault, code) in faults {
        let server = Server::start().await;
        let outside = outside(&settings(&server));
        server.next(fault);
        let error = outside.registry.issue(&issue()).await.unwrap_err();
        assert!(
            matches!(error, PortError::Retry { .. }) && error.code() == code,
            "{fault:?} gave {error:?}"
        );
        let certificate = outside.issued(1, Person::Driver).await;
        assert_eq!(outside.issued(1, Person::Driver).await, certificate);
        assert_eq!((server.issued(), server.calls()), (1, 3), "{fault:?}");
    }
}

#[tokio::test]
async fn a_registration_whose_answer_is_lost_is_asked_again() {
    for (fault, code) in [
        (Fault::LoseAnswer, "ANSWER_LOST"),
        (Fault::Garbage, "ANSWER_INVALID"),
    ] {
        let server = Server::start().await;
        let registers = registers(&settings(&server));
        let request = register(1, Car::Sold);
        server.next(fault);
        let error = registers.vehicles.register(&request).await.unwrap_err();
        assert!(
            matches!(error, PortError::Retry { .. }) && error.code() == code,
            "{fault:?} gave {error:?}"
        );
        let answer = registers.vehicles.register(&request).await;
        assert_eq!(answer, Ok(RegistryAnswer::Registered));
        // A question that brings nonsense is not answered with a no.
        server.next(Fault::Garbage);
        let stolen = registers.stolen.is_stolen(&Car::Stolen.vin()).await;
        assert!(matches!(stolen, Err(PortError::Retry { .. })), "{stolen:?}");
    }
}

#[tokio::test]
async fn the_wait_that_the_server_asks_for_is_passed_on() {
    let server = Server::start().await;
    server.next(Fault::Status(429));
    let error = outside(&settings(&server))
        .registry
        .issue(&issue())
        .await
        .unwrap_err();
    assert_eq!(
        error,
        PortError::Retry {
            code: "BUSY",
            after: Some(Duration::from_secs(7))
        }
    );
}

#[tokio::test]
async fn refusals_without_a_code_fail_by_their_status() {
    let server = Server::start().await;
    server.next(Fault::Status(422));
    let error = outside(&settings(&server))
        .registry
        .issue(&issue())
        .await
        .unwrap_err();
    assert_eq!(
        error,
        PortError::Fail {
            code: "HTTP_422".to_owned()
        }
    );
}

#[tokio::test]
async fn a_wrong_token_is_not_the_fault_of_the_case() {
    let server = Server::start().await;
    let settings = activities::ports::http::HttpPortSettings {
        token: "old".into(),
        ..settings(&server)
    };
    let error = outside(&settings).registry.issue(&issue()).await.unwrap_err();
    assert_eq!(
        error,
        PortError::Retry {
            code: "NOT_AUTHORISED",
            after: None
        }
    );
}

#[tokio::test]
async fn nobody_there_is_worth_another_try() {
    let server = Server::start().await;
    let mut settings = settings(&server);
    let free = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    settings.base = format!("http://{free}").parse().unwrap();
    let error = outside(&settings)
        .registry
        .look_up(&Person::Driver.holder())
        .await
        .unwrap_err();
    assert_eq!(
        error,
        PortError::Retry {
            code: "CONNECT",
            after: None
        }
    );
}
