//! Which office sends a request: HTTP Message Signatures (RFC 9421), of which one form is spoken and understood.
//!
//! What is signed is the method, the path, when it was made and when it ends, and where there is a body its place in the file
//! and its digest. The office of origin of a handover is one, and the path names the handover, so a signature
//! fits one file at one office. One that is sent again within its time finds its bytes there already.

use super::{OfficeKey, wire, wire::single};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    audit::{Hex, PublicKey, Signature, SignatureCheck},
    custody::KeyId,
    identifier::OfficeCode,
};
use reqwest::{
    Method,
    header::{HeaderMap, HeaderValue},
};
use sfv::{BareItem, Dictionary, FieldType as _, InnerList, ListEntry, Parser};

/// How long a signature holds, in seconds. Two clocks may differ by half of it.
pub const LIFETIME: i64 = 120;

const LABEL: &str = "office";
const ALGORITHM: &str = "ed25519";
/// Keeps these from being taken for signatures of another use of HTTP.
const TAG: &str = "banli-handover";

/// What of a request is signed.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    pub method: &'a Method,
    pub path: &'a str,
    pub headers: &'a HeaderMap,
}

/// Why a request has no signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureFault {
    #[error("the request is not signed")]
    Missing,
    #[error("the signature has another form, or leaves out what must be signed")]
    Malformed,
}

/// A signature as it came. Nobody has held it against a key yet.
#[derive(Clone, Debug)]
pub struct RequestSignature {
    pub office: OfficeCode,
    pub key_id: KeyId,
    /// In seconds since 1970.
    created: i64,
    expires: i64,
    base: String,
    signature: Signature,
}

impl Target<'_> {
    /// What is signed, in this order.
    fn components(&self) -> &'static [&'static str] {
        if *self.method == Method::PATCH {
            &["@method", "@path", wire::UPLOAD_OFFSET, wire::CONTENT_DIGEST]
        } else {
            &["@method", "@path"]
        }
    }

    fn value(&self, component: &str) -> Option<&str> {
        match component {
            "@method" => Some(self.method.as_str()),
            "@path" => Some(self.path),
            header => single(self.headers, header),
        }
    }

    /// The bytes that are signed (RFC 9421, 2.5).
    fn base(&self, parameters: &str) -> Option<String> {
        let line = |name: &&str| Some(format!("\"{name}\": {}\n", self.value(name)?));
        let lines: Option<String> = self.components().iter().map(line).collect();
        Some(lines? + "\"@signature-params\": " + parameters)
    }
}

/// The two headers that sign a request at a moment, in seconds since 1970. `None` where a header that must be signed is
/// not there.
pub fn sign(target: &Target<'_>, key: &OfficeKey, now: i64) -> Option<[(&'static str, HeaderValue); 2]> {
    let names: Vec<String> = target
        .components()
        .iter()
        .map(|name| format!("\"{name}\""))
        .collect();
    let parameters = format!(
        "({});created={now};expires={};keyid=\"{}/{}\";alg=\"{ALGORITHM}\";tag=\"{TAG}\"",
        names.join(" "),
        now + LIFETIME,
        key.office(),
        key.id(),
    );
    let signature = STANDARD.encode(key.sign(target.base(&parameters)?.as_bytes()).0);
    let value = |text: String| HeaderValue::try_from(text).expect("codes, numbers and base64 are plain text");
    Some([
        (wire::SIGNATURE_INPUT, value(format!("{LABEL}={parameters}"))),
        (wire::SIGNATURE, value(format!("{LABEL}=:{signature}:"))),
    ])
}

impl RequestSignature {
    /// Reads the signature of a request.
    pub fn read(target: &Target<'_>) -> Result<Self, SignatureFault> {
        let there = |name| target.headers.contains_key(name);
        if !there(wire::SIGNATURE_INPUT) || !there(wire::SIGNATURE) {
            return Err(SignatureFault::Missing);
        }
        Self::of(target).ok_or(SignatureFault::Malformed)
    }

    fn of(target: &Target<'_>) -> Option<Self> {
        let ListEntry::InnerList(input) = member(target.headers, wire::SIGNATURE_INPUT)? else {
            return None;
        };
        if !covers(&input, target.components())
            || text(&input, "alg")? != ALGORITHM
            || text(&input, "tag")? != TAG
        {
            return None;
        }
        let ListEntry::Item(signature) = member(target.headers, wire::SIGNATURE)? else {
            return None;
        };
        let BareItem::ByteSequence(signature) = signature.bare_item else {
            return None;
        };
        let (office, key_id) = text(&input, "keyid")?.split_once('/')?;
        Some(Self {
            office: office.parse().ok()?,
            key_id: key_id.parse().ok()?,
            created: number(&input, "created")?,
            expires: number(&input, "expires")?,
            signature: Hex(signature.try_into().ok()?),
            base: target.base(&vec![ListEntry::InnerList(input)].serialize()?)?,
        })
    }

