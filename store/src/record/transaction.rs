//! `record`: request row, case row, facts, `decide`, events, hash, row, projections, feed. One transaction.

use super::{
    Gather, Gathering, RecordInput, Recorded, facts, history, opened,
    opened::Opened,
    projection::{Projection, Step},
    request::{Answer, Request, first_answer},
    wire,
    write::{self, Written},
};
use crate::{
    CaseKey, Store, StoreError,
    entity::case,
    lock::{self, Space},
};
use domain::{
    access::Actor,
    case::{CaseKind, Entry, Refusal, RefusalDetail},
    identifier::CaseNumber,
    law::CommandRefusal,
};
use sea_orm::{DatabaseTransaction, TransactionTrait};

/// Records one command, or the refusal of it.
///
/// The same request (case, actor, request id) with the same body gets the first answer; with another body it is
/// refused `REQUEST_ID_REUSED`, and so is an opening under an id that went to another case. Any
/// other refusal is remembered and changes nothing else. Refuses `STALE_VERSION` for an actor who does not know what a
/// person did since, after whatever `decide` refuses.
///
/// A caller who holds another version than the row gets a conflict, and decides nothing: also one who holds none. Its
/// opening may have been committed although the engine lost the command in that moment, and what comes next is then no
/// opening; a second opening is refused by `decide`.
pub async fn record<K, G>(
    store: &Store,
    gather: &G,
    input: RecordInput<'_, K>,
) -> Result<Recorded<K>, StoreError>
where
    K: CaseKind,
    G: Gather<K>,
{
    let request = Request::of(store.keys(), &input)?;
    let tx = store.begin_write().await?;
    lock::hold(&*tx, Space::Case, input.number.as_str()).await?;
    let desk = Desk {
        store,
        gather,
        tx: &tx,
        input: &input,
    };
    let recorded = match request.find(&tx).await? {
        Some(row) if request.same_body(&row) => Recorded {
            present: desk.version().await?,
            ..first_answer(&*tx, store.keys(), &row).await?
        },
        Some(_) => reused(desk.version().await?),
        // Boxed: it is large for some kinds, and lies in every future above it.
        None => Box::pin(desk.new_request(&request)).await?,
    };
    tx.commit().await?;
    Ok(recorded)
}

/// The erasure of a case's content, by law: deletes its key. Gives whether there was one.
pub async fn erase(store: &Store, number: &CaseNumber) -> Result<bool, StoreError> {
    let tx = store.begin_write().await?;
    lock::hold(&*tx, Space::Case, number.as_str()).await?;
    let erased = write::erase(&tx, number).await?;
    tx.commit().await?;
    Ok(erased)
}

/// A command on its way through the transaction.
struct Desk<'a, K: CaseKind, G> {
    store: &'a Store,
    gather: &'a G,
    tx: &'a DatabaseTransaction,
    input: &'a RecordInput<'a, K>,
}

