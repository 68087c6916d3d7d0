//! Where a system outside is, and how long we wait for it.

use reqwest::Url;
use secrecy::SecretString;
use std::time::Duration;

/// One system outside. Needs the process-wide TLS provider to be installed.
#[derive(Clone, Debug)]
pub struct HttpPortSettings {
    /// The paths of the contract are put behind it.
    pub base: Url,
    /// Sent as a bearer token.
    pub token: SecretString,
    /// Certificate authority in PEM, beside those of the machine; for a government network's own.
    pub extra_root: Option<Vec<u8>>,
    /// To a connection: 2 s unless there is a reason.
    pub connect_timeout: Duration,
    /// To the end of the answer: 10 s unless there is a reason.
    pub timeout: Duration,
}

impl HttpPortSettings {
    /// The usual time-outs.
    pub fn new(base: Url, token: SecretString) -> Self {
        let (connect_timeout, timeout) = (Duration::from_secs(2), Duration::from_secs(10));
        Self {
            base,
            token,
            extra_root: None,
            connect_timeout,
            timeout,
        }
    }
}

/// The settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum HttpSettingsError {
    /// Identity numbers and the token would be readable on the way.
    #[error("failed to use {0}: without TLS only this machine may be asked")]
    WithoutTls(String),
    /// Certificate or token cannot be used.
    #[error("failed to make the client of a system outside")]
    Client(#[source] reqwest::Error),
}

impl HttpPortSettings {
    pub(super) fn check(&self) -> Result<(), HttpSettingsError> {
        let is_loopback = matches!(self.base.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
        if self.base.scheme() == "https" || is_loopback {
            Ok(())
        } else {
            Err(HttpSettingsError::WithoutTls(
                self.base.host_str().unwrap_or_default().to_owned(),
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_asked_without_tls() {
        let check = |base: &str| HttpPortSettings::new(base.parse().unwrap(), "secret".into()).check();
        assert!(check("https://registry.example.cn/v1").is_ok());
        assert!(check("http://127.0.0.1:8080").is_ok() && check("http://[::1]:8080").is_ok());
        assert!(check("http://registry.example.cn").is_err());
        assert!(check("http://localhost.example.cn").is_err());
    }

    #[test]
    fn the_token_is_not_shown() {
        let settings = HttpPortSettings::new("https://a.cn".parse().unwrap(), "secret".into());
        assert!(!format!("{settings:?}").contains("secret"));
    }
}
