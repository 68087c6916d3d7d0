//! Bytes that are no document, each under a ticket that waits for one.
use super::{Answers, Scene, code};
use serde_json::Value;

/// Sends all of them.
pub async fn send(scene: &Scene) -> Answers {
    let mut answers = Answers::new();
    for (what, kind, bytes) in files() {
        answers.insert(what, put(scene, &scene.upload, kind, bytes).await);
    }
    let stranger = put(scene, "/uploads/nobody", "image/png", png(4)).await;
    answers.insert("bytes without a ticket", stranger);
    let form = put(scene, &scene.upload, "multipart/form-data; boundary=x", png(4)).await;
    answers.insert("a form in place of a file", form);
    answers
}

async fn put(scene: &Scene, path: &str, kind: &str, bytes: Vec<u8>) -> String {
    let url = format!("{}{path}", scene.home.url());
    let request = reqwest::Client::new().put(url).header("content-type", kind);
    let answer = request.body(bytes).send().await.unwrap();
    let answer: Value = answer.json().await.unwrap();
    code(&answer)
}

fn files() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    const PDF: &str = "application/pdf";
    const PNG: &str = "image/png";
    let cut = png(64);
    vec![
        ("an empty file", PNG, vec![]),
        ("a file that is too large", PNG, vec![0; 100_001]),
        ("a file of another type than it says", "image/jpeg", png(4)),
        (
            "a file of a type that nobody asked for",
            "text/html",
            b"<script>alert(1)</script>".to_vec(),
        ),
        (
            "a page of a site that says to be a picture",
            PNG,
            b"<html><script>alert(1)</script></html>".to_vec(),
        ),
        ("a picture that is cut off", PNG, cut[..cut.len() - 30].to_vec()),
        ("a picture that unpacks to 3.6 GB", PNG, png(60_000)),
        (
            "a PDF with an archive behind it",
            PDF,
            [pdf(""), b"PK\x03\x04".to_vec()].concat(),
        ),
        ("a PDF that is an archive as well", PDF, archive()),
        (
            "a PDF with a script",
            PDF,
            pdf("1 0 obj <</S/J#61vaScript/JS(app.alert(1))>> endobj"),
        ),
        ("a PDF with a password", PDF, pdf("trailer <</Encrypt 5 0 R>>")),
        (
            "a PDF with a file inside",
            PDF,
            pdf("1 0 obj <</Names<</EmbeddedFiles 4 0 R>>>>"),
        ),
        (
            "a PDF that hides its objects from the check",
            PDF,
            pdf("1 0 obj <</N 1/First 4/Filter/LZWDecode>> stream"),
        ),
    ]
}

pub fn pdf(body: &str) -> Vec<u8> {
    format!("%PDF-1.7\n{body}\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n").into_bytes()
}

/// An archive with one file, whose comment ends as a PDF does.
pub fn archive() -> Vec<u8> {
    let entry = [b"PK\x01\x02".as_slice(), &[0; 24], &[5, 0], &[0; 16], b"a.exe"].concat();
    let size = u32::try_from(entry.len()).unwrap().to_le_bytes();
    let comment = b"\nstartxref\n0\n%%EOF";
    let end = [
        b"PK\x05\x06".as_slice(),
        &[0; 4],
        &[1, 0, 1, 0],
        &size,
        &[9, 0, 0, 0, 19, 0],
    ]
    .concat();
    [
        b"%PDF-1.7\nPK\x03\x04".as_slice(),
        &[0; 26],
        b"a.exe",
        &entry,
        &end,
        comment,
    ]
    .concat()
}

/// A grey picture of this side. Only small ones have all their data: nobody may look that far into the others.
pub fn png(side: u32) -> Vec<u8> {
    let rows = vec![0; usize::try_from((side + 1) * side.min(64)).unwrap()];
    let header = [&side.to_be_bytes()[..], &side.to_be_bytes(), b"\x08\0\0\0\0"].concat();
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(*b"IHDR", &header),
        chunk(*b"IDAT", &stored(&rows[..rows.len().min(60_000)])),
        chunk(*b"IEND", b""),
    ]
    .concat()
}

/// Deflated without compression, in one block (RFC 1950, RFC 1951).
fn stored(data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in data {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    let sum = (b << 16 | a).to_be_bytes();
    [
        b"\x78\x01\x01".as_slice(),
        &length.to_le_bytes(),
        &(!length).to_le_bytes(),
        data,
        &sum,
    ]
    .concat()
}

fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [kind.as_slice(), data].concat();
    let sum = named.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            sum >> 1 ^ (0xEDB8_8320 & (sum & 1).wrapping_neg())
        })
    });
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&length, named.as_slice(), &(!sum).to_be_bytes()].concat()
}
