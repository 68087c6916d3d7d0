//! Bodies that are slow, cut off or without end hold nothing for long.

use super::place::{ORIGIN, address_of, files_in, intake, key, listen, manifest, now};
use activities::handover::{Target, content_digest, sign, wire};
use domain::audit::Hex;
use reqwest::{Method, header::HeaderMap};
use server::intake::Patience;
use sha2::{Digest, Sha256};
use std::{net::SocketAddr, time::Duration};
use tempfile::TempDir;
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

const PAGES: &[u8] = b"pages of a file";
const BRIEF: Duration = Duration::from_millis(200);

async fn door() -> (TempDir, SocketAddr) {
    let folder = tempfile::tempdir().unwrap();
    let patience = Patience {
        silence: BRIEF,
        whole: 5 * BRIEF,
        turn: BRIEF,
    };
    let intake = intake(folder.path(), &manifest(&[("01.pdf", PAGES)])).with(1, patience);
    let address = listen(intake).await;
    (folder, address)
}

/// The head of the request that sends all pages, with one more line.
fn head(length: &str) -> String {
    let path = address_of(PAGES).path();
    let mut headers = HeaderMap::new();
    headers.insert(wire::UPLOAD_OFFSET, 0.into());
    let digest = content_digest(&Hex(Sha256::digest(PAGES).into()));
    headers.insert(wire::CONTENT_DIGEST, digest.parse().unwrap());
    let target = Target {
        method: &Method::PATCH,
        path: &path,
        headers: &headers,
    };
    let signed = sign(&target, &key(ORIGIN), now()).unwrap();
    let signed = signed.map(|(name, value)| format!("{name}: {}\r\n", value.to_str().unwrap()));
    format!(
        "PATCH {path} HTTP/1.1\r\nhost: intake\r\nconnection: close\r\ntus-resumable: 1.0.0\r\n\
         content-type: {}\r\nupload-offset: 0\r\ncontent-digest: {digest}\r\n{}{length}\r\n\r\n",
        wire::PIECE_TYPE,
        signed.concat(),
    )
}

async fn begin(address: SocketAddr, length: &str, body: &[u8]) -> TcpStream {
    let mut connection = TcpStream::connect(address).await.unwrap();
    connection.write_all(head(length).as_bytes()).await.unwrap();
    connection.write_all(body).await.unwrap();
    connection
}

/// What comes until the connection ends, in whatever way.
async fn answer(mut connection: impl AsyncRead + Unpin) -> String {
    let mut read = vec![];
    // A door that closes on unread bytes resets the connection behind its answer.
    drop(connection.read_to_end(&mut read).await);
    String::from_utf8(read).unwrap()
}

fn all() -> String {
    format!("content-length: {}", PAGES.len())
}

#[tokio::test]
async fn a_body_that_falls_silent_is_given_up() {
    let (folder, address) = door().await;
    let said = answer(begin(address, &all(), &PAGES[..5]).await).await;
    assert!(said.contains("408") && said.contains("BODY_TIMEOUT"), "{said}");
    assert_eq!(files_in(folder.path()), []);
}

#[tokio::test]
async fn a_body_that_drips_for_ever_is_given_up() {
    let (folder, address) = door().await;
    let (reading, mut writing) = begin(address, &all(), b"").await.into_split();
    let drip = tokio::spawn(async move {
        let mut pause = tokio::time::interval(BRIEF / 2);
        for byte in PAGES {
            pause.tick().await;
            if writing.write_all(&[*byte]).await.is_err() {
                break;
            }
        }
    });
    let said = answer(reading).await;
    drip.await.unwrap();
    assert!(said.contains("BODY_TIMEOUT"), "{said}");
    assert_eq!(files_in(folder.path()), []);
}

#[tokio::test]
async fn a_body_that_is_cut_off_leaves_nothing() {
    let (folder, address) = door().await;
    let mut connection = begin(address, &all(), &PAGES[..5]).await;
    connection.shutdown().await.unwrap();
    let said = answer(connection).await;
    assert!(said.is_empty() || said.contains("BODY_CUT_OFF"), "{said}");
    assert_eq!(files_in(folder.path()), []);
}

#[tokio::test]
async fn a_body_without_a_length_is_not_begun() {
    let (folder, address) = door().await;
    let said = answer(begin(address, "transfer-encoding: chunked", b"f\r\npages of a file\r\n").await).await;
    assert!(said.contains("411") && said.contains("LENGTH_MISSING"), "{said}");
    assert_eq!(files_in(folder.path()), []);
}

#[tokio::test]
async fn no_more_is_held_in_memory_than_there_is_room_for() {
    let folder = tempfile::tempdir().unwrap();
    let patience = Patience {
        turn: BRIEF,
        ..Patience::default()
    };
    let intake = intake(folder.path(), &manifest(&[("01.pdf", PAGES)])).with(1, patience);
    let address = listen(intake).await;
    let mut first = begin(address, &format!("expect: 100-continue\r\n{}", all()), b"").await;
    let mut line = [0; 25];
    first.read_exact(&mut line).await.unwrap();
    assert_eq!(
        line.as_slice(),
        b"HTTP/1.1 100 Continue\r\n\r\n",
        "the only place is taken"
    );
    let said = answer(begin(address, &all(), PAGES).await).await;
    assert!(
        said.contains("503") && said.contains("TOO_MANY_AT_ONCE"),
        "{said}"
    );
    first.write_all(PAGES).await.unwrap();
    let said = answer(first).await;
    assert!(said.contains("204"), "{said}");
    assert_eq!(files_in(folder.path()).len(), 1);
}
