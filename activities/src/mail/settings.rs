//! How mail goes out.

use domain::identifier::EmailAddress;
use secrecy::SecretString;
use std::{path::PathBuf, time::Duration};

/// Sender and way.
#[derive(Clone, Debug)]
pub struct MailSettings {
    pub from: EmailAddress,
    /// Name shown beside the address, such as the name of the platform.
    pub from_name: String,
    pub delivery: MailDelivery,
}

/// The way.
#[derive(Clone, Debug)]
pub enum MailDelivery {
    Smtp(SmtpSettings),
    /// One `.eml` file per notification; nothing leaves the machine.
    Folder(PathBuf),
}

/// A mail server that takes our mail.
#[derive(Clone, Debug)]
pub struct SmtpSettings {
    /// Its name, which its certificate must show.
    pub host: String,
    pub port: u16,
    pub tls: MailTls,
    /// User and password.
    pub credentials: Option<(String, SecretString)>,
    /// Certificate authority in PEM, beside the public ones.
    pub extra_root: Option<Vec<u8>>,
    /// For one whole conversation.
    pub timeout: Duration,
}

/// Whether the conversation is encrypted. There is no "if the server likes": that protects from nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailTls {
    /// STARTTLS, and no word before it (port 587).
    StartTls,
    /// From the first byte (port 465).
    Implicit,
    /// Never. For a relay on this machine.
    None,
}
