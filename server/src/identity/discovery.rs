//! Asking an issuer for its keys (OpenID Connect Discovery 1.0, 4; RFC 7517).

use super::keys::{KeySet, Published};
use reqwest::{Client, Response, Url, redirect};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::net::IpAddr;
use std::time::Duration;

/// How long an issuer may take over one answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// The longest answer that is read, in bytes.
const LONGEST: usize = 256 * 1024;

/// Why the keys of an issuer could not be had.
#[derive(Debug, thiserror::Error)]
pub enum DiscoveryError {
    #[error("failed to read an address of the issuer: it is not a URL")]
    Url,
    #[error("failed to trust an address of the issuer: only https may leave this machine")]
    Insecure,
    #[error("failed to reach the issuer")]
    Http(#[from] reqwest::Error),
    #[error("failed to ask the issuer: it answered {0}")]
    Status(u16),
    #[error("failed to read the answer of the issuer: it is longer than {LONGEST} bytes")]
    TooLong,
    #[error("failed to read the answer of the issuer")]
    Json(#[from] serde_json::Error),
    #[error("failed to trust the issuer: it names itself differently than the configuration does")]
    IssuerMismatch,
    #[error("failed to find a key of the issuer that may check signatures")]
    NoUsableKey,
}

/// An HTTP client fit to ask an issuer: short time-outs and no redirects, which could lead anywhere.
pub fn http_client() -> Result<Client, reqwest::Error> {
    Client::builder()
        .timeout(PATIENCE)
        .connect_timeout(PATIENCE)
        .redirect(redirect::Policy::none())
        .build()
}

/// What we need of the discovery document.
#[derive(Deserialize)]
struct Document {
    issuer: String,
    jwks_uri: String,
}

/// An issuer that can be asked.
pub(super) struct Issuer {
    pub url: String,
    pub http: Client,
}

impl Issuer {
    /// Asks for the discovery document, then for the keys it points at.
    pub async fn fetch_keys(&self) -> Result<KeySet, DiscoveryError> {
        let address = format!(
            "{}/.well-known/openid-configuration",
            self.url.trim_end_matches('/')
        );
        let document: Document = self.get(&address).await?;
        if document.issuer != self.url {
            return Err(DiscoveryError::IssuerMismatch);
        }
        let published: Published = self.get(&document.jwks_uri).await?;
        Ok(published.into())
    }

    async fn get<T: DeserializeOwned>(&self, address: &str) -> Result<T, DiscoveryError> {
        let response = self.http.get(safe(address)?).timeout(PATIENCE).send().await?;
        if !response.status().is_success() {
            return Err(DiscoveryError::Status(response.status().as_u16()));
        }
        Ok(serde_json::from_slice(&body(response).await?)?)
    }
}

/// The address, if nobody on the way can change what it answers.
fn safe(address: &str) -> Result<Url, DiscoveryError> {
    let url = Url::parse(address).map_err(|_| DiscoveryError::Url)?;
    let on_this_machine = url.scheme() == "http" && url.host_str().is_some_and(is_loopback);
    if url.scheme() == "https" || on_this_machine {
        Ok(url)
    } else {
        Err(DiscoveryError::Insecure)
    }
}

/// Whether a host, as it stands in a URL, is this machine.
fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

async fn body(mut response: Response) -> Result<Vec<u8>, DiscoveryError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > LONGEST {
            return Err(DiscoveryError::TooLong);
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_stays_on_this_machine() {
        for address in [
            "https://id.example.cn",
            "http://127.0.0.1:80",
            "http://[::1]:80",
            "http://localhost",
        ] {
            assert!(safe(address).is_ok(), "{address}");
        }
        for address in [
            "http://id.example.cn",
            "http://127.0.0.1.example.cn",
            "http://10.0.0.1",
            "file:///etc",
        ] {
            assert!(
                matches!(safe(address), Err(DiscoveryError::Insecure)),
                "{address}"
            );
        }
        assert!(matches!(safe("id.example.cn"), Err(DiscoveryError::Url)));
    }
}
