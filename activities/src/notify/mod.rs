//! The activity `notify`: one notice to one person by one way, once.
//!
//! Its words are those of the case as it was when the notice was asked for, so every try says the same. What became of it
//! stands in the ledger (`store::correspondence`), and the first line there stands: a second call only reads it.

mod channels;
mod evidence_access;
mod file_handover;
mod letter;
mod licence_application;
mod messages;
mod said;
mod sheet;
mod tray;
mod unsent;
mod vehicle_transfer;

pub use messages::Messages;
pub use sheet::{Sheet, SheetError};
pub use tray::PrintTray;

pub(crate) use said::office_name;

use crate::Activities;
use domain::case::{Channel, NoEffect, Notice, Outcome};
use letter::Letter;
use store::correspondence::{self, NoticeFate};
use temporalio_sdk::activities::ActivityError;
use unsent::Unsent;
use workflows::contract::EffectCall;

/// A notice of a case of any kind.
type Call = EffectCall<NoEffect>;

/// A call is ready to be made. A person has to make and log it, so the case must show somebody that it waits.
const CALL_TO_MAKE: &str = "PHONE_CALL";

/// Sends a notice, or tells what became of it before.
pub async fn notify(activities: &Activities, call: &Call) -> Result<Outcome<NoEffect>, ActivityError> {
    let notice = call.effect.effect.notice();
    match settled(activities, call, notice).await {
        Ok(fate) => Ok(outcome(notice.channel, fate)),
        Err(unsent) => Err(unsent.into_error()),
    }
}

async fn settled(activities: &Activities, call: &Call, notice: &Notice) -> Result<NoticeFate, Unsent> {
    let (store, case, effect) = (&activities.store, &call.case, call.effect.id);
    if let Some(fate) = correspondence::fate(store, case, effect).await? {
        return Ok(fate);
    }
    let fate = match send(activities, call, notice).await {
        Err(Unsent::ForGood { code }) => {
            let fate = NoticeFate::Undeliverable { code };
            let line = letter::line(call, notice, fate.clone());
            correspondence::log(store, &line).await?;
            fate
        }
        sent => sent?,
    };
    let (kind, channel) = (notice.kind, notice.channel);
    tracing::info!(%case, effect = effect.0, ?kind, ?channel, ?fate, "a notice is settled");
    Ok(fate)
}

async fn send(activities: &Activities, call: &Call, notice: &Notice) -> Result<NoticeFate, Unsent> {
    let letter = Letter::write(activities, call, notice).await?;
    match notice.channel {
        Channel::InApp => channels::in_app(&letter).await,
        Channel::Mail => channels::mail(&letter).await,
        Channel::Sms => channels::sms(&letter).await,
        Channel::Paper => channels::paper(&letter).await,
        Channel::Phone => channels::phone(&letter).await,
    }
}

/// What the case is told.
fn outcome(channel: Channel, fate: NoticeFate) -> Outcome<NoEffect> {
    match fate {
        NoticeFate::Undeliverable { code } => Outcome::Undeliverable { code },
        NoticeFate::Ready if channel == Channel::Phone => Outcome::Undeliverable {
            code: CALL_TO_MAKE.to_owned(),
        },
        NoticeFate::Sent | NoticeFate::Ready => Outcome::Notified,
    }
}
