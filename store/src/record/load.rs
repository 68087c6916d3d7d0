//! Reading cases whole, for the runtime: repair, the calendar's new versions, checks. No answer to a person is made
//! from these; that is what finders with a scope are for.

use super::{history, opened, wire};
use crate::{
    AnyKind, Store, StoreError,
    entity::{Id, case, deadline, task},
};
use domain::{
    access::PersonId,
    case::{CaseKind, EffectEvent, EffectId, Entry},
    identifier::{CaseNumber, DivisionCode},
    time::Moment,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// A case as its row has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded<K: CaseKind> {
    pub number: CaseNumber,
    pub version: u64,
    pub state: K::State,
}

/// The state of a case; `None` when there is no such case. Fails for an erased one.
pub async fn load<K: CaseKind>(store: &Store, number: &CaseNumber) -> Result<Option<Loaded<K>>, StoreError> {
    let connection = store.connection();
    let Some(row) = case::Entity::find_by_id(number.as_str()).one(connection).await? else {
        return Ok(None);
    };
    let opened = opened::open::<K, _>(connection, store.keys(), row).await?;
    Ok(Some(Loaded {
        number: number.clone(),
        version: opened.version,
        state: opened.state,
    }))
}

/// The kind of a case; `None` when there is no such case.
pub async fn kind_of(store: &Store, number: &CaseNumber) -> Result<Option<AnyKind>, StoreError> {
    let found = case::Entity::find_by_id(number.as_str())
        .select_only()
        .column(case::Column::Kind);
    let name: Option<String> = found.into_tuple().one(store.connection()).await?;
    name.as_deref().map(AnyKind::of_row).transpose()
}

/// A case as it was when it asked for an effect.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked<K: CaseKind> {
    /// Office time of the request.
    pub at: Moment,
    pub state: K::State,
}

/// The case at the event that asked for an effect, however far it has come since: what is told about it stays the same
/// at every try. `None` when the case has never asked for it. Fails for an erased case.
pub async fn when_asked<K: CaseKind>(
    store: &Store,
    number: &CaseNumber,
    effect: EffectId,
) -> Result<Option<Asked<K>>, StoreError> {
    let (connection, name) = (store.connection(), number.as_str());
    let key = opened::case_key(connection, store.keys(), name)
        .await?
        .ok_or(StoreError::Erased("the case"))?;
    let mut state = None;
    for entry in history::read::<K::Event, _>(connection, (name, &key), 0..=i64::MAX).await? {
        state = K::evolve(state, &entry);
        if matches!(K::effect_event(&entry.event), Some(EffectEvent::EffectRequested { id, .. }) if *id == effect)
        {
            return Ok(state.map(|state| Asked { at: entry.at, state }));
        }
    }
    Ok(None)
}

/// Every entry of a case, oldest first; empty when there is no such case. Fails for an erased one.
pub async fn entries<K: CaseKind>(
    store: &Store,
    number: &CaseNumber,
) -> Result<Vec<Entry<K::Event>>, StoreError> {
    let (connection, name) = (store.connection(), number.as_str());
    let Some(_) = kind_of(store, number).await? else {
        return Ok(vec![]);
    };
    let key = opened::case_key(connection, store.keys(), name)
        .await?
        .ok_or(StoreError::Erased("the case"))?;
    history::read::<K::Event, _>(connection, (name, &key), 0..=i64::MAX).await
}

/// A case that needs a running workflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCase {
    pub number: CaseNumber,
    /// `CaseKind::NAME`.
    pub kind: String,
    pub version: u64,
}

/// Cases that are not closed, or closed with effects that are not settled, by number, a page at a time.
pub async fn open_cases(
    store: &Store,
    after: Option<&CaseNumber>,
    limit: u64,
) -> Result<Vec<OpenCase>, StoreError> {
    let needs_workflow = Condition::any()
        .add(case::Column::Closed.eq(false))
        .add(case::Column::PendingEffects.gt(0));
    page(store, needs_workflow, (after, limit)).await
}

