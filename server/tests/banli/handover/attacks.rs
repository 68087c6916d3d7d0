//! Whoever is not the office of origin gets nothing in and nothing out, and neither does it with anything but its file.

use super::place::{
    DESTINATION, ORIGIN, STRANGER, address_of, custody, files_in, http, intake, intake_of, kept, key, listen,
    manifest, now,
};
use activities::handover::{FileAddress, LIFETIME, OfficeKey, Target, content_digest, sign, wire};
use domain::{
    audit::Hex,
    custody::{Hop, Manifest},
};
use reqwest::{
    Method, Response, StatusCode,
    header::{CONTENT_TYPE, HeaderMap, HeaderValue},
};
use server::intake::{Awaited, Intake};
use sha2::{Digest, Sha256};
use std::{fmt::Write as _, net::SocketAddr};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

const PAGES: &[u8] = b"pages of a file";
const FILES: [(&str, &[u8]); 2] = [("01-certificate.pdf", PAGES), ("02-vehicle.jpg", b"a picture")];

/// A request as an attacker may put it together.
#[derive(Clone)]
struct Forged {
    method: Method,
    file: FileAddress,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Forged {
    /// The first bytes of a file, as the office of origin sends them.
    fn patch(offset: u64, body: &[u8]) -> Self {
        let mut headers = HeaderMap::new();
        let digest = content_digest(&Hex(Sha256::digest(body).into()));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(wire::PIECE_TYPE));
        headers.insert(wire::TUS_RESUMABLE, HeaderValue::from_static(wire::TUS_VERSION));
        headers.insert(wire::UPLOAD_OFFSET, offset.into());
        headers.insert(wire::CONTENT_DIGEST, digest.parse().unwrap());
        let (file, body) = (address_of(PAGES), body.to_vec());
        Self {
            method: Method::PATCH,
            file,
            headers,
            body,
        }
    }

    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn signed(self, key: &OfficeKey, at: i64) -> Self {
        let path = self.file.path();
        let target = Target {
            method: &self.method,
            path: &path,
            headers: &self.headers,
        };
        let signed = sign(&target, key, at).unwrap();
        self.with(|forged| {
            for (name, value) in signed {
                forged.headers.insert(name, value);
            }
        })
    }

    fn by_origin(self) -> Self {
        self.signed(&key(ORIGIN), now())
    }

    async fn send(self, address: SocketAddr) -> Response {
        let url = format!("http://{address}{}", self.file.path());
        let request = http().request(self.method, url).headers(self.headers);
        request.body(self.body).send().await.unwrap()
    }
}

/// An intake, and what lies in its store.
struct Door {
    folder: TempDir,
    address: SocketAddr,
}

impl Door {
    async fn new() -> Self {
        Self::of(|folder| intake(folder, &manifest(&FILES))).await
    }

    async fn of(make: impl FnOnce(&std::path::Path) -> Intake) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = listen(make(folder.path())).await;
        Self { folder, address }
    }

    /// Refused with this code, and nothing was written.
    async fn refuses(&self, forged: Forged, code: &str) -> String {
        let before = files_in(self.folder.path());
        let answer = forged.send(self.address).await;
        let status = answer.status();
        assert!(status.is_client_error(), "{code}: {status}");
        assert_eq!(answer.headers()[wire::REFUSAL], code, "{status}");
        let body = answer.text().await.unwrap();
        assert_eq!(files_in(self.folder.path()), before, "{code}");
        body
    }
}

fn patch() -> Forged {
    Forged::patch(0, PAGES)
}

