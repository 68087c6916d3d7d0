//! An answer that does not come, or comes while a chunk is still on its way, costs another try and no more.

use super::place::{ORIGIN, Province, STRANGER, address_of, client, client_of, intake, listen, manifest};
use activities::{
    handover::{IntakeClient, Refused, send},
    ports::PortError,
};
use bytes::Bytes;
use std::net::SocketAddr;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// How often a race is run.
const ROUNDS: usize = 20;

fn chunk() -> Bytes {
    vec![7; files::CHUNK].into()
}

/// Sends a chunk in vain, and says why; the same may be tried again.
async fn append(client: &IntakeClient) -> &'static str {
    match client.append(&address_of(&chunk()), 0, chunk()).await {
        Err(Refused::Port(PortError::Retry { code, .. })) => code,
        answer => panic!("{answer:?}"),
    }
}

/// Reads the beginning of each request, says this, and closes with the rest unread: the other end is reset.
async fn deaf(says: &'static str) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut connection, _) = listener.accept().await.unwrap();
            connection.read_exact(&mut [0; 64]).await.unwrap();
            connection.write_all(says.as_bytes()).await.unwrap();
        }
    });
    address
}

#[tokio::test]
async fn a_refusal_in_the_middle_of_a_chunk_is_heard_or_lost_and_may_pass() {
    let folder = tempfile::tempdir().unwrap();
    let listed = manifest(&[("01.bin", &chunk())]);
    let intake = listen(intake(folder.path(), &listed)).await;
    let stranger = client_of(STRANGER, intake);
    for _ in 0..ROUNDS {
        let code = append(&stranger).await;
        assert!(["HANDOVER_UNKNOWN", "ANSWER_LOST"].contains(&code), "{code}");
    }
    // Whoever sends asks first, without a chunk, and hears the reason each time.
    let origin = Province::at(folder.path());
    origin.gather(&[("01.bin", &chunk())]).await;
    let sent = send(&origin.dossier(ORIGIN), &listed, &stranger, &|_| {}).await;
    assert_eq!(sent.unwrap_err().code(), "HANDOVER_UNKNOWN");
}

#[tokio::test]
async fn whatever_else_answers_is_not_believed() {
    for (says, codes) in [
        ("", &["ANSWER_LOST"][..]),
        (
            "HTTP/1.1 204 No Content\r\n\r\n",
            &["ANSWER_LOST", "ANSWER_INVALID"],
        ),
        (
            "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/\r\ncontent-length: 0\r\n\r\n",
            &["ANSWER_LOST", "NOT_THE_INTAKE"],
        ),
        (
            "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n",
            &["ANSWER_LOST", "NOT_THE_INTAKE"],
        ),
    ] {
        let code = append(&client(deaf(says).await)).await;
        assert!(codes.contains(&code), "{says}: {code}");
    }
}
