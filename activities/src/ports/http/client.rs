//! One call: JSON there, JSON back, with bounds on time and length.

use super::{
    failure,
    settings::{HttpPortSettings, HttpSettingsError},
};
use crate::ports::{IdempotencyKey, PortError};
use reqwest::{Certificate, Client, Response, Url, redirect::Policy};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Serialize, de::DeserializeOwned};

/// Longest answer that is read, in bytes. The longest of the contract has about 500.
const LONGEST_ANSWER: usize = 64 * 1024;

/// The client of one system outside.
#[derive(Clone, Debug)]
pub struct HttpClient {
    client: Client,
    base: Url,
    token: SecretString,
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
        })
    }

    /// Asks without changing anything.
    pub(super) async fn ask<A: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<A, PortError> {
        self.send(path, None, body).await
    }

    /// Has something done, once per key.
    pub(super) async fn order<A: DeserializeOwned>(
        &self,
        path: &str,
        key: &IdempotencyKey,
        body: &impl Serialize,
    ) -> Result<A, PortError> {
        self.send(path, Some(key), body).await
    }

    async fn send<A: DeserializeOwned>(
        &self,
        path: &str,
        key: Option<&IdempotencyKey>,
        body: &impl Serialize,
    ) -> Result<A, PortError> {
        let url = self.base.join(path).map_err(|_| PortError::retry("URL"))?;
        let mut request = self
            .client
            .post(url)
            .bearer_auth(self.token.expose_secret())
            .json(body);
        if let Some(key) = key {
            request = request.header("idempotency-key", key.as_str());
        }
        let response = request
            .send()
            .await
            .map_err(|error| failure::of_transport(&error))?;
        let (status, headers) = (response.status(), response.headers().clone());
        let answer = read(response).await?;
        if !status.is_success() {
            return Err(failure::of_status(status, &headers, &answer));
        }
        // An answer that cannot be read does not say that nothing happened, so it is no failure for good.
        serde_json::from_slice(&answer).map_err(|_| PortError::retry("ANSWER_INVALID"))
    }
}

async fn read(mut response: Response) -> Result<Vec<u8>, PortError> {
    let mut answer = Vec::new();
    while let Some(chunk) = response
        .chunk()
        .await
        .map_err(|error| failure::of_transport(&error))?
    {
        if answer.len() + chunk.len() > LONGEST_ANSWER {
            return Err(PortError::retry("ANSWER_TOO_LONG"));
        }
        answer.extend_from_slice(&chunk);
    }
    Ok(answer)
}
