//! What a kind of case brings to the schema, and the ways from a row of whatever kind to it.

mod evidence_access;
mod file_handover;
mod licence_application;
mod vehicle_transfer;

use crate::{
    Words,
    engine::AnyCommand,
    failure::Result,
    reader::Reader,
    types::{Case, CaseParts, HistoryEvent},
};
use domain::{
    access::PersonId,
    case::{CaseKind, Casework, Envelope, NoEffect},
    identifier::CaseNumber,
    time::Moment,
};
use std::{future::Future, sync::Arc};
use store::{
    AnyKind, StoreError,
    finder::{CaseRow, HistoryRow, OfficeData, ProgressRow},
    with_kind,
};

/// A kind that the schema shows.
pub(crate) trait ApiKind: CaseKind<Event: HistoryEvent> {
    /// Whether whoever applied is given a receipt, to follow the case without signing in.
    const HAS_RECEIPT: bool = true;

    /// The facts of the case with this number by which the API asks `decide` on the row: what anybody may know. What
    /// `record` alone looks up, such as another open case, is left open here: `record` decides.
    fn facts(
        offices: OfficeData<'_>,
        number: &CaseNumber,
        now_and_applicant: (Moment, Option<PersonId>),
    ) -> impl Future<Output = Result<Self::Facts>> + Send;

    /// A command on its way to the engine.
    fn command(envelope: Envelope<Self::Command>) -> AnyCommand;

    /// The case as an object of its own type.
    fn case(shared: CaseParts, state: Self::State) -> Case;

    /// A status as it stands in the row, in plain words; `None` for one that this kind does not have.
    fn status_words(status: &str) -> Option<Words>;
}

/// The case of a row, as its reader sees it.
pub(crate) fn case(row: CaseRow, reader: &Arc<Reader>) -> Result<Case> {
    with_kind!(AnyKind::of_row(&row.kind)?, K => case_as::<K>(row, reader))
}

fn case_as<K: ApiKind>(row: CaseRow, reader: &Arc<Reader>) -> Result<Case> {
    let state: K::State = row.state.read()?;
    let work = K::casework(&state).without_effects();
    Ok(K::case(
        CaseParts::new((row, work), K::HAS_RECEIPT, Arc::clone(reader)),
        state,
    ))
}

/// The part of a row that all kinds share.
pub(crate) fn casework(row: &CaseRow) -> Result<Casework<NoEffect>> {
    with_kind!(AnyKind::of_row(&row.kind)?, K => casework_as::<K>(row))
}

fn casework_as<K: CaseKind>(row: &CaseRow) -> Result<Casework<NoEffect>> {
    let state: K::State = row.state.read()?;
    Ok(K::casework(&state).without_effects())
}

/// The event of a row.
pub(crate) fn event(row: &HistoryRow) -> Result<Box<dyn HistoryEvent>> {
    with_kind!(AnyKind::of_row(&row.kind)?, K => event_as::<K>(row))
}

fn event_as<K: ApiKind>(row: &HistoryRow) -> Result<Box<dyn HistoryEvent>> {
    let event: K::Event = row.event.read()?;
    Ok(Box::new(event))
}

/// The kind and the status in words of a case that is shown to the holder of its receipt.
pub(crate) fn status(row: &ProgressRow) -> Result<(AnyKind, Words)> {
    let kind = AnyKind::of_row(&row.kind)?;
    let words = with_kind!(kind, K => K::status_words(&row.status));
    Ok((kind, words.ok_or(StoreError::Unreadable("status"))?))
}
