//! Mail to people: over SMTP, or as files in a folder for the demo.
//!
//! A notification has one [`MessageId`] however often it is tried, so that a receiver can tell that it has it already.

mod error;
mod folder;
mod mailer;
mod message_id;
mod settings;
mod smtp;

pub use error::{MailError, MailSettingsError};
pub use mailer::{Mail, Mailer};
pub use message_id::{MessageId, MessageIds};
pub use settings::{MailDelivery, MailSettings, MailTls, SmtpSettings};
