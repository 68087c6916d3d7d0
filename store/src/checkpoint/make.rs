//! Making a checkpoint.

use super::{
    CheckpointError, PAGE,
    leaves::{self, Known, Ordered},
    row,
};
use crate::{
    Store, StoreError,
    entity::{case, checkpoint, checkpoint_leaf},
    lock::{self, Space},
    record,
};
use chrono::NaiveDate;
use domain::{
    audit::{Checkpoint, Hex, SignedCheckpoint},
    case::chain::{GENESIS, Hash},
    time::Moment,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::BTreeMap;

/// Discontinued cases that an error names.
const NAMED: usize = 10;

/// Which checkpoint is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// Office time.
    pub at: Moment,
    /// The office day whose daily checkpoint it is; none for one that was asked for.
    pub day: Option<NaiveDate>,
    /// Whether cases that do not continue the checkpoint before are let pass: a person has looked at them.
    pub accept: bool,
}

/// Makes a checkpoint, and says whether it is new: a day has one, which is given again.
///
/// Refuses to sign when a case that the checkpoint before holds is gone, went back or was written anew.
pub async fn make(store: &Store, wish: Wish) -> Result<(SignedCheckpoint, bool), CheckpointError> {
    // On PostgreSQL this transaction only holds the lock: one that writes for long would hold the feed back.
    let guard = store.begin_write().await?;
    lock::hold(&*guard, Space::Checkpoint, "").await?;
    let made = match store.backend() {
        DbBackend::Sqlite => once(&*guard, store, wish).await?,
        _ => once(store.connection(), store, wish).await?,
    };
    guard.commit().await?;
    Ok(made)
}

async fn once<C: ConnectionTrait>(
    connection: &C,
    store: &Store,
    wish: Wish,
) -> Result<(SignedCheckpoint, bool), CheckpointError> {
    if let Some(day) = wish.day {
        let of_day = checkpoint::Entity::find().filter(checkpoint::Column::Day.eq(day));
        if let Some(row) = of_day.one(connection).await? {
            return Ok((row::read(row)?, false));
        }
    }
    let keys = store.keys().audit().ok_or(CheckpointError::NoKey)?;
    let key_id = keys.primary().ok_or(CheckpointError::NoKey)?;
    let before = row::newest_in(connection).await?.map(|signed| signed.checkpoint);
    let number = before.as_ref().map_or(1, |before| before.number + 1);
    let mut work = Work::new(connection, record::column(number));
    work.run().await?;
    if work.discontinued > 0 && !wish.accept {
        return Err(CheckpointError::Discontinued {
            checkpoint: number - 1,
            count: work.discontinued,
            first: work.named.join(", "),
        });
    }
    let discontinued = work.discontinued;
    let root = work.ordered.tree.finish();
    let checkpoint = Checkpoint {
        number,
        at: record::moment(wish.at),
        day: wish.day,
        cases: root.size,
        discontinued,
        root: Hex(root.hash),
        previous: Hex(before.map_or(GENESIS, |before| before.hash())),
        key_id: key_id.to_owned(),
    };
    let signature = keys.sign(&checkpoint.message()).ok_or(CheckpointError::NoKey)?;
    let signed = SignedCheckpoint {
        checkpoint,
        signature,
    };
    checkpoint::Entity::insert(row::write(&signed).into_active_model())
        .exec_without_returning(connection)
        .await?;
    Ok((signed, true))
}

/// A case as its row has it: number, version, hash of the last event.
type Standing = (String, i64, Vec<u8>);

/// The walk over all cases, beside the leaves of the checkpoint before.
struct Work<'a, C> {
    connection: &'a C,
    /// Of the checkpoint that is made.
    number: i64,
    ordered: Ordered,
    discontinued: u64,
    named: Vec<String>,
}

impl<'a, C: ConnectionTrait> Work<'a, C> {
    fn new(connection: &'a C, number: i64) -> Self {
        Self {
            connection,
            number,
            ordered: Ordered::default(),
            discontinued: 0,
            named: vec![],
        }
    }

