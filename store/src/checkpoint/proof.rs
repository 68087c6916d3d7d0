//! The proof of one case against the newest checkpoint.

use super::{
    CheckpointError,
    leaves::{self, Known, Ordered},
    row,
};
use crate::{
    Place, Store, StoreError,
    entity::{
        Id, event,
        read_log::{ActiveModel, Entity},
    },
    record,
};
use domain::{
    audit::{CaseProof, FORMAT, Hex, Inclusion, ProvenEvent},
    identifier::CaseNumber,
    time::Moment,
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Builder;

/// Who reads where a command of the machine does: nobody has signed in, the operating system has.
const OPERATOR: &str = "operator";

/// The events of a case as far as the newest checkpoint has them, with the way to its root. Reads every leaf, with the
/// memory of one page.
pub async fn proof(store: &Store, number: &CaseNumber) -> Result<CaseProof, CheckpointError> {
    let newest = row::newest(store).await?.ok_or(CheckpointError::NoCheckpoint)?;
    let checkpoint = newest.checkpoint.number;
    let public_key = *row::public_key(store, &newest.checkpoint)?;
    let (ordered, leaf) = watched(store, number, checkpoint).await?;
    let root = ordered.tree.finish();
    if (root.hash, root.size) != (newest.checkpoint.root.0, newest.checkpoint.cases) {
        return Err(CheckpointError::Damaged(checkpoint));
    }
    let not_covered = CheckpointError::NotCovered(checkpoint);
    let ((index, path), leaf) = root.inclusion.zip(leaf).ok_or(not_covered)?;
    let versions = 1..=leaf.version;
    let events = record::event_rows(store.connection(), number.as_str(), versions).await?;
    Ok(CaseProof {
        format: FORMAT.to_owned(),
        case: number.clone(),
        inclusion: Inclusion {
            version: record::version(leaf.version)?,
            head: Hex(record::hash_of(&leaf.head_hash)?),
            index,
            path: path.into_iter().map(Hex).collect(),
        },
        checkpoint: newest,
        public_key,
        events: events.iter().map(proven).collect::<Result<_, _>>()?,
    })
}

/// The tree of a checkpoint with the way of one case, and that case's leaf.
async fn watched(
    store: &Store,
    number: &CaseNumber,
    checkpoint: u64,
) -> Result<(Ordered, Option<Known>), StoreError> {
    let connection = store.connection();
    let (mut ordered, mut found, mut after): (_, _, Option<String>) = (Ordered::default(), None, None);
    while let Some(last) = leaves::end_of_page(connection, after.as_deref()).await? {
        let page = leaves::between(connection, (after.as_deref(), &last)).await?;
        for known in leaves::at(record::column(checkpoint), page).into_values() {
            if known.is_gone() {
                continue;
            }
            let wanted = known.case_number == number.as_str();
            ordered.push(known.leaf()?, wanted)?;
            found = if wanted { Some(known) } else { found };
        }
        after = Some(last);
    }
    Ok((ordered, found))
}

fn proven(row: &event::Model) -> Result<ProvenEvent, StoreError> {
    Ok(ProvenEvent {
        previous_hash: Hex(record::hash_of(&row.previous_hash)?),
        link: record::link(row)?,
        hash: Hex(record::hash_of(&row.hash)?),
    })
}

/// Writes to the log of reads that the operator of the machine exports the history of a case, and why. Before the
/// export, as with every read that is logged.
pub async fn log_export(
    store: &Store,
    number: &CaseNumber,
    (reason, at): (&str, Moment),
) -> Result<(), StoreError> {
    let id = Id(Builder::from_random_bytes(rand::random()).into_uuid());
    let row = id.to_string();
    let place = Place::new("read_log", "reason_enc", &row);
    let row = ActiveModel {
        id: Set(id),
        at: Set(record::moment(at)),
        reader: Set(store.keys().person_id(OPERATOR).into()),
        purpose: Set("EXPORT".to_owned()),
        reason_enc: Set(Some(store.keys().seal(&place, reason.as_bytes()))),
        case_number: Set(Some(number.to_string())),
        what: Set("HISTORY".to_owned()),
        item: Set(None),
        page: Set(None),
        mark: Set(None),
        refusal: Set(None),
    };
    Entity::insert(row)
        .exec_without_returning(store.connection())
        .await?;
    Ok(())
}
