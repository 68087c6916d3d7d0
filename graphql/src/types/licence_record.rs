//! What the licence registry says of a licence.

use super::{Ground, Office};
use crate::{Words, date::Date, failure::Result};
use async_graphql::{Context, Enum, Object, SimpleObject};
use domain::{
    law::licence_status::{ExistingDisplay, NewApplication},
    licence_application,
};

/// What the registry answered last (查询结果)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum RegistryAnswer {
    /// Not yet (查询中)
    Pending,
    /// 已查询到
    Found,
    /// 未查询到
    NotFound,
}

/// One letter of the status (状态代码)
#[derive(Clone, Debug, SimpleObject)]
pub struct StatusLetter {
    pub letter: String,
    /// None for a letter whose meaning is not known here.
    pub words: Option<Words>,
}

/// A driving licence in the registry (驾驶证登记信息)
pub struct LicenceRecord(pub(crate) licence_application::LicenceRecord);

/// A driving licence in the registry (驾驶证登记信息)
#[Object]
impl LicenceRecord {
    /// The vehicle office that issued it (核发地车辆管理所)
    async fn issuing_office(&self, ctx: &Context<'_>) -> Result<Option<Office>> {
        Office::find(ctx, &self.0.issuing_office).await
    }

    /// The status letters, such as `A` or `HI` (状态)
    async fn status(&self) -> &str {
        self.0.status.as_str()
    }

    async fn letters(&self) -> Vec<StatusLetter> {
        let letters = self.0.status.letters().map(|letter| match letter {
            Ok(known) => StatusLetter {
                letter: known.as_char().to_string(),
                words: Some(known.words().into()),
            },
            Err(unknown) => StatusLetter {
                letter: unknown.to_string(),
                words: None,
            },
        });
        letters.collect()
    }

    /// The grounds against an electronic licence that the status alone gives.
    async fn grounds(&self) -> Vec<Ground> {
        match self.0.status.for_new_application() {
            NewApplication::Refused(grounds) => grounds.into_iter().map(Ground::from).collect(),
            NewApplication::Eligible | NewApplication::ManualReview(_) => vec![],
        }
    }

    /// Why a person has to look at the status.
    async fn doubts(&self) -> Vec<Words> {
        match self.0.status.for_new_application() {
            NewApplication::ManualReview(reasons) => {
                reasons.into_iter().map(|reason| reason.words().into()).collect()
            }
            NewApplication::Eligible | NewApplication::Refused(_) => vec![],
        }
    }

    /// How an electronic licence of this status is shown.
    async fn display(&self) -> Words {
        ExistingDisplay::words(self.0.status.for_existing_document()).into()
    }

    /// The last day of validity; none is long-term (有效期止，无值为长期)
    async fn valid_to(&self) -> Option<Date> {
        self.0.valid_to.map(Date)
    }

    /// Whether a usable photograph is on file.
    async fn photo_on_file(&self) -> bool {
        self.0.photo_on_file
    }

    /// A valid electronic licence that was issued before.
    async fn certificate(&self) -> Option<String> {
        self.0.certificate.as_ref().map(ToString::to_string)
    }

    /// No application before this day.
    async fn banned_until(&self) -> Option<Date> {
        self.0.banned_until.map(Date)
    }
}
