//! What the registry's answer means for the application.

use super::{LicenceRecord, Registry, State};
use crate::{
    case::{Refusal, RefusalDetail},
    identifier::OfficeCode,
    law::{
        CommandRefusal, DecisionGround,
        licence_status::{LicenceStatus, NewApplication, ReviewReason},
    },
};
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// Why a person has to look before a licence is granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "doubt", content = "because")]
pub enum Doubt {
    /// The status leaves the answer open.
    Status(ReviewReason),
    /// No usable photograph is on file: one is taken at the counter or submitted.
    NoPhotoOnFile,
}

/// Refuses an office that did not issue the licence, naming the right one, and a second electronic licence, naming the
/// first. An answer that has not come bars nothing.
pub(super) fn competent(state: &State) -> Result<(), Refusal> {
    if let Some(office) = other_office(state).cloned() {
        let refusal = Refusal::from(DecisionGround::NotCompetent);
        return Err(refusal.with_detail(RefusalDetail::Office { office }));
    }
    match state.licence().and_then(|licence| licence.certificate.clone()) {
        Some(number) => {
            Err(Refusal::from(DecisionGround::AlreadyIssued)
                .with_detail(RefusalDetail::Certificate { number }))
        }
        None => Ok(()),
    }
}

/// The office that issued the licence, if it is not the one that handles the case.
pub(super) fn other_office(state: &State) -> Option<&OfficeCode> {
    state
        .licence()
        .map(|licence| &licence.issuing_office)
        .filter(|office| **office != state.work.office)
}

/// `REGISTRY_PENDING`, until the registry has answered.
pub(super) fn answered(state: &State) -> Result<(), Refusal> {
    if state.registry == Registry::Pending {
        Err(CommandRefusal::RegistryPending.into())
    } else {
        Ok(())
    }
}

/// Refuses a grant on `day` with the first ground against it.
pub(super) fn may_grant(state: &State, day: NaiveDate) -> Result<(), Refusal> {
    answered(state)?;
    competent(state)?;
    match grounds(state, day).first() {
        Some(ground) => Err((*ground).into()),
        None => Ok(()),
    }
}

/// Every ground against a grant on `day`. None while the registry has not answered.
pub(super) fn grounds(state: &State, day: NaiveDate) -> Vec<DecisionGround> {
    match &state.registry {
        Registry::Pending => vec![],
        Registry::NotFound => vec![DecisionGround::LicenceNotFound],
        Registry::Found { licence } => {
            let elsewhere = other_office(state).map(|_| DecisionGround::NotCompetent);
            let issued = licence
                .certificate
                .as_ref()
                .map(|_| DecisionGround::AlreadyIssued);
            let expired = licence
                .valid_to
                .filter(|last| *last < day)
                .map(|_| DecisionGround::Expired);
            let first = [elsewhere, issued, expired, ban(licence, day)]
                .into_iter()
                .flatten();
            first.chain(against(&licence.status)).collect()
        }
    }
}

/// What the status letters say against it.
pub(super) fn against(status: &LicenceStatus) -> Vec<DecisionGround> {
    match status.for_new_application() {
        NewApplication::Refused(grounds) => grounds,
        NewApplication::Eligible | NewApplication::ManualReview(_) => vec![],
    }
}

/// The registry names the last day of a ban, not its length: what runs for more than a year yet is one of three years.
fn ban(licence: &LicenceRecord, day: NaiveDate) -> Option<DecisionGround> {
    let until = licence.banned_until.filter(|until| *until > day)?;
    let in_a_year = day.checked_add_months(Months::new(12)).unwrap_or(NaiveDate::MAX);
    Some(if until > in_a_year {
        DecisionGround::Banned3Y
    } else {
        DecisionGround::Banned1Y
    })
}

/// What a person has to look into, and say so, before a grant.
pub(super) fn doubts(state: &State) -> Vec<Doubt> {
    let Some(licence) = state.licence() else {
        return vec![];
    };
    let status = match licence.status.for_new_application() {
        NewApplication::ManualReview(reasons) => reasons,
        NewApplication::Eligible | NewApplication::Refused(_) => vec![],
    };
    let photo = (!licence.photo_on_file).then_some(Doubt::NoPhotoOnFile);
    status.into_iter().map(Doubt::Status).chain(photo).collect()
}
