//! A notice of a transfer on paper once more, in the words that it had: for whomever it is for, and for the counter.

use super::{Call, vehicle_transfer};
use crate::templates::{Language, NoticeTemplates, RenderedNotice, TemplateError};
use domain::{
    case::{CaseKind as _, Channel, Effect, EffectEvent, EffectId, Notice, PendingEffect},
    identifier::{CaseNumber, PersonName},
    vehicle_transfer::{Event, VehicleTransfer},
};
use store::{Store, StoreError, record};
use workflows::contract::EffectCall;

/// A notice that a transfer asked for.
pub struct Sheet(Call);

/// Why a notice cannot be put on paper.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Words(#[from] TemplateError),
}

impl Sheet {
    /// The notice of an effect. `None` where the case never asked for one under this number.
    pub async fn find(
        store: &Store,
        case: &CaseNumber,
        effect: EffectId,
    ) -> Result<Option<Self>, SheetError> {
        let entries = record::entries::<VehicleTransfer>(store, case).await?;
        let found = entries.into_iter().find_map(|entry| match entry.event {
            Event::Effect(EffectEvent::EffectRequested {
                id,
                effect: Effect::Notify(notice),
            }) if id == effect => Some((entry.at, notice)),
            _ => None,
        });
        Ok(found.map(|(at, notice)| {
            Self(EffectCall {
                kind: VehicleTransfer::NAME.to_owned(),
                case: case.clone(),
                effect: PendingEffect {
                    id: effect,
                    effect: Effect::Notify(notice),
                },
                at,
                trace: None,
            })
        }))
    }

    /// What it says, and to whom.
    pub fn notice(&self) -> &Notice {
        self.0.effect.effect.notice()
    }

    /// Its words on paper. `person`: the name of whomever it is for.
    pub async fn words(
        &self,
        (store, templates): (&Store, &NoticeTemplates),
        person: PersonName,
        language: Language,
    ) -> Result<RenderedNotice, SheetError> {
        let kind = self.notice().kind;
        let (_, mut text) = vehicle_transfer::text(store, &self.0, kind).await?;
        text.person = Some(person);
        Ok(templates.render(kind, Channel::Paper, language, &text)?)
    }
}
