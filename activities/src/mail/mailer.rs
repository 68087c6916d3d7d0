//! One mail from its text to its way out.

use super::{
    MailDelivery, MailError, MailSettings, MailSettingsError, MessageId, folder::Folder, smtp::Smtp,
};
use domain::identifier::EmailAddress;
use lettre::{
    Address, Message,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
};

/// A mail to one person. Plain text: nothing to click that could be forged, nothing to load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub id: MessageId,
    pub to: EmailAddress,
    pub subject: String,
    pub body: String,
}

/// Sends mail the way that the settings say.
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

enum Way {
    Smtp(Smtp),
    Folder(Folder),
}

impl Mailer {
    /// Nothing is connected yet.
    pub fn new(settings: &MailSettings) -> Result<Self, MailSettingsError> {
        let address = settings
            .from
            .as_str()
            .parse()
            .map_err(MailSettingsError::Sender)?;
        let way = match &settings.delivery {
            MailDelivery::Smtp(smtp) => Way::Smtp(Smtp::new(smtp)?),
            MailDelivery::Folder(folder) => Way::Folder(Folder::open(folder)?),
        };
        Ok(Self {
            from: Mailbox::new(Some(settings.from_name.clone()), address),
            way,
        })
    }

    /// Hands the mail over. Handing it over twice is one mail to whoever looks at its id.
    pub async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let message = self.message(mail)?;
        match &self.way {
            Way::Smtp(smtp) => smtp.send(&message).await,
            Way::Folder(folder) => folder.write(mail.id.local(), message.formatted()).await,
        }
    }

    fn message(&self, mail: &Mail) -> Result<Message, MailError> {
        let refused = |code: &str| MailError::Refused {
            code: code.to_owned(),
        };
        let to: Address = mail
            .to
            .as_str()
            .parse()
            .map_err(|_| refused("ADDRESS_UNUSABLE"))?;
        Message::builder()
            .message_id(Some(format!("<{}>", mail.id)))
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(one_line(&mail.subject))
            .header(ContentType::TEXT_PLAIN)
            .raw_header(auto_submitted())
            .body(mail.body.clone())
            .map_err(|_| refused("MESSAGE_UNUSABLE"))
    }
}

/// Tells answering machines to stay silent (RFC 3834, 5).
fn auto_submitted() -> HeaderValue {
    HeaderValue::new(
        HeaderName::new_from_ascii_str("Auto-Submitted"),
        "auto-generated".to_owned(),
    )
}

/// A line end in a subject would begin a header of somebody else's choice.
fn one_line(subject: &str) -> String {
    subject
        .split(char::is_control)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_cannot_begin_a_header() {
        assert_eq!(
            one_line("补正告知\r\nBcc: all@example.cn\n"),
            "补正告知 Bcc: all@example.cn"
        );
    }
}
