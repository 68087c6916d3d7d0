//! Requests to the intake of vehicles' files: nobody's guess is a signature, and each name has one form.

use crate::input;
use activities::handover::{
    FileAddress, OfficeKey, RequestSignature, Target, content_digest, read_content_digest, wire,
};
use reqwest::{
    Method,
    header::{HeaderMap, HeaderName, HeaderValue},
};
use secrecy::SecretBox;

pub fn run(data: &[u8]) {
    let (choice, rest) = input::choice(data);
    match (choice % 3, input::text(rest)) {
        (0, Some(path)) => {
            if let Some(file) = FileAddress::of_path(path) {
                assert_eq!(file.path(), path);
            }
        }
        (1, Some(value)) => {
            if let Some(hash) = read_content_digest(value) {
                assert_eq!(read_content_digest(&content_digest(&hash)), Some(hash));
            }
        }
        _ => signed(rest),
    }
}

fn signed(data: &[u8]) {
    let (input, signature) = super::line(data);
    let fields = [
        (wire::SIGNATURE_INPUT, input),
        (wire::SIGNATURE, signature),
        (wire::UPLOAD_OFFSET, b"0"),
        (wire::CONTENT_DIGEST, b"sha-256=:AAAA:"),
    ];
    let mut headers = HeaderMap::new();
    for (name, value) in fields {
        let Ok(value) = HeaderValue::from_bytes(value) else {
            return;
        };
        headers.insert(HeaderName::from_static(name), value);
    }
    let target = Target {
        method: &Method::PATCH,
        path: "/handovers",
        headers: &headers,
    };
    if let Ok(read) = RequestSignature::read(&target) {
        let seed = SecretBox::new(Box::new([7; 32]));
        let key = OfficeKey::new(read.office.clone(), read.key_id.clone(), &seed);
        assert!(
            !read.is_of(&key.public(), store::signature_holds),
            "a guess is a signature"
        );
    }
}