impl<K: CaseKind, G: Gather<K>> Desk<'_, K, G> {
    async fn version(&self) -> Result<u64, StoreError> {
        let row = opened::locked_row(self.tx, self.input.number).await?;
        version_of(row.as_ref())
    }

    async fn new_request(&self, request: &Request) -> Result<Recorded<K>, StoreError> {
        let row = opened::locked_row(self.tx, self.input.number).await?;
        let current = version_of(row.as_ref())?;
        let expected = self.input.expected_version;
        if expected != current {
            return Err(StoreError::VersionConflict { expected, current });
        }
        // The number of a new case follows from whom it is for: for somebody else the same id would open another one.
        if row.is_none() && request.went_elsewhere(self.tx).await? {
            return Ok(reused(current));
        }
        let recorded = self.decide(row).await?;
        let answer = match &recorded.outcome {
            Ok(_) => Answer::Recorded {
                first: current + 1,
                last: recorded.version,
            },
            Err(refusal) => Answer::Refused {
                version: recorded.version,
                refusal: refusal.clone(),
            },
        };
        request
            .keep(self.tx, self.store.keys(), (&answer, self.input.now()))
            .await?;
        Ok(recorded)
    }

    /// Decides within a savepoint: what the look-ups of a refused command wrote goes away.
    async fn decide(&self, row: Option<case::Model>) -> Result<Recorded<K>, StoreError> {
        let inner = self.tx.begin().await?;
        let opened = match row {
            Some(row) => Some(opened::open::<K, _>(&inner, self.store.keys(), row).await?),
            None => None,
        };
        let version = opened.as_ref().map_or(0, |opened| opened.version);
        match self.events(&inner, opened.as_ref()).await? {
            Err(refusal) => {
                inner.rollback().await?;
                Ok(Recorded::new(version, Err(refusal)))
            }
            Ok(events) => {
                let entries = self.entries(version, events);
                if !entries.is_empty() {
                    self.write(&inner, opened, &entries).await?;
                }
                inner.commit().await?;
                let version = entries.last().map_or(version, |entry| entry.version);
                Ok(Recorded::new(version, Ok(entries)))
            }
        }
    }

    async fn events(
        &self,
        inner: &DatabaseTransaction,
        opened: Option<&Opened<K::State>>,
    ) -> Result<Result<Vec<K::Event>, Refusal>, StoreError> {
        let RecordInput { number, envelope, .. } = self.input;
        let state = opened.map(|opened| &opened.state);
        let office = state.map_or_else(|| number.office(), |state| K::casework(state).office.clone());
        let shared = facts::shared(self.store, inner, (&office, self.input.now())).await?;
        let keys = self.store.keys();
        let gathering = Gathering {
            transaction: inner,
            keys,
            evidence_policy: self.store.evidence_policy(),
            emission_policy: self.store.emission_policy(),
            number,
            state,
            envelope,
            shared,
        };
        let facts = self.gather.gather(gathering).await?;
        let decided = K::decide(state, envelope, &facts);
        match (decided, opened) {
            (Ok(_), Some(opened)) if self.is_stale(inner, opened).await? => Ok(Err(stale(opened.version))),
            (decided, _) => Ok(decided),
        }
    }

    /// Whether a person acted since the version that the actor saw. What the system did meanwhile (a notice went out, a
    /// registry answered) makes nobody's knowledge stale: `decide` runs on the present state anyway.
    async fn is_stale(
        &self,
        inner: &DatabaseTransaction,
        opened: &Opened<K::State>,
    ) -> Result<bool, StoreError> {
        let seen = match self.input.envelope.seen_version {
            None => return Ok(false),
            Some(seen) if seen > opened.version => return Ok(true),
            Some(seen) => seen,
        };
        let missed = wire::column(seen + 1)..=wire::column(opened.version);
        let missed = history::read::<K::Event, _>(inner, (&opened.row.number, &opened.key), missed).await?;
        Ok(missed.iter().any(|entry| entry.actor != Actor::System))
    }

    fn entries(&self, version: u64, events: Vec<K::Event>) -> Vec<Entry<K::Event>> {
        let (at, actor) = (self.input.now(), &self.input.envelope.actor);
        let numbered = (version + 1..).zip(events);
        numbered
            .map(|(version, event)| Entry {
                version,
                at,
                actor: actor.clone(),
                event,
            })
            .collect()
    }

    async fn write(
        &self,
        inner: &DatabaseTransaction,
        opened: Option<Opened<K::State>>,
        entries: &[Entry<K::Event>],
    ) -> Result<(), StoreError> {
        let key_is_old = opened.as_ref().is_some_and(|opened| opened.key_is_old);
        let (row, key, state) = match opened {
            Some(Opened { row, key, state, .. }) => (Some(row), key, Some(state)),
            None => (None, CaseKey::generate(), None),
        };
        let keys = self.store.keys();
        let before = state.as_ref().map(|state| G::concerns(state, keys));
        let (state, projection) = fold::<K>(self.input.number.as_str(), state, entries)?;
        let written = Written {
            number: self.input.number,
            key: &key,
            key_is_old,
            before: row.as_ref(),
            columns: G::columns(&state),
            concerns: G::concerns(&state, keys),
            concerned: before.unwrap_or_default(),
            state: &state,
            entries,
            projection,
        };
        write::write::<K>(inner, keys, written).await
    }
}

/// The state after entries, and the rows that they change.
pub(super) fn fold<K: CaseKind>(
    number: &str,
    state: Option<K::State>,
    entries: &[Entry<K::Event>],
) -> Result<(K::State, Projection), StoreError> {
    let mut projection = Projection::default();
    let mut state = state;
    for entry in entries {
        let before = state.clone();
        state = K::evolve(state, entry);
        let after = state
            .as_ref()
            .ok_or(StoreError::Unwritable("an event that opens no case"))?;
        projection.add(&Step {
            number,
            version: entry.version,
            actor: &entry.actor,
            before: before.as_ref().map(K::casework),
            after: K::casework(after),
        })?;
    }
    Ok((
        state.ok_or(StoreError::Unwritable("a case without events"))?,
        projection,
    ))
}

/// Refused, and not remembered: the first answer stays the answer.
fn reused<K: CaseKind>(version: u64) -> Recorded<K> {
    Recorded::new(version, Err(CommandRefusal::RequestIdReused.into()))
}

fn stale(current: u64) -> Refusal {
    Refusal::from(CommandRefusal::StaleVersion).with_detail(RefusalDetail::Version { current })
}

fn version_of(row: Option<&case::Model>) -> Result<u64, StoreError> {
    row.map_or(Ok(0), |row| wire::version(row.version))
}
