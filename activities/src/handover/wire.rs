//! Names on the wire, each written once.

use reqwest::header::HeaderMap;

/// The version of tus that is spoken: of the protocol, its core alone.
pub const TUS_VERSION: &str = "1.0.0";
pub const TUS_RESUMABLE: &str = "tus-resumable";
/// Where the bytes of the request begin, or how many are there.
pub const UPLOAD_OFFSET: &str = "upload-offset";
/// How many bytes the file has by its manifest.
pub const UPLOAD_LENGTH: &str = "upload-length";
/// The type of a body that is a piece of a file.
pub const PIECE_TYPE: &str = "application/offset+octet-stream";

/// RFC 9530.
pub const CONTENT_DIGEST: &str = "content-digest";
/// RFC 9421.
pub const SIGNATURE: &str = "signature";
/// RFC 9421.
pub const SIGNATURE_INPUT: &str = "signature-input";

/// The code of a refusal; an answer to HEAD has no body that could hold it.
pub const REFUSAL: &str = "banli-refusal";

/// The path of one file, as a router reads it.
pub const ROUTE: &str = "/handovers/{handover}/{attempt}/{sha256}";

/// The value of a header that is there once.
pub fn single<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?.to_str().ok()?;
    values.next().is_none().then(|| first.trim())
}
