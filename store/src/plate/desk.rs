//! One effect at the pool: asked again, it gets the first answer and changes nothing.

use super::{PoolRefusal, refusal::Stop};
use crate::{
    KeyRing, Store, StoreError,
    entity::plate_request,
    lock::{self, Space},
    record::{moment, small},
    writing::Writing,
};
use chrono::NaiveDate;
use domain::{
    case::EffectId,
    identifier::CaseNumber,
    plate::PlateRefusal,
    time::{Moment, office_day},
};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};
use serde::{Serialize, de::DeserializeOwned};

/// Which effect of which case asks, and when by the office clock.
#[derive(Clone, Copy, Debug)]
pub struct PoolCall<'a> {
    pub case: &'a CaseNumber,
    pub effect: EffectId,
    pub at: Moment,
}

/// What a verb answers: that it is done, or why it is not.
pub type Pooled<T> = Result<Result<T, PoolRefusal>, StoreError>;

/// The transaction of one effect. Dropped, it leaves nothing.
pub(super) struct Desk<'a> {
    store: &'a Store,
    case: &'a CaseNumber,
    effect: i32,
    at: Moment,
    asked: Vec<u8>,
    transaction: Writing,
}

/// What became of an effect before.
pub(super) enum Opened<'a, T> {
    New(Desk<'a>),
    Answered(Result<T, PoolRefusal>),
}

impl Store {
    /// Begins an effect, unless it was answered already. Of two that are the same the second waits here. `asked` is what makes
    /// it this effect and no other: what is different at each try is not in it.
    pub(super) async fn desk<'a, T: DeserializeOwned>(
        &'a self,
        call: PoolCall<'a>,
        asked: &impl Serialize,
    ) -> Result<Opened<'a, T>, StoreError> {
        let asked = serde_json::to_vec(asked).map_err(|_| StoreError::Unwritable("what is asked"))?;
        let desk = Desk {
            store: self,
            case: call.case,
            effect: small(call.effect.0),
            at: moment(call.at),
            asked: self.keys().request_hash(&asked),
            transaction: self.begin_write().await?,
        };
        let name = format!("{}/{}", desk.case, desk.effect);
        lock::hold(desk.tx(), Space::PlateRequest, &name).await?;
        Ok(match desk.answered().await? {
            Some(answer) => Opened::Answered(answer),
            None => Opened::New(desk),
        })
    }
}

impl Desk<'_> {
    pub(super) fn tx(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    pub(super) fn store(&self) -> &Store {
        self.store
    }

    pub(super) fn keys(&self) -> &KeyRing {
        self.store.keys()
    }

    pub(super) fn case(&self) -> &str {
        self.case.as_str()
    }

    pub(super) fn now(&self) -> Moment {
        self.at
    }

    pub(super) fn today(&self) -> NaiveDate {
        office_day(self.at)
    }

    /// The answer of the first time.
    async fn answered<T: DeserializeOwned>(&self) -> Result<Option<Result<T, PoolRefusal>>, StoreError> {
        let key = (self.case.to_string(), self.effect);
        let Some(row) = plate_request::Entity::find_by_id(key).one(self.tx()).await? else {
            return Ok(None);
        };
        if row.asked_hash != self.asked {
            return Ok(Some(Err(PoolRefusal::KeyReused)));
        }
        let answer: Result<T, PlateRefusal> = serde_json::from_value(row.answer)
            .map_err(|_| StoreError::Unreadable("plate_requests.answer"))?;
        Ok(Some(answer.map_err(PoolRefusal::Plate)))
    }

    /// Remembers the answer, also a refusal, and ends the transaction.
    pub(super) async fn answer<T: Serialize>(self, outcome: Result<T, Stop>) -> Pooled<T> {
        let answer = match outcome {
            Ok(done) => Ok(done),
            Err(Stop::Refused(refusal)) => Err(refusal),
            Err(Stop::Failed(error)) => return Err(error),
        };
        let row = plate_request::ActiveModel {
            case_number: Set(self.case.to_string()),
            effect: Set(self.effect),
            asked_hash: Set(self.asked),
            answer: Set(serde_json::to_value(&answer).map_err(|_| StoreError::Unwritable("an answer"))?),
            at: Set(self.at),
        };
        plate_request::Entity::insert(row)
            .exec_without_returning(&*self.transaction)
            .await?;
        self.transaction.commit().await?;
        Ok(answer.map_err(PoolRefusal::Plate))
    }
}
