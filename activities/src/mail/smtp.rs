//! A conversation with a mail server, one per mail: offices send few, and a fresh one carries no trouble of the last.

use super::{MailError, MailSettingsError, MailTls, SmtpSettings};
use lettre::{
    Message,
    transport::smtp::{
        self,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, Certificate, CertificateStore, TlsParameters},
        commands,
        extension::ClientId,
    },
};
use secrecy::ExposeSecret as _;
use std::time::Duration;

/// How long we wait to part politely. What the server said of the mail stands by then.
const GOODBYE: Duration = Duration::from_millis(500);

/// The server and how to talk to it.
pub(super) struct Smtp {
    settings: SmtpSettings,
    tls: Option<TlsParameters>,
    hello: ClientId,
}

impl Smtp {
    pub(super) fn new(settings: &SmtpSettings) -> Result<Self, MailSettingsError> {
        let tls = match settings.tls {
            MailTls::None => None,
            MailTls::StartTls | MailTls::Implicit => Some(tls(settings).map_err(MailSettingsError::Tls)?),
        };
        Ok(Self {
            settings: settings.clone(),
            tls,
            hello: ClientId::default(),
        })
    }

    /// Sends within the time-out. The library's own conversation waits for an answer to its goodbye before it tells how the
    /// mail fared, and its time-out is for connecting only; so the steps are ours.
    pub(super) async fn send(&self, message: &Message) -> Result<(), MailError> {
        let conversation = async {
            let mut connection = self.connect().await?;
            let fared = hand_over(&mut connection, message).await;
            let _ = tokio::time::timeout(GOODBYE, connection.abort()).await;
            fared
        };
        match tokio::time::timeout(self.settings.timeout + GOODBYE, conversation).await {
            Ok(fared) => fared.map_err(|error| MailError::of_smtp(&error)),
            Err(_) => Err(MailError::retry("TIMEOUT")),
        }
    }

    /// Connects, encrypts and signs in, as the settings say.
    async fn connect(&self) -> Result<AsyncSmtpConnection, smtp::Error> {
        let Self { settings, tls, hello } = self;
        let server = (settings.host.as_str(), settings.port);
        let from_first_byte = tls.clone().filter(|_| settings.tls == MailTls::Implicit);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, Some(settings.timeout), hello, from_first_byte, None)
                .await?;
        if let Some(tls) = tls.clone().filter(|_| settings.tls == MailTls::StartTls) {
            connection.starttls(tls, hello).await?;
        }
        if let Some((user, password)) = &settings.credentials {
            let credentials = Credentials::new(user.clone(), password.expose_secret().to_owned());
            connection.auth(DEFAULT_MECHANISMS, &credentials).await?;
        }
        Ok(connection)
    }
}

/// The mail itself (RFC 5321, 3.3). It is ASCII throughout: addresses are, and the rest is encoded.
async fn hand_over(connection: &mut AsyncSmtpConnection, message: &Message) -> Result<(), smtp::Error> {
    let envelope = message.envelope();
    connection
        .command(commands::Mail::new(envelope.from().cloned(), vec![]))
        .await?;
    for to in envelope.to() {
        connection
            .command(commands::Rcpt::new(to.clone(), vec![]))
            .await?;
    }
    connection.command(commands::Data).await?;
    connection.message(&message.formatted()).await?;
    Ok(())
}

fn tls(settings: &SmtpSettings) -> Result<TlsParameters, smtp::Error> {
    let mut builder =
        TlsParameters::builder(settings.host.clone()).certificate_store(CertificateStore::WebpkiRoots);
    if let Some(pem) = &settings.extra_root {
        builder = builder.add_root_certificate(Certificate::from_pem(pem)?);
    }
    builder.build_rustls()
}
