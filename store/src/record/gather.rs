//! What a kind of case adds to the record: its facts, and the columns that its row can be sorted and filtered by.

use super::opened;
use crate::{
    KeyRing, StoreError,
    entity::case,
    person::{self, PersonDetails},
};
use domain::{
    access::PersonId,
    audit::Hex,
    case::{CaseFacts, CaseKind, Envelope},
    evidence_access::Policy,
    identifier::{CaseNumber, OfficeCode},
    law::vehicle::emission::EmissionPolicy,
};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use std::{collections::BTreeSet, future::Future};

/// The look-ups of a kind, inside the transaction of the command. What they write goes away with a refusal.
pub trait Gather<K: CaseKind>: Sync {
    /// The facts for `decide`.
    fn gather(
        &self,
        gathering: Gathering<'_, K>,
    ) -> impl Future<Output = Result<K::Facts, StoreError>> + Send;

    /// Columns that only the kind knows. Must depend on the state alone: `verify` computes them again.
    fn columns(_state: &K::State) -> Columns {
        Columns::default()
    }

    /// Whom and what the case concerns beside its applicant and its office. Must depend on the state alone too.
    fn concerns(_state: &K::State, _keys: &KeyRing) -> Concerns {
        Concerns::default()
    }
}

/// What a look-up can see.
pub struct Gathering<'a, K: CaseKind> {
    pub(crate) transaction: &'a DatabaseTransaction,
    pub(crate) keys: &'a KeyRing,
    /// What the installation promises of access to evidence.
    pub(crate) evidence_policy: Policy,
    /// Which emission standard a car needs where.
    pub(crate) emission_policy: &'a EmissionPolicy,
    pub number: &'a CaseNumber,
    /// `None` before the case is opened.
    pub state: Option<&'a K::State>,
    pub envelope: &'a Envelope<K::Command>,
    pub shared: CaseFacts,
}

impl<K: CaseKind> Gathering<'_, K> {
    /// Keeps the details of a person who is named in the command, as staff see them before them. Gives the id that they have from then
    /// on.
    pub async fn keep_person(&self, details: &PersonDetails) -> Result<PersonId, StoreError> {
        person::upsert(self.transaction, self.keys, details, self.shared.now).await
    }

    /// The same, as nobody has seen it: see [`person::fill_in`].
    pub(crate) async fn fill_in_person(&self, details: &PersonDetails) -> Result<PersonId, StoreError> {
        person::fill_in(self.transaction, self.keys, details, self.shared.now).await
    }

    /// The state of another case, which does not change before this transaction ends. `None` where there is none of the kind, or it
    /// was erased. Whoever asks holds the row of their own case already: no kind may ask for cases of a kind that asks for its.
    pub(crate) async fn other_case<O: CaseKind>(
        &self,
        number: &CaseNumber,
    ) -> Result<Option<O::State>, StoreError> {
        let found = case::Entity::find_by_id(number.as_str()).lock_shared();
        let found = found.filter(case::Column::Kind.eq(O::NAME));
        let Some(row) = found.one(self.transaction).await? else {
            return Ok(None);
        };
        match opened::open::<O, _>(self.transaction, self.keys, row).await {
            Ok(opened) => Ok(Some(opened.state)),
            Err(StoreError::Erased(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Columns of the case row that a kind may fill.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The rule set of the acceptance.
    pub rule_set: Option<String>,
    /// By which channel the case came.
    pub channel: Option<String>,
    /// Higher comes first.
    pub priority: i32,
    /// `OFFICE`, `APPLICANT`, `SYSTEM` or `NOBODY`; read from tasks and effects when the kind says nothing.
    pub waiting_for: Option<String>,
}

/// By whom and by what a case is found beside its applicant and its office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concerns {
    /// The keyed hash of what it is about: a vehicle ([`KeyRing::vehicle_reference`]), or an accident as one person's matter
    /// ([`KeyRing::accident_reference`]).
    pub subject: Option<Hex<32>>,
    /// The keyed hashes of the plate numbers that the vehicle has or is to have: see [`KeyRing::plate_index`].
    pub plates: BTreeSet<String>,
    /// A second office whose staff work on it.
    pub origin: Option<OfficeCode>,
    /// The transfer that it serves. Whoever has a part in that one does not work on this one either.
    pub transfer: Option<CaseNumber>,
    /// Who took it in at a service station, and is told how far it is while it is open.
    pub taken_in_by: Option<PersonId>,
    /// Others whose matter it is. None of them works on it, also not for an office.
    pub people: BTreeSet<Part>,
}

/// Somebody's part in a case that is not the applicant's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    pub person: PersonId,
    pub sees: PartSight,
}

/// What somebody sees of a case in which they have a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartSight {
    /// Not even that it exists: staff whom it was taken away from, or whom the matter touches.
    Nothing,
    Case,
    /// The papers too that others have attached: only whoever acts for the applicant.
    Papers,
}
