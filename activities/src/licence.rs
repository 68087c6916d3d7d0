//! The activities that reach the licence registry and the app.

use crate::{
    Activities,
    effects::{again, misdirected, settled},
    ports::{DeliverRequest, DeliveryAnswer, IdempotencyKey, IssueAnswer, IssueRequest, PortError},
};
use domain::case::{Effect, Outcome};
use temporalio_sdk::activities::ActivityError;
use workflows::contract::EffectCall;

fn key(call: &EffectCall) -> IdempotencyKey {
    IdempotencyKey::of(&call.case, call.effect.id)
}

/// Asks the registry about a licence.
pub(crate) async fn look_up(activities: &Activities, call: &EffectCall) -> Result<Outcome, ActivityError> {
    let Effect::LookUpLicence { person } = call.effect.effect else {
        return Err(misdirected(call));
    };
    let holder = activities.holder(person).await?;
    // A question changes nothing, so a refused one is asked again: it stays visible as an open effect.
    let found = match activities.registry.look_up(&holder).await {
        Err(PortError::Fail { code }) => return Err(again(&code)),
        found => found,
    };
    settled(found.map(|licence| {
        licence.map_or(Outcome::LicenceNotFound, |licence| Outcome::LicenceFound {
            licence,
        })
    }))
}

/// Has the registry issue the electronic licence.
pub(crate) async fn issue(activities: &Activities, call: &EffectCall) -> Result<Outcome, ActivityError> {
    let Effect::IssueLicence { person, ref office } = call.effect.effect else {
        return Err(misdirected(call));
    };
    let holder = activities.holder(person).await?;
    let request = IssueRequest {
        key: key(call),
        holder,
        office: office.clone(),
        at: call.at,
    };
    let answer = activities.registry.issue(&request).await;
    settled(answer.map(|answer| match answer {
        IssueAnswer::Issued { certificate } => Outcome::LicenceIssued { certificate },
        IssueAnswer::Refused { status } => Outcome::IssueRefused { status },
    }))
}

/// Hands an issued licence to the person's account.
pub(crate) async fn deliver(activities: &Activities, call: &EffectCall) -> Result<Outcome, ActivityError> {
    let Effect::DeliverLicence {
        person,
        ref certificate,
    } = call.effect.effect
    else {
        return Err(misdirected(call));
    };
    let holder = activities.holder(person).await?;
    let request = DeliverRequest {
        key: key(call),
        holder,
        certificate: certificate.clone(),
        at: call.at,
    };
    let answer = activities.accounts.deliver(&request).await;
    settled(answer.map(|answer| match answer {
        DeliveryAnswer::Delivered { at } => Outcome::LicenceDelivered { at },
        DeliveryAnswer::NoAccount => Outcome::NoAccount,
    }))
}

/// Has the registry withdraw an issued licence.
pub(crate) async fn revoke(activities: &Activities, call: &EffectCall) -> Result<Outcome, ActivityError> {
    let Effect::RevokeLicence { ref certificate } = call.effect.effect else {
        return Err(misdirected(call));
    };
    let answer = activities.registry.revoke(&key(call), certificate, call.at).await;
    settled(answer.map(|()| Outcome::LicenceRevoked))
}
