//! What a request was answered: for a client that was told PENDING.

use super::{Finder, wire::parse};
use crate::{
    Place, StoreError,
    entity::{
        Id,
        request::{Column, Entity, Model},
    },
};
use domain::{
    case::{Refusal, RequestId},
    identifier::CaseNumber,
    time::Moment,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Deserialize;
use std::fmt;

/// The first answer to a request, which is the answer for ever.
#[derive(Clone, PartialEq, Eq)]
pub struct RequestAnswer {
    pub case: CaseNumber,
    pub request: RequestId,
    pub at: Moment,
    /// The version of the case after the request.
    pub version: u64,
    /// The version of the first event that it produced, or why it was refused. Without any event the first is later
    /// than `version`.
    pub outcome: Result<u64, Refusal>,
}

/// What `record` keeps of an answer.
#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "answer")]
enum Kept {
    Recorded { first: u64, last: u64 },
    Refused { version: u64, refusal: Refusal },
}

impl fmt::Debug for RequestAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("RequestAnswer");
        shown
            .field("case", &self.case)
            .field("request", &self.request)
            .finish_non_exhaustive()
    }
}

impl Finder<'_> {
    /// The answer to a request that the reader made of this case; none while there is no answer yet, and none for
    /// somebody else's request.
    pub async fn request_answer(
        &self,
        number: &CaseNumber,
        request: RequestId,
    ) -> Result<Option<RequestAnswer>, StoreError> {
        let row = Entity::find()
            .filter(self.scope.requests())
            .filter(Column::CaseNumber.eq(number.as_str()))
            .filter(Column::Request.eq(Id::from(request)));
        let row = row.one(self.store.connection()).await?;
        row.map(|row| self.answer(&row, number)).transpose()
    }

    /// The case to which the reader's request with this id went; none while it was not answered.
    pub async fn case_of_request(&self, request: RequestId) -> Result<Option<CaseNumber>, StoreError> {
        let row = Entity::find()
            .filter(self.scope.requests())
            .filter(Column::Request.eq(Id::from(request)))
            .order_by_asc(Column::At);
        let row = row.one(self.store.connection()).await?;
        row.map(|row| parse("case_number", &row.case_number)).transpose()
    }

    fn answer(&self, row: &Model, number: &CaseNumber) -> Result<RequestAnswer, StoreError> {
        let id = format!("{}/{}/{}", row.case_number, row.actor, row.request);
        let plain = self
            .store
            .keys()
            .open(&Place::new("requests", "answer_enc", &id), &row.answer_enc)?;
        let kept = serde_json::from_slice(&plain).map_err(|_| StoreError::Unreadable("answer_enc"))?;
        let (version, outcome) = match kept {
            Kept::Recorded { first, last } => (last, Ok(first)),
            Kept::Refused { version, refusal } => (version, Err(refusal)),
        };
        Ok(RequestAnswer {
            case: number.clone(),
            request: RequestId(row.request.0),
            at: row.at,
            version,
            outcome,
        })
    }
}
