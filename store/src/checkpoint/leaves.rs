//! Leaves by the number of their case, page by page.

use super::PAGE;
use crate::{
    StoreError,
    entity::{checkpoint_leaf, event},
    record,
};
use domain::{
    audit::{Leaf, merkle::Tree},
    identifier::CaseNumber,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait, Select,
};
use std::collections::BTreeMap;

/// A leaf, and the hash that its event has in the record now.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Known {
    pub(super) case_number: String,
    pub(super) checkpoint: i64,
    /// 0 for a case that is gone, which a person let pass.
    pub(super) version: i64,
    pub(super) head_hash: Vec<u8>,
    event_hash: Option<Vec<u8>>,
}

impl Known {
    pub(super) fn is_gone(&self) -> bool {
        self.version == 0
    }

    /// Whether the record has the event.
    pub(super) fn is_there(&self) -> bool {
        self.event_hash.is_some()
    }

    /// Whether the record has the event with this hash.
    pub(super) fn holds(&self) -> bool {
        self.event_hash.as_ref() == Some(&self.head_hash)
    }

    pub(super) fn leaf(&self) -> Result<Leaf, StoreError> {
        leaf(&self.case_number, self.version, &self.head_hash)
    }
}

/// The leaf of a row's columns.
pub(super) fn leaf(case: &str, version: i64, head: &[u8]) -> Result<Leaf, StoreError> {
    Ok(Leaf {
        case: CaseNumber::parse(case).map_err(|_| StoreError::Unreadable("number"))?,
        version: record::version(version)?,
        head: record::hash_of(head)?,
    })
}

/// Where the next page of leaves ends; `None` when there are no more.
pub(super) async fn end_of_page<C: ConnectionTrait>(
    connection: &C,
    after: Option<&str>,
) -> Result<Option<String>, StoreError> {
    let page = beyond(after)
        .select_only()
        .column(checkpoint_leaf::Column::CaseNumber)
        .distinct()
        .order_by_asc(checkpoint_leaf::Column::CaseNumber)
        .limit(PAGE);
    let mut numbers: Vec<String> = page.into_tuple().all(connection).await?;
    Ok(numbers.pop())
}

/// Every leaf of the cases after one and up to another, the older ones of a case first.
pub(super) async fn between<C: ConnectionTrait>(
    connection: &C,
    (after, last): (Option<&str>, &str),
) -> Result<Vec<Known>, StoreError> {
    let leaves = beyond(after)
        .filter(checkpoint_leaf::Column::CaseNumber.lte(last))
        .join(JoinType::LeftJoin, checkpoint_leaf::Relation::Event.def())
        .column_as(event::Column::Hash, "event_hash")
        .order_by_asc(checkpoint_leaf::Column::CaseNumber)
        .order_by_asc(checkpoint_leaf::Column::Checkpoint);
    Ok(leaves.into_model().all(connection).await?)
}

fn beyond(after: Option<&str>) -> Select<checkpoint_leaf::Entity> {
    let leaves = checkpoint_leaf::Entity::find();
    match after {
        Some(after) => leaves.filter(checkpoint_leaf::Column::CaseNumber.gt(after)),
        None => leaves,
    }
}

/// The leaf of each case at a checkpoint: the newest up to it.
pub(super) fn at(checkpoint: i64, leaves: Vec<Known>) -> BTreeMap<String, Known> {
    let until = leaves.into_iter().filter(|leaf| leaf.checkpoint <= checkpoint);
    until.map(|leaf| (leaf.case_number.clone(), leaf)).collect()
}

/// A tree whose leaves come in the order of their numbers, whatever a database thinks about the order of texts.
#[derive(Default)]
pub(super) struct Ordered {
    pub(super) tree: Tree,
    last: Option<CaseNumber>,
}

impl Ordered {
    /// Adds a leaf, and remembers its way when it is the one to be proved.
    pub(super) fn push(&mut self, leaf: Leaf, watched: bool) -> Result<(), StoreError> {
        if self.last.as_ref().is_some_and(|last| *last >= leaf.case) {
            return Err(StoreError::Statement(
                "the database does not order case numbers by their bytes".into(),
            ));
        }
        let hash = leaf.hash();
        if watched {
            self.tree.watch(hash);
        } else {
            self.tree.push(hash);
        }
        self.last = Some(leaf.case);
        Ok(())
    }
}