#[tokio::test]
async fn a_request_is_signed_lately_and_in_the_one_form() {
    let target = Door::new().await;
    target.refuses(patch(), "SIGNATURE_MISSING").await;
    let without = |name: &'static str| {
        patch()
            .by_origin()
            .with(|forged| drop(forged.headers.remove(name)))
    };
    target
        .refuses(without(wire::SIGNATURE), "SIGNATURE_MISSING")
        .await;
    target
        .refuses(without(wire::UPLOAD_OFFSET), "SIGNATURE_MALFORMED")
        .await;
    for (from, to) in [
        ("\"@path\" ", ""),
        (" \"content-digest\"", ""),
        ("ed25519", "hmac-sha256"),
        ("banli-handover", "another"),
        ("44010001/", ""),
        ("office=", "another="),
        (";expires=", ";nonce="),
    ] {
        let forged = patch().by_origin().with(|forged| {
            let input = forged.headers[wire::SIGNATURE_INPUT].to_str().unwrap();
            let changed = input.replace(from, to);
            assert_ne!(input, changed);
            forged
                .headers
                .insert(wire::SIGNATURE_INPUT, changed.parse().unwrap());
        });
        target.refuses(forged, "SIGNATURE_MALFORMED").await;
    }
    for at in [now() - LIFETIME - 1, now() + LIFETIME / 2 + 30] {
        target
            .refuses(patch().signed(&key(ORIGIN), at), "SIGNATURE_EXPIRED")
            .await;
    }
    // A signature that holds for ever, made by the right key.
    let eternal = patch().by_origin().with(|forged| {
        let input = forged.headers[wire::SIGNATURE_INPUT].to_str().unwrap().to_owned();
        let changed = input.replace(";expires=", ";expires=9");
        forged
            .headers
            .insert(wire::SIGNATURE_INPUT, changed.parse().unwrap());
    });
    target.refuses(eternal, "SIGNATURE_EXPIRED").await;
}

