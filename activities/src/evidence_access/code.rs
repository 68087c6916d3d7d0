//! The activity `send_code`: the digits by which a person proves that it is them, to the address that is on file and to no
//! other. The inbox is none: whoever reads it has signed in already, and that is what the digits are to go beyond.

use super::{Answer, Call, elsewhere, own};
use crate::{
    Activities,
    effects::{contact, mailed, settled, undeliverable},
    mail::Mail,
    ports::{IdempotencyKey, SmsRequest},
    templates::{Language, RenderedNotice},
};
use domain::{
    access::PersonId,
    case::Outcome,
    evidence_access::{EvidenceEffect, EvidenceOutcome},
    identifier::{EmailAddress, PhoneNumber},
};

/// The code of words that are not there: a fault of ours, which a person has to see to.
const NO_WORDS: &str = "NOTICE_INCOMPLETE";

/// Sends them by telephone, or by mail where no number is known.
pub(crate) async fn send_code(activities: &Activities, call: &Call) -> Answer {
    let effect = own(call)?;
    let EvidenceEffect::SendCode { to } = effect else {
        return Err(elsewhere(effect));
    };
    let contact = contact(&activities.store, *to).await?;
    let digits = activities.store.keys().viewing_code(&call.case, call.effect.id);
    let language = Language::of_locale(&contact.locale);
    let words = activities
        .messages
        .templates
        .viewing_code(language, (&call.case, &digits));
    let words = match words {
        Ok(words) => words,
        Err(error) => {
            tracing::error!(%error, "a code has no words");
            return Ok(undeliverable(NO_WORDS));
        }
    };
    match (contact.phone, contact.email) {
        (Some(phone), _) => by_phone(activities, call, (*to, phone), words).await,
        (None, Some(address)) => by_mail(activities, call, address, words).await,
        (None, None) => Ok(Outcome::Own(EvidenceOutcome::NothingToSendTo)),
    }
}

async fn by_phone(
    activities: &Activities,
    call: &Call,
    (person, phone): (PersonId, PhoneNumber),
    words: RenderedNotice,
) -> Answer {
    let request = SmsRequest {
        key: IdempotencyKey::of(&call.case, call.effect.id),
        person,
        phone,
        text: words.body,
        at: call.at,
    };
    let sent = activities.messages.sms.send(&request).await;
    settled(sent.map(|()| EvidenceOutcome::CodeSent))
}

async fn by_mail(activities: &Activities, call: &Call, to: EmailAddress, words: RenderedNotice) -> Answer {
    let messages = &activities.messages;
    let mail = Mail {
        id: messages.message_ids.of(&call.case, call.effect.id),
        to,
        subject: words.subject,
        body: words.body,
    };
    mailed(messages.mailer.send(&mail).await, EvidenceOutcome::CodeSent)
}
