//! A notice in words, with whom it is for.

use super::{Call, Unsent, evidence_access, file_handover, licence_application, vehicle_transfer};
use crate::{
    Activities,
    templates::{Language, RenderedNotice},
};
use domain::{
    case::{Channel, Notice},
    identifier::OfficeCode,
};
use store::{
    AnyKind,
    correspondence::{NoticeFate, NoticeLine},
    person::{self, Contact},
};

/// What a channel carries, and to whom.
pub(super) struct Letter<'a> {
    pub(super) activities: &'a Activities,
    pub(super) call: &'a Call,
    pub(super) notice: &'a Notice,
    /// `None` for somebody whose details are not kept here: only their inbox reaches them.
    pub(super) contact: Option<Contact>,
    /// The office that speaks.
    pub(super) office: OfficeCode,
    pub(super) words: RenderedNotice,
}

impl<'a> Letter<'a> {
    /// Puts the notice into words, in the language of the person.
    pub(super) async fn write(
        activities: &'a Activities,
        call: &'a Call,
        notice: &'a Notice,
    ) -> Result<Self, Unsent> {
        let contact = person::contact(&activities.store, notice.to).await?;
        if contact.is_none() && notice.channel != Channel::InApp {
            return Err(Unsent::for_good("NO_CONTACT"));
        }
        let (office, mut text) = match kind_of(call)? {
            AnyKind::LicenceApplication => {
                licence_application::text(&activities.store, call, notice.kind).await?
            }
            AnyKind::VehicleTransfer => vehicle_transfer::text(&activities.store, call, notice.kind).await?,
            AnyKind::EvidenceAccess => evidence_access::text(&activities.store, call, notice.kind).await?,
            AnyKind::FileHandover => file_handover::text(&activities.store, call, notice.kind).await?,
        };
        text.person = contact.as_ref().map(|contact| contact.name.clone());
        let templates = &activities.messages.templates;
        let words = templates.render(notice.kind, notice.channel, language(contact.as_ref()), &text)?;
        Ok(Self {
            activities,
            call,
            notice,
            contact,
            office,
            words,
        })
    }

    /// The line of the ledger for this fate.
    pub(super) fn line(&self, fate: NoticeFate) -> NoticeLine {
        line(self.call, self.notice, fate)
    }
}

/// The line of the ledger for a notice that has this fate.
pub(super) fn line(call: &Call, notice: &Notice, fate: NoticeFate) -> NoticeLine {
    NoticeLine {
        case: call.case.clone(),
        effect: call.effect.id,
        channel: notice.channel,
        fate,
        message_id: None,
        at: call.at,
    }
}

fn kind_of(call: &Call) -> Result<AnyKind, Unsent> {
    AnyKind::named(&call.kind).ok_or_else(|| Unsent::Fault {
        text: format!("failed to find a case kind named {}", call.kind),
    })
}

fn language(contact: Option<&Contact>) -> Language {
    contact.map_or(Language::Zh, |contact| Language::of_locale(&contact.locale))
}