#[tokio::test]
async fn another_office_hears_the_same_as_for_a_handover_that_is_not_there() {
    let target = Door::new().await;
    let mut answers = vec![];
    for code in [STRANGER, DESTINATION] {
        let forged = patch().signed(&key(code), now());
        answers.push(target.refuses(forged, "HANDOVER_UNKNOWN").await);
    }
    // In the name of the origin, with a key of its own.
    let posing = patch().signed(&key(STRANGER), now()).with(|forged| {
        let input = forged.headers[wire::SIGNATURE_INPUT].to_str().unwrap();
        let changed = input.replace(STRANGER, ORIGIN);
        forged
            .headers
            .insert(wire::SIGNATURE_INPUT, changed.parse().unwrap());
    });
    answers.push(target.refuses(posing, "HANDOVER_UNKNOWN").await);
    let elsewhere = patch().with(|forged| forged.file.attempt = 2).by_origin();
    answers.push(target.refuses(elsewhere, "HANDOVER_UNKNOWN").await);
    answers.dedup();
    assert_eq!(answers, [r#"{"code":"HANDOVER_UNKNOWN","item":null}"#]);
}

#[tokio::test]
async fn a_signature_fits_one_request() {
    let target = Door::new().await;
    let other = address_of(b"a picture");
    let offset = |forged: &mut Forged| drop(forged.headers.insert(wire::UPLOAD_OFFSET, 3.into()));
    let digest = |forged: &mut Forged| {
        let digest = content_digest(&Hex(Sha256::digest(b"other").into()));
        forged
            .headers
            .insert(wire::CONTENT_DIGEST, digest.parse().unwrap());
        forged.body = b"other".to_vec();
    };
    for moved in [
        patch().by_origin().with(|forged| forged.file = other),
        patch().by_origin().with(offset),
        patch().by_origin().with(digest),
    ] {
        target.refuses(moved, "HANDOVER_UNKNOWN").await;
    }
    let head = patch().by_origin().with(|forged| forged.method = Method::HEAD);
    target.refuses(head, "SIGNATURE_MALFORMED").await;
}

/// A path is signed as it stands and means one file, so no other form of it is one.
#[tokio::test]
async fn no_path_leads_anywhere_else() {
    let target = Door::new().await;
    let own = address_of(PAGES).path();
    let (folder, file) = own.rsplit_once('/').unwrap();
    for path in [
        format!("{folder}/../../../etc/passwd"),
        format!("{folder}/..%2f..%2fkeys.toml"),
        format!("{folder}/%2e%2e/{file}"),
        format!("{folder}/./{file}"),
        format!("{folder}//{file}"),
        format!("{folder}/{file}%00"),
        format!("{folder}/{file}/"),
        format!("{folder}\\..\\{file}"),
        format!("{folder}/{}", file.to_uppercase()),
        format!("{own}?more"),
        own.replace("/1/", "/01/"),
        own.replace("/handovers/", "/handovers/../handovers/"),
        "/".to_owned(),
    ] {
        let before = files_in(target.folder.path());
        let answer = raw(target.address, &path).await;
        let lines: Vec<_> = answer.lines().collect();
        let code = lines.iter().find_map(|line| line.strip_prefix("banli-refusal: "));
        assert!(lines[0].starts_with("HTTP/1.1 4"), "{path}: {answer}");
        assert!(
            code.is_none_or(|code| code == "HANDOVER_UNKNOWN"),
            "{path}: {answer}"
        );
        assert!(!answer.contains("root:"), "{path}: {answer}");
        assert_eq!(files_in(target.folder.path()), before, "{path}");
    }
}

/// Sends all pages to a path as it stands, signed for it by the office of origin, and gives what is answered.
async fn raw(address: SocketAddr, path: &str) -> String {
    let forged = Forged::patch(0, PAGES);
    let target = Target {
        method: &forged.method,
        path,
        headers: &forged.headers,
    };
    let signed = sign(&target, &key(ORIGIN), now()).unwrap();
    let mut head = format!("PATCH {path} HTTP/1.1\r\nhost: intake\r\nconnection: close\r\n");
    for (name, value) in &forged.headers {
        write!(head, "{name}: {}\r\n", value.to_str().unwrap()).unwrap();
    }
    for (name, value) in signed {
        write!(head, "{name}: {}\r\n", value.to_str().unwrap()).unwrap();
    }
    write!(head, "content-length: {}\r\n\r\n", PAGES.len()).unwrap();
    let mut connection = TcpStream::connect(address).await.unwrap();
    // It may close before it has read all.
    let _ = connection.write_all(head.as_bytes()).await;
    let _ = connection.write_all(PAGES).await;
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn a_request_that_comes_again_changes_nothing() {
    let target = Door::new().await;
    let begin = Forged::patch(0, b"pages ").by_origin();
    let end = Forged::patch(6, b"of a file").by_origin();
    // Ahead of its turn it leaves nothing behind either.
    target.refuses(end.clone(), "OFFSET_CONFLICT").await;
    assert_eq!(
        begin.clone().send(target.address).await.status(),
        StatusCode::NO_CONTENT
    );
    target.refuses(begin.clone(), "OFFSET_CONFLICT").await;
    assert_eq!(
        end.clone().send(target.address).await.status(),
        StatusCode::NO_CONTENT
    );
    for again in [begin, end] {
        let answer = again.clone().send(target.address).await;
        assert_eq!(
            answer.headers()[wire::UPLOAD_OFFSET],
            "15",
            "it says where the file stands"
        );
        target.refuses(again, "OFFSET_CONFLICT").await;
    }
    let listed = manifest(&FILES);
    assert_eq!(files_in(target.folder.path()), [kept(&listed.items()[0])]);
}

#[tokio::test]
async fn nothing_can_be_read() {
    let target = Door::new().await;
    assert_eq!(
        patch().by_origin().send(target.address).await.status(),
        StatusCode::NO_CONTENT
    );
    for method in [
        Method::GET,
        Method::POST,
        Method::PUT,
        Method::DELETE,
        Method::OPTIONS,
    ] {
        let forged = Forged { method, ..patch() };
        let said = target.refuses(forged.by_origin(), "METHOD_NOT_ALLOWED").await;
        assert!(!said.contains("pages"), "{said}");
    }
    let range = Forged {
        method: Method::HEAD,
        body: vec![],
        ..patch()
    };
    let answer = range.by_origin().send(target.address).await;
    assert_eq!(answer.headers()[wire::UPLOAD_OFFSET], "15");
    assert_eq!(answer.headers()[wire::UPLOAD_LENGTH], "15");
    assert_eq!(answer.bytes().await.unwrap().len(), 0);
}

#[tokio::test]
async fn an_empty_file_is_there_once_the_origin_asks_for_it() {
    let listed = manifest(&[("01-pages.pdf", PAGES), ("02-empty.json", b"")]);
    let target = Door::of(|folder| intake(folder, &listed)).await;
    let ask = |content: &[u8]| Forged {
        method: Method::HEAD,
        file: address_of(content),
        body: vec![],
        ..patch()
    };
    target
        .refuses(ask(b"").signed(&key(STRANGER), now()), "HANDOVER_UNKNOWN")
        .await;
    for content in [PAGES, b""] {
        let answer = ask(content).by_origin().send(target.address).await;
        assert_eq!(answer.headers()[wire::UPLOAD_OFFSET], "0");
    }
    assert_eq!(files_in(target.folder.path()), [kept(&listed.items()[1])]);
}

#[tokio::test]
async fn what_is_altered_too_much_or_not_listed_is_refused_by_name() {
    let target = Door::new().await;
    let named = |code: &str, item: &str| format!(r#"{{"code":"{code}","item":"{item}"}}"#);
    let altered = patch().by_origin().with(|forged| forged.body[0] = b'P');
    let said = target.refuses(altered, "CHUNK_ALTERED").await;
    assert_eq!(said, named("CHUNK_ALTERED", "01-certificate.pdf"));
    let too_much = Forged::patch(0, b"pages of a file and more").by_origin();
    let said = target.refuses(too_much, "FILE_TOO_MUCH").await;
    assert_eq!(said, named("FILE_TOO_MUCH", "01-certificate.pdf"));
    let behind = Forged::patch(u64::MAX, b"x").by_origin();
    target.refuses(behind, "FILE_TOO_MUCH").await;
    let unlisted = patch()
        .with(|forged| forged.file = address_of(b"not listed"))
        .by_origin();
    target.refuses(unlisted, "NOT_LISTED").await;
    // Every chunk is as it was signed, and together they are another file.
    let other = Forged::patch(0, b"pages of a farm").by_origin();
    let answer = other.send(target.address).await;
    assert_eq!(answer.headers()[wire::REFUSAL], "FILE_ALTERED");
    assert_eq!(
        answer.text().await.unwrap(),
        named("FILE_ALTERED", "01-certificate.pdf")
    );
    let kept: Vec<_> = files_in(target.folder.path())
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert!(
        kept.len() == 1 && kept[0].ends_with(".altered"),
        "a note and no byte of it: {kept:?}"
    );
}

#[tokio::test]
async fn the_head_of_a_chunk_is_complete() {
    let target = Door::new().await;
    let insert = |name: &'static str, value: &'static str| {
        patch()
            .with(move |forged| drop(forged.headers.insert(name, HeaderValue::from_static(value))))
            .by_origin()
    };
    target
        .refuses(insert("content-type", "text/plain"), "CONTENT_TYPE")
        .await;
    target
        .refuses(insert(wire::TUS_RESUMABLE, "0.2.2"), "TUS_VERSION")
        .await;
    target
        .refuses(insert(wire::UPLOAD_OFFSET, "-1"), "OFFSET_MISSING")
        .await;
    target
        .refuses(insert(wire::CONTENT_DIGEST, "md5=:AAAA:"), "DIGEST_MISSING")
        .await;
    let large = vec![0; files::CHUNK + 1];
    let listed = manifest(&[("01-large.bin", &large)]);
    let target = Door::of(|folder| intake(folder, &listed)).await;
    let file = address_of(&large);
    let forged = Forged::patch(0, &large)
        .with(|forged| forged.file = file)
        .by_origin();
    // Whoever sends more than may come finds the door closed, perhaps before the answer can be read.
    let url = format!("http://{}{}", target.address, forged.file.path());
    let sent = http()
        .patch(url)
        .headers(forged.headers)
        .body(forged.body)
        .send()
        .await;
    if let Ok(answer) = sent {
        assert_eq!(answer.headers()[wire::REFUSAL], "CHUNK_TOO_LARGE");
    }
    assert_eq!(files_in(target.folder.path()), []);
}

#[tokio::test]
async fn only_what_is_on_offer_here_is_taken() {
    let listed = manifest(&FILES);
    let offered = |hops: &[Hop], manifest: &Manifest| {
        Awaited::new(
            &custody(&listed, hops),
            manifest.clone(),
            vec![key(ORIGIN).public()],
        )
    };
    assert!(offered(&[], &listed).is_none(), "not yet");
    assert!(offered(&[Hop::Offered, Hop::Sent], &listed).is_none(), "no more");
    let other = manifest(&FILES[..1]);
    assert!(
        offered(&[Hop::Offered], &other).is_none(),
        "another manifest than the signed one"
    );
    let none = Door::of(|folder| intake_of(folder, None, DESTINATION)).await;
    none.refuses(patch().by_origin(), "HANDOVER_UNKNOWN").await;
    let awaited = offered(&[Hop::Offered], &listed);
    let elsewhere = Door::of(|folder| intake_of(folder, awaited, STRANGER)).await;
    elsewhere.refuses(patch().by_origin(), "HANDOVER_UNKNOWN").await;
}