    /// Whether it was made lately, and has not ended.
    pub fn holds_at(&self, now: i64) -> bool {
        let lasts = self.expires.saturating_sub(self.created);
        (1..=LIFETIME).contains(&lasts) && self.created <= now + LIFETIME / 2 && now < self.expires
    }

    /// Whether it is of this key.
    pub fn is_of(&self, key: &PublicKey, check: SignatureCheck) -> bool {
        check(key, self.base.as_bytes(), &self.signature)
    }
}

/// What our label names in a header; others, as of a proxy, may stand beside it.
fn member(headers: &HeaderMap, name: &str) -> Option<ListEntry> {
    let mut fields: Dictionary = Parser::new(single(headers, name)?).parse().ok()?;
    fields.shift_remove(LABEL)
}

/// Whether exactly these are signed, in this order and in their plain form.
fn covers(input: &InnerList, components: &[&str]) -> bool {
    let names = input.items.iter().map(|item| {
        let name = item.bare_item.as_string().filter(|_| item.params.is_empty());
        name.map(sfv::StringRef::as_str)
    });
    names.eq(components.iter().map(|name| Some(*name)))
}

fn text<'a>(input: &'a InnerList, name: &str) -> Option<&'a str> {
    Some(input.params.get(name)?.as_string()?.as_str())
}

fn number(input: &InnerList, name: &str) -> Option<i64> {
    Some(input.params.get(name)?.as_integer()?.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderName;
    use secrecy::SecretBox;

    const MADE: i64 = 1_618_884_473;
    const PATH: &str = "/handovers/33010001-20220509-00000004-B/1/ab";

    fn key(byte: u8) -> OfficeKey {
        let seed = SecretBox::new(Box::new([byte; 32]));
        OfficeKey::new("44010001".parse().unwrap(), "2026".parse().unwrap(), &seed)
    }

    fn check(key: &PublicKey, message: &[u8], signature: &Signature) -> bool {
        let key = ed25519_dalek::VerifyingKey::from_bytes(&key.0).unwrap();
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        key.verify_strict(message, &signature).is_ok()
    }

    fn patch() -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(wire::UPLOAD_OFFSET, HeaderValue::from_static("4194304"));
        headers.insert(wire::CONTENT_DIGEST, HeaderValue::from_static("sha-256=:AAAA:"));
        let target = Target {
            method: &Method::PATCH,
            path: PATH,
            headers: &headers,
        };
        let signed = sign(&target, &key(7), MADE).unwrap();
        headers.extend(signed.map(|(name, value)| (HeaderName::from_static(name), value)));
        headers
    }

    fn read(headers: &HeaderMap) -> Result<RequestSignature, SignatureFault> {
        RequestSignature::read(&Target {
            method: &Method::PATCH,
            path: PATH,
            headers,
        })
    }

    #[test]
    fn what_is_signed_is_written_as_the_rfc_says() {
        let signature = read(&patch()).unwrap();
        let parameters = r#"("@method" "@path" "upload-offset" "content-digest");created=1618884473;expires=1618884593;keyid="44010001/2026";alg="ed25519";tag="banli-handover""#;
        let lines = [
            r#""@method": PATCH"#.to_owned(),
            format!(r#""@path": {PATH}"#),
            r#""upload-offset": 4194304"#.to_owned(),
            r#""content-digest": sha-256=:AAAA:"#.to_owned(),
            format!(r#""@signature-params": {parameters}"#),
        ];
        assert_eq!(signature.base, lines.join("\n"));
        assert!(signature.is_of(&key(7).public(), check));
        assert!(!signature.is_of(&key(8).public(), check));
    }

    #[test]
    fn it_holds_for_two_minutes() {
        let signature = read(&patch()).unwrap();
        let holds: Vec<_> = [-61, -60, 0, 119, 120]
            .map(|after| signature.holds_at(MADE + after))
            .into();
        assert_eq!(holds, [false, true, true, true, false]);
    }

    #[test]
    fn a_proxy_may_sign_beside_us_and_nobody_twice() {
        let mut headers = patch();
        for name in [wire::SIGNATURE_INPUT, wire::SIGNATURE] {
            let ours = headers[name].to_str().unwrap().to_owned();
            headers.insert(name, format!("proxy=(), {ours}").parse().unwrap());
        }
        assert!(read(&headers).unwrap().is_of(&key(7).public(), check));
        headers.append(wire::UPLOAD_OFFSET, HeaderValue::from_static("0"));
        assert_eq!(read(&headers).unwrap_err(), SignatureFault::Malformed);
        assert_eq!(read(&HeaderMap::new()).unwrap_err(), SignatureFault::Missing);
    }
}