    /// Page by page over the cases, then over leaves behind the last case.
    async fn run(&mut self) -> Result<(), StoreError> {
        let mut after: Option<String> = None;
        loop {
            let page = self.cases(after.as_deref()).await?;
            let last = match page.last() {
                Some((number, ..)) => number.clone(),
                None => match leaves::end_of_page(self.connection, after.as_deref()).await? {
                    Some(last) => last,
                    None => return Ok(()),
                },
            };
            self.page(page, (after.as_deref(), &last)).await?;
            after = Some(last);
        }
    }

    async fn cases(&self, after: Option<&str>) -> Result<Vec<Standing>, StoreError> {
        let mut cases = case::Entity::find().select_only().columns([
            case::Column::Number,
            case::Column::Version,
            case::Column::HeadHash,
        ]);
        if let Some(after) = after {
            cases = cases.filter(case::Column::Number.gt(after));
        }
        let page = cases.order_by_asc(case::Column::Number).limit(PAGE);
        Ok(page.into_tuple().all(self.connection).await?)
    }

    async fn page(&mut self, cases: Vec<Standing>, range: (Option<&str>, &str)) -> Result<(), StoreError> {
        let leaves = leaves::between(self.connection, range).await?;
        if leaves.iter().any(|leaf| leaf.checkpoint >= self.number) {
            self.clear(range).await?;
        }
        let mut known = leaves::at(self.number - 1, leaves);
        let mut changed = vec![];
        for (case, version, head) in cases {
            let before = known.remove(&case);
            if !before
                .as_ref()
                .is_none_or(|before| continues(before, (version, &head)))
            {
                self.discontinue(&case);
            }
            self.ordered.push(leaves::leaf(&case, version, &head)?, false)?;
            if !before.is_some_and(|before| before.version == version && before.head_hash == head) {
                changed.push(self.leaf((case, version, head)));
            }
        }
        changed.extend(self.gone(known));
        self.keep(changed).await
    }

    /// Rows for the cases that the checkpoint before holds and the record does not.
    fn gone(&mut self, known: BTreeMap<String, Known>) -> Vec<checkpoint_leaf::Model> {
        let missing = known.into_iter().filter(|(_, leaf)| !leaf.is_gone());
        let rows = missing.map(|(case, _)| {
            self.discontinue(&case);
            self.leaf((case, 0, Hash::default().to_vec()))
        });
        rows.collect()
    }

    fn leaf(&self, (case_number, version, head_hash): Standing) -> checkpoint_leaf::Model {
        checkpoint_leaf::Model {
            case_number,
            checkpoint: self.number,
            version,
            head_hash,
        }
    }

    fn discontinue(&mut self, case: &str) {
        self.discontinued += 1;
        if self.named.len() < NAMED {
            self.named.push(case.to_owned());
        }
    }

    async fn keep(&self, changed: Vec<checkpoint_leaf::Model>) -> Result<(), StoreError> {
        if changed.is_empty() {
            return Ok(());
        }
        let rows = changed.into_iter().map(IntoActiveModel::into_active_model);
        checkpoint_leaf::Entity::insert_many(rows)
            .exec_without_returning(self.connection)
            .await?;
        Ok(())
    }

    /// Removes what a work that was broken off has left in a page.
    async fn clear(&self, (after, last): (Option<&str>, &str)) -> Result<(), StoreError> {
        let mut left = checkpoint_leaf::Entity::delete_many()
            .filter(checkpoint_leaf::Column::Checkpoint.gte(self.number))
            .filter(checkpoint_leaf::Column::CaseNumber.lte(last));
        if let Some(after) = after {
            left = left.filter(checkpoint_leaf::Column::CaseNumber.gt(after));
        }
        left.exec(self.connection).await?;
        Ok(())
    }
}

/// Whether a case stands where its leaf has it, or went on from there.
fn continues(before: &Known, (version, head): (i64, &[u8])) -> bool {
    if before.is_gone() {
        return true;
    }
    before.holds() && (version > before.version || version == before.version && before.head_hash == head)
}
