//! The intake of the destination, as the office of origin speaks to it.

use super::{
    FileAddress, IntakeAddress, IntakeRefusal, OfficeKey, Target, content_digest::content_digest, sign, wire,
    wire::single,
};
use crate::ports::PortError;
use bytes::Bytes;
use domain::audit::Hex;
use reqwest::{
    Body, Client, Method, Request, Response, StatusCode,
    header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue},
    redirect::Policy,
};
use sha2::{Digest as _, Sha256};
use std::time::Duration;

const CONNECT_TIME: Duration = Duration::from_secs(5);
/// To the end of an answer. The last piece of the largest file has the whole file read once more.
const ANSWER_TIME: Duration = Duration::from_mins(5);

/// An intake, and the key to it.
#[derive(Clone, Debug)]
pub struct IntakeClient {
    http: Client,
    address: IntakeAddress,
    key: OfficeKey,
    clock: fn() -> i64,
}

/// Why there is no client.
#[derive(Debug, thiserror::Error)]
#[error("failed to make the client of an intake")]
pub struct NoClient(#[source] reqwest::Error);

/// What an intake answers other than how many bytes are there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// So many bytes are there.
    #[error("the bytes begin elsewhere")]
    Offset(u64),
    /// All came, and none was kept.
    #[error("the file is not the one that is listed")]
    Altered,
    #[error(transparent)]
    Port(#[from] PortError),
}

impl IntakeClient {
    /// `clock` gives real time in seconds since 1970. Nothing is sent yet.
    pub fn new(address: IntakeAddress, key: OfficeKey, clock: fn() -> i64) -> Result<Self, NoClient> {
        let builder = Client::builder()
            .connect_timeout(CONNECT_TIME)
            .timeout(ANSWER_TIME)
            // A redirect would take the file elsewhere, and so would a proxy of the environment.
            .redirect(Policy::none())
            .no_proxy();
        Ok(Self {
            http: builder.build().map_err(NoClient)?,
            address,
            key,
            clock,
        })
    }

    /// How many bytes of a file are there.
    pub async fn offset(&self, file: &FileAddress) -> Result<u64, Refused> {
        let request = Request::new(Method::HEAD, self.address.of(file));
        self.ask(request).await
    }

    /// Adds bytes at `at`, and says how many are there then.
    pub async fn append(&self, file: &FileAddress, at: u64, chunk: Bytes) -> Result<u64, Refused> {
        let hashed = tokio::task::spawn_blocking(move || (Hex(Sha256::digest(&chunk).into()), chunk));
        let (sha256, chunk) = hashed.await.map_err(|_| PortError::retry("STOPPED"))?;
        let mut request = Request::new(Method::PATCH, self.address.of(file));
        let headers = request.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(wire::PIECE_TYPE));
        headers.insert(wire::UPLOAD_OFFSET, at.into());
        let digest = HeaderValue::try_from(content_digest(&sha256)).expect("base64 is plain text");
        headers.insert(wire::CONTENT_DIGEST, digest);
        *request.body_mut() = Some(Body::from(chunk));
        self.ask(request).await
    }

    async fn ask(&self, mut request: Request) -> Result<u64, Refused> {
        let (method, path) = (request.method().clone(), request.url().path().to_owned());
        let target = Target {
            method: &method,
            path: &path,
            headers: request.headers(),
        };
        let signed = sign(&target, &self.key, (self.clock)()).expect("what must be signed was just put in");
        let headers = request.headers_mut();
        headers.insert(wire::TUS_RESUMABLE, HeaderValue::from_static(wire::TUS_VERSION));
        for (name, value) in signed {
            headers.insert(HeaderName::from_static(name), value);
        }
        let response = self.http.execute(request).await.map_err(|error| lost(&error))?;
        answer(&response)
    }
}

/// Nothing came back. How much of it is there, the next question tells.
fn lost(error: &reqwest::Error) -> PortError {
    PortError::retry(if error.is_timeout() {
        "TIMEOUT"
    } else if error.is_connect() {
        "CONNECT"
    } else {
        "ANSWER_LOST"
    })
}

/// The body of an answer is for people, and is not read.
fn answer(response: &Response) -> Result<u64, Refused> {
    let (status, headers) = (response.status(), response.headers());
    let unread = PortError::retry("ANSWER_INVALID");
    if status.is_success() {
        return Ok(offset(headers).ok_or(unread)?);
    }
    let refusal = single(headers, wire::REFUSAL).and_then(IntakeRefusal::of_code);
    match refusal {
        Some(IntakeRefusal::OffsetConflict) => Err(Refused::Offset(offset(headers).ok_or(unread)?)),
        Some(IntakeRefusal::FileAltered) => Err(Refused::Altered),
        Some(refusal) => Err(Refused::Port(refusal.into())),
        // It is not the intake that answers, but something before it.
        None if status == StatusCode::TOO_MANY_REQUESTS => Err(PortError::retry("BUSY").into()),
        None => Err(PortError::retry("NOT_THE_INTAKE").into()),
    }
}

fn offset(headers: &HeaderMap) -> Option<u64> {
    single(headers, wire::UPLOAD_OFFSET)?.parse().ok()
}
