//! What a kind of case adds to the record: its facts, and the columns that its row can be sorted and filtered by.

use crate::{
    KeyRing, StoreError,
    person::{self, PersonDetails},
};
use domain::{
    access::PersonId,
    case::{CaseFacts, CaseKind, Envelope},
    identifier::CaseNumber,
};
use sea_orm::DatabaseTransaction;
use std::future::Future;

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
}

/// What a look-up can see.
pub struct Gathering<'a, K: CaseKind> {
    pub(crate) transaction: &'a DatabaseTransaction,
    pub(crate) keys: &'a KeyRing,
    pub number: &'a CaseNumber,
    /// `None` before the case is opened.
    pub state: Option<&'a K::State>,
    pub envelope: &'a Envelope<K::Command>,
    pub shared: CaseFacts,
}

impl<K: CaseKind> Gathering<'_, K> {
    /// Keeps the details of a person who is named in the command. Gives the id that they have from then on.
    pub async fn keep_person(&self, details: &PersonDetails) -> Result<PersonId, StoreError> {
        person::upsert(self.transaction, self.keys, details, self.shared.now).await
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
