//! The activities that reach the licence registry and the app.

use crate::{
    Activities,
    effects::{self, asked, settled},
    ports::{DeliverRequest, DeliveryAnswer, IdempotencyKey, IssueAnswer, IssueRequest},
};
use domain::{
    case::{Effect, Outcome},
    licence_application::{LicenceEffect, LicenceOutcome},
};
use temporalio_sdk::activities::ActivityError;
use workflows::contract::EffectCall;

type Call = EffectCall<LicenceEffect>;
type Answer = Result<Outcome<LicenceEffect>, ActivityError>;

fn key(call: &Call) -> IdempotencyKey {
    IdempotencyKey::of(&call.case, call.effect.id)
}

fn misdirected(call: &Call) -> ActivityError {
    effects::misdirected(match &call.effect.effect {
        Effect::Notify(_) => "notify",
        Effect::Own(LicenceEffect::LookUpLicence { .. }) => "look_up_licence",
        Effect::Own(LicenceEffect::IssueLicence { .. }) => "issue_licence",
        Effect::Own(LicenceEffect::DeliverLicence { .. }) => "deliver_licence",
        Effect::Own(LicenceEffect::RevokeLicence { .. }) => "revoke_licence",
    })
}

/// Asks the registry about a licence.
pub(crate) async fn look_up(activities: &Activities, call: &Call) -> Answer {
    let Effect::Own(LicenceEffect::LookUpLicence { person }) = call.effect.effect else {
        return Err(misdirected(call));
    };
    let holder = activities.holder(person).await?;
    let found = activities.registry.look_up(&holder).await;
    asked(found.map(|licence| {
        licence.map_or(LicenceOutcome::LicenceNotFound, |licence| {
            LicenceOutcome::LicenceFound { licence }
        })
    }))
}

/// Has the registry issue the electronic licence.
pub(crate) async fn issue(activities: &Activities, call: &Call) -> Answer {
    let Effect::Own(LicenceEffect::IssueLicence { person, ref office }) = call.effect.effect else {
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
        IssueAnswer::Issued { certificate } => LicenceOutcome::LicenceIssued { certificate },
        IssueAnswer::Refused { status } => LicenceOutcome::IssueRefused { status },
    }))
}

/// Hands an issued licence to the person's account.
pub(crate) async fn deliver(activities: &Activities, call: &Call) -> Answer {
    let Effect::Own(LicenceEffect::DeliverLicence {
        person,
        ref certificate,
    }) = call.effect.effect
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
        DeliveryAnswer::Delivered { at } => LicenceOutcome::LicenceDelivered { at },
        DeliveryAnswer::NoAccount => LicenceOutcome::NoAccount,
    }))
}

/// Has the registry withdraw an issued licence.
pub(crate) async fn revoke(activities: &Activities, call: &Call) -> Answer {
    let Effect::Own(LicenceEffect::RevokeLicence { ref certificate }) = call.effect.effect else {
        return Err(misdirected(call));
    };
    let answer = activities.registry.revoke(&key(call), certificate, call.at).await;
    settled(answer.map(|()| LicenceOutcome::LicenceRevoked))
}
