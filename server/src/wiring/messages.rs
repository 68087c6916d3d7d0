//! How notices go out, from the settings.

use super::{
    WiringError,
    installation::{missing, remote},
};
use crate::config::{
    Settings,
    settings::{Desks, Mail, MailMode},
};
use activities::{
    mail::{MailDelivery, MailSettings, MailTls, Mailer, MessageIds, SmtpSettings},
    notify::{Messages, PrintTray},
    paper::PaperPrinter,
    ports::{SmsGateway, embedded::EmbeddedSmsGateway, http::HttpSmsGateway},
    templates::NoticeTemplates,
};
use domain::identifier::EmailAddress;
use std::{path::Path, sync::Arc, time::Duration};
use store::Store;

/// The messages of an installation; files of the demo lie in its data folder.
pub(super) fn messages(settings: &Settings, store: &Store, folder: &Path) -> Result<Messages, WiringError> {
    let mail = mail(&settings.mail, folder)?;
    let domain = mail.from.domain().to_owned();
    let section = |section: &'static str, reason: String| WiringError::Section { section, reason };
    let sms: Arc<dyn SmsGateway> = match remote("sms", &settings.sms)? {
        None => Arc::new(EmbeddedSmsGateway(store.clone())),
        Some(client) => Arc::new(HttpSmsGateway(client)),
    };
    Ok(Messages {
        mailer: Mailer::new(&mail).map_err(|error| section("mail", error.to_string()))?,
        message_ids: MessageIds::new(store.keys().message_id_key(), &domain),
        sms,
        templates: NoticeTemplates::default(),
        printer: PaperPrinter::default(),
        tray: PrintTray::open(&folder.join("paper")).map_err(|error| section("paper", error.to_string()))?,
        ministry: ministry_of(&settings.desks)?,
    })
}

fn mail(mail: &Mail, folder: &Path) -> Result<MailSettings, WiringError> {
    let (from_name, from) = sender(&mail.from)?;
    let delivery = match mail.mode {
        MailMode::Files => MailDelivery::Folder(mail.folder.clone().unwrap_or_else(|| folder.join("mail"))),
        MailMode::Smtp => MailDelivery::Smtp(smtp(mail)?),
    };
    Ok(MailSettings {
        from,
        from_name,
        delivery,
    })
}

fn smtp(mail: &Mail) -> Result<SmtpSettings, WiringError> {
    let credentials = match (&mail.username, &mail.password) {
        (None, None) => None,
        (Some(user), Some(password)) => Some((user.clone(), password.expose().to_owned().into())),
        (Some(_), None) => return Err(missing("mail", "password")),
        (None, Some(_)) => return Err(missing("mail", "username")),
    };
    Ok(SmtpSettings {
        host: mail.host.clone().ok_or_else(|| missing("mail", "host"))?,
        port: mail.port,
        tls: if mail.starttls {
            MailTls::StartTls
        } else {
            MailTls::None
        },
        credentials,
        extra_root: None,
        timeout: Duration::from_secs(mail.timeout_seconds),
    })
}

fn ministry_of(desks: &Desks) -> Result<Option<EmailAddress>, WiringError> {
    let address = desks.ministry.as_deref().map(str::parse).transpose();
    address.map_err(|_| WiringError::Section {
        section: "desks",
        reason: "ministry is no address".to_owned(),
    })
}

/// A sender such as `Banli <no-reply@example.gov.cn>`, or the address alone.
fn sender(text: &str) -> Result<(String, EmailAddress), WiringError> {
    let (name, address) = match text.split_once('<') {
        Some((name, rest)) => (name.trim(), rest.trim_end_matches('>')),
        None => ("Banli", text),
    };
    let fault = || WiringError::Section {
        section: "mail",
        reason: "from is no sender".to_owned(),
    };
    Ok((name.to_owned(), address.trim().parse().map_err(|_| fault())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_has_a_name_and_an_address() {
        let (name, address) = sender("车管所 <no-reply@example.cn>").unwrap();
        assert_eq!(
            (name.as_str(), address.as_str()),
            ("车管所", "no-reply@example.cn")
        );
        assert_eq!(sender("a@example.cn").unwrap().0, "Banli");
        assert!(sender("nobody").is_err());
    }

    #[test]
    fn a_desk_has_an_address_or_is_not_told() {
        let at = |ministry: Option<&str>| {
            ministry_of(&Desks {
                ministry: ministry.map(str::to_owned),
            })
        };
        assert_eq!(at(None).unwrap(), None);
        assert_eq!(
            at(Some("a@example.cn")).unwrap(),
            Some("a@example.cn".parse().unwrap())
        );
        assert!(at(Some("nobody")).is_err());
    }
}
