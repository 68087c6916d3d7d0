//! What goes wrong with mail. No text of a server is kept: it repeats addresses.

use lettre::transport::smtp;

/// A mail that did not go out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// Try again; whether the mail arrived is not known.
    #[error("failed to send a mail ({code}); trying again may help")]
    Retry { code: String },
    /// It can never arrive.
    #[error("failed to send a mail for good: {code}")]
    Refused { code: String },
}

impl MailError {
    pub(super) fn retry(code: impl Into<String>) -> Self {
        Self::Retry { code: code.into() }
    }

    /// The code, whichever it is: `SMTP_550`, `TIMEOUT`, ….
    pub fn code(&self) -> &str {
        match self {
            Self::Retry { code } | Self::Refused { code } => code,
        }
    }

    /// By the server's answer (RFC 5321, 4.2.1), or by the lack of one.
    pub(super) fn of_smtp(error: &smtp::Error) -> Self {
        match error.status() {
            Some(status) if error.is_permanent() && !is_about_us(u16::from(status)) => Self::Refused {
                code: format!("SMTP_{status}"),
            },
            Some(status) => Self::retry(format!("SMTP_{status}")),
            None if error.is_timeout() => Self::retry("TIMEOUT"),
            None if error.is_tls() => Self::retry("TLS"),
            None if error.is_client() => Self::retry("SERVER_LACKS_EXTENSION"),
            None => Self::retry("CONNECTION"),
        }
    }
}

/// Authentication failed (RFC 4954, 6): our settings are wrong, which is not the case's fault.
fn is_about_us(status: u16) -> bool {
    matches!(status, 530 | 534 | 535 | 538)
}

/// The settings of mail cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MailSettingsError {
    #[error("failed to read the sender's address of the mail settings")]
    Sender(#[source] lettre::address::AddressError),
    #[error("failed to prepare TLS for mail")]
    Tls(#[source] smtp::Error),
    #[error("failed to use the mail folder")]
    Folder(#[source] std::io::Error),
}
