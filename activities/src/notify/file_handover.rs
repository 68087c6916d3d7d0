//! What a handover's notices say. It speaks to staff alone: people hear of their file from their transfer.

use super::{
    Call,
    said::{both, duty_missed, duty_near, nothing_yet},
};
use crate::templates::NoticeText;
use domain::{case::NoticeKind, file_handover::FileHandover, identifier::OfficeCode};
use store::{Store, StoreError, record};

const BUSINESS: (&str, &str) = ("机动车电子档案移交", "handover of a vehicle's electronic file");

/// The office that speaks, and everything that the notice may say except whom it is for.
pub(super) async fn text(
    store: &Store,
    call: &Call,
    kind: NoticeKind,
) -> Result<(OfficeCode, NoticeText), StoreError> {
    let asked = record::when_asked::<FileHandover>(store, &call.case, call.effect.id).await?;
    let asked = asked.ok_or(StoreError::Missing("the notice in its case"))?;
    let work = asked.state.work;
    let about = (both(BUSINESS.0, BUSINESS.1), &work.office, asked.at);
    let mut text = nothing_yet(store, call, about).await?;
    match kind {
        NoticeKind::DeadlineNear => duty_near(&mut text, &work.deadlines),
        NoticeKind::Escalated => duty_missed(&mut text, &work.deadlines),
        // It sends no others.
        _ => {}
    }
    Ok((work.office, text))
}