/// Cases of a kind received in these provinces that are not closed, by number, a page at a time.
pub async fn open_cases_of<K: CaseKind>(
    store: &Store,
    provinces: &[DivisionCode],
    (after, limit): (Option<&CaseNumber>, u64),
) -> Result<Vec<OpenCase>, StoreError> {
    let Some(received) = received_in(provinces) else {
        return Ok(vec![]);
    };
    let open = Condition::all()
        .add(case::Column::Kind.eq(K::NAME))
        .add(case::Column::Closed.eq(false))
        .add(received);
    page(store, open, (after, limit)).await
}

/// Cases received in these provinces that have not changed since `before` although effects of theirs are not settled, by
/// number, a page at a time.
pub async fn unsettled_cases(
    store: &Store,
    (before, provinces): (Moment, &[DivisionCode]),
    (after, limit): (Option<&CaseNumber>, u64),
) -> Result<Vec<OpenCase>, StoreError> {
    let Some(received) = received_in(provinces) else {
        return Ok(vec![]);
    };
    let unsettled = Condition::all()
        .add(case::Column::PendingEffects.gt(0))
        .add(case::Column::ChangedAt.lt(before))
        .add(received);
    page(store, unsettled, (after, limit)).await
}

/// `None` for no province: no condition at all would let every case through.
fn received_in(provinces: &[DivisionCode]) -> Option<Condition> {
    // A number begins with its office, and an office with its province.
    let begins = provinces
        .iter()
        .map(|province| case::Column::Number.starts_with(&province.as_str()[..2]));
    (!provinces.is_empty()).then(|| begins.fold(Condition::any(), Condition::add))
}

/// Every case, by number, a page at a time.
pub async fn cases(
    store: &Store,
    after: Option<&CaseNumber>,
    limit: u64,
) -> Result<Vec<OpenCase>, StoreError> {
    page(store, Condition::all(), (after, limit)).await
}

async fn page(
    store: &Store,
    wanted: Condition,
    (after, limit): (Option<&CaseNumber>, u64),
) -> Result<Vec<OpenCase>, StoreError> {
    let mut found = case::Entity::find().filter(wanted).select_only().columns([
        case::Column::Number,
        case::Column::Kind,
        case::Column::Version,
    ]);
    if let Some(after) = after {
        found = found.filter(case::Column::Number.gt(after.as_str()));
    }
    let page = found.order_by_asc(case::Column::Number).limit(limit);
    let rows: Vec<(String, String, i64)> = page.into_tuple().all(store.connection()).await?;
    let cases = rows.into_iter().map(|(number, kind, version)| {
        Ok(OpenCase {
            number: number_of(&number)?,
            kind,
            version: wire::version(version)?,
        })
    });
    cases.collect()
}

/// Cases in which a person holds a task, by number.
pub async fn held_by(store: &Store, person: PersonId) -> Result<Vec<CaseNumber>, StoreError> {
    let found = task::Entity::find()
        .filter(task::Column::ClaimedBy.eq(Id::from(person)))
        .filter(task::Column::Closed.eq(false))
        .select_only()
        .column(task::Column::CaseNumber)
        .distinct()
        .order_by_asc(task::Column::CaseNumber);
    let numbers: Vec<String> = found.into_tuple().all(store.connection()).await?;
    numbers.iter().map(|number| number_of(number)).collect()
}

/// Cases with a running deadline that was counted on a year without an official calendar, by number.
pub async fn with_provisional_deadlines(
    store: &Store,
    after: Option<&CaseNumber>,
    limit: u64,
) -> Result<Vec<CaseNumber>, StoreError> {
    let mut found = deadline::Entity::find()
        .filter(deadline::Column::Provisional.eq(true))
        .filter(deadline::Column::Status.eq("RUNNING"))
        .select_only()
        .column(deadline::Column::CaseNumber)
        .distinct();
    if let Some(after) = after {
        found = found.filter(deadline::Column::CaseNumber.gt(after.as_str()));
    }
    let page = found.order_by_asc(deadline::Column::CaseNumber).limit(limit);
    let numbers: Vec<String> = page.into_tuple().all(store.connection()).await?;
    numbers.iter().map(|number| number_of(number)).collect()
}

fn number_of(text: &str) -> Result<CaseNumber, StoreError> {
    CaseNumber::parse(text).map_err(|_| StoreError::Unreadable("number"))
}
