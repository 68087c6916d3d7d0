//! One call: JSON there, JSON or bytes back, with bounds on time and length.

use super::{
    failure,
    settings::{HttpPortSettings, HttpSettingsError},
};
use crate::ports::{IdempotencyKey, PortError};
use bytes::Bytes;
use reqwest::{Certificate, Client, RequestBuilder, Response, Url, header::CONTENT_TYPE, redirect::Policy};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Serialize, de::DeserializeOwned};
use std::time::Duration;

/// Longest answer that is read where nothing else is said, in bytes. The longest of those has about 500.
const LONGEST_ANSWER: usize = 64 * 1024;
/// How an answer that is no JSON says what it is.
const BYTES: &str = "application/octet-stream";

/// The client of one system outside.
#[derive(Clone, Debug)]
pub struct HttpClient {
    client: Client,
    base: Url,
    token: SecretString,
    /// To the end of an answer.
    timeout: Duration,
}

impl HttpClient {
    /// Nothing is sent yet.
    pub fn new(settings: &HttpPortSettings) -> Result<Self, HttpSettingsError> {
        settings.check()?;
        let mut builder = Client::builder()
            .connect_timeout(settings.connect_timeout)
            .timeout(settings.timeout)
            // A redirect would take the token and the person's number elsewhere, and so would a proxy of the environment.
            .redirect(Policy::none())
            .no_proxy();
        if let Some(pem) = &settings.extra_root {
            builder =
                builder.tls_certs_merge([Certificate::from_pem(pem).map_err(HttpSettingsError::Client)?]);
        }
        let client = builder.build().map_err(HttpSettingsError::Client)?;
        let mut base = settings.base.clone();
        base.set_path(&format!("{}/", base.path().trim_end_matches('/')));
        Ok(Self {
            client,
            base,
            token: settings.token.clone(),
            timeout: settings.timeout,
        })
    }

    /// Asks without changing anything.
    pub(super) async fn ask<A: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<A, PortError> {
        self.ask_at_length(path, body, LONGEST_ANSWER).await
    }

    /// The same, for an answer of up to so many bytes.
    pub(super) async fn ask_at_length<A: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
        longest: usize,
    ) -> Result<A, PortError> {
        let response = accepted(self.post(path, body)?).await?;
        json(response, longest).await
    }

    /// Has something done, once per key.
    pub(super) async fn order<A: DeserializeOwned>(
        &self,
        path: &str,
        key: &IdempotencyKey,
        body: &impl Serialize,
    ) -> Result<A, PortError> {
        let request = self.post(path, body)?.header("idempotency-key", key.as_str());
        json(accepted(request).await?, LONGEST_ANSWER).await
    }

    /// Asks for bytes, which the caller reads piece by piece and counts. All of them have as much longer to come.
    pub(super) async fn fetch(
        &self,
        path: &str,
        body: &impl Serialize,
        longer: Duration,
    ) -> Result<Response, PortError> {
        let request = self.post(path, body)?.timeout(self.timeout + longer);
        let response = accepted(request).await?;
        // Something in between may answer in the other side's place, with a page that says so.
        let media_type = response.headers().get(CONTENT_TYPE);
        if media_type.is_some_and(|media_type| media_type == BYTES) {
            Ok(response)
        } else {
            Err(PortError::retry("ANSWER_INVALID"))
        }
    }

    fn post(&self, path: &str, body: &impl Serialize) -> Result<RequestBuilder, PortError> {
        let url = self.base.join(path).map_err(|_| PortError::retry("URL"))?;
        let request = self.client.post(url);
        Ok(request.bearer_auth(self.token.expose_secret()).json(body))
    }
}

/// The answer, if it is no refusal.
async fn accepted(request: RequestBuilder) -> Result<Response, PortError> {
    let response = request.send().await;
    let response = response.map_err(|error| failure::of_transport(&error))?;
    let (status, headers) = (response.status(), response.headers().clone());
    if status.is_success() {
        return Ok(response);
    }
    let answer = read(response, LONGEST_ANSWER).await?;
    Err(failure::of_status(status, &headers, &answer))
}

async fn json<A: DeserializeOwned>(response: Response, longest: usize) -> Result<A, PortError> {
    let answer = read(response, longest).await?;
    // An answer that cannot be read does not say that nothing happened, so it is no failure for good.
    serde_json::from_slice(&answer).map_err(|_| PortError::retry("ANSWER_INVALID"))
}

async fn read(mut response: Response, longest: usize) -> Result<Vec<u8>, PortError> {
    let mut answer = Vec::new();
    while let Some(piece) = piece(&mut response).await? {
        if answer.len() + piece.len() > longest {
            return Err(PortError::retry("ANSWER_TOO_LONG"));
        }
        answer.extend_from_slice(&piece);
    }
    Ok(answer)
}

/// The next piece of an answer.
pub(super) async fn piece(response: &mut Response) -> Result<Option<Bytes>, PortError> {
    let piece = response.chunk().await;
    piece.map_err(|error| failure::of_transport(&error))
}
