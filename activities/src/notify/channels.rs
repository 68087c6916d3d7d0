//! One function per way. Each writes the ledger: in the transaction of its effect where that is ours, after it elsewhere.

use super::{Unsent, letter::Letter};
use crate::{
    mail::Mail,
    ports::{IdempotencyKey, PortError, SmsRequest},
};
use domain::identifier::PhoneNumber;
use store::correspondence::{self, InboxText, NoticeFate, NoticeLine};

/// The gateway has a message of this notice already, in other words: the person changed their language meanwhile.
const SENT_BEFORE: &str = "IDEMPOTENCY_KEY_REUSED";

/// 站内消息
pub(super) async fn in_app(letter: &Letter<'_>) -> Result<NoticeFate, Unsent> {
    let text = InboxText {
        person: letter.notice.to,
        kind: letter.notice.kind,
        body: &letter.words.body,
    };
    let line = letter.line(NoticeFate::Sent);
    correspondence::put_into_inbox(&letter.activities.store, &line, text).await?;
    Ok(NoticeFate::Sent)
}

/// 电子邮件: after a lost answer it goes out again under the same `Message-ID`.
pub(super) async fn mail(letter: &Letter<'_>) -> Result<NoticeFate, Unsent> {
    let address = letter.contact.as_ref().and_then(|contact| contact.email.clone());
    let messages = &letter.activities.messages;
    let mail = Mail {
        id: messages.message_ids.of(&letter.call.case, letter.call.effect.id),
        to: address.ok_or_else(|| Unsent::for_good("NO_EMAIL_ADDRESS"))?,
        subject: letter.words.subject.clone(),
        body: letter.words.body.clone(),
    };
    messages.mailer.send(&mail).await?;
    let line = NoticeLine {
        message_id: Some(mail.id.to_string()),
        ..letter.line(NoticeFate::Sent)
    };
    logged(letter, line).await
}

/// 短信: the gateway takes it over once per key.
pub(super) async fn sms(letter: &Letter<'_>) -> Result<NoticeFate, Unsent> {
    let call = letter.call;
    let request = SmsRequest {
        key: IdempotencyKey::of(&call.case, call.effect.id),
        person: letter.notice.to,
        phone: phone_number(letter)?,
        text: letter.words.body.clone(),
        at: call.at,
    };
    match letter.activities.messages.sms.send(&request).await {
        Err(PortError::Fail { code }) if code == SENT_BEFORE => {}
        sent => sent?,
    }
    logged(letter, letter.line(NoticeFate::Sent)).await
}

/// 纸质通知: a sheet in the tray of the office.
pub(super) async fn paper(letter: &Letter<'_>) -> Result<NoticeFate, Unsent> {
    print(letter).await?;
    logged(letter, letter.line(NoticeFate::Ready)).await
}

/// 电话: a sheet that says what to tell, and to log who answered.
pub(super) async fn phone(letter: &Letter<'_>) -> Result<NoticeFate, Unsent> {
    phone_number(letter)?;
    print(letter).await?;
    logged(letter, letter.line(NoticeFate::Ready)).await
}

fn phone_number(letter: &Letter<'_>) -> Result<PhoneNumber, Unsent> {
    let number = letter.contact.as_ref().and_then(|contact| contact.phone.clone());
    number.ok_or_else(|| Unsent::for_good("NO_PHONE_NUMBER"))
}

async fn print(letter: &Letter<'_>) -> Result<(), Unsent> {
    let messages = &letter.activities.messages;
    let (printer, words) = (messages.printer.clone(), letter.words.clone());
    let sheet = tokio::task::spawn_blocking(move || printer.print(&words)).await;
    let sheet = sheet.map_err(|_| Unsent::later("failed to finish a printed notice"))??;
    let name = format!("{}-{}", letter.call.case, letter.call.effect.id.0);
    let laid = messages.tray.lay(&letter.office, &name, &sheet).await;
    laid.map_err(|error| {
        tracing::warn!(%error, "a printed notice could not be laid into the tray");
        Unsent::later("failed to lay a printed notice into the tray")
    })
}

async fn logged(letter: &Letter<'_>, line: NoticeLine) -> Result<NoticeFate, Unsent> {
    correspondence::log(&letter.activities.store, &line).await?;
    Ok(line.fate)
}
