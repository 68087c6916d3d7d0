//! Vehicle offices.

use crate::{
    Words,
    date::Date,
    failure::{Failure, Result},
    loader::Offices,
    relay::NodeType,
};
use async_graphql::{Context, ID, Object};
use domain::identifier::OfficeCode;
use store::{StoreError, finder::OfficeRow};

/// A vehicle office (车辆管理所)
pub struct Office(pub(crate) OfficeRow);

impl Office {
    /// The office of this code, if there is one.
    pub(crate) async fn find(ctx: &Context<'_>, code: &OfficeCode) -> Result<Option<Self>> {
        let offices = ctx.data_unchecked::<Offices>();
        Ok(offices.find(code).await?.map(Self))
    }

    /// The office of this code, which a case names.
    pub(crate) async fn of(ctx: &Context<'_>, code: &OfficeCode) -> Result<Self> {
        Self::find(ctx, code)
            .await?
            .ok_or(Failure::Store(StoreError::Missing("the office")))
    }
}

/// A vehicle office (车辆管理所)
#[Object]
impl Office {
    pub(crate) async fn id(&self) -> ID {
        NodeType::Office.id(self.0.code.as_str())
    }

    /// Eight digits: the division and a serial.
    async fn code(&self) -> &str {
        self.0.code.as_str()
    }

    async fn name(&self) -> Words {
        Words::new(&self.0.name_zh, &self.0.name_en)
    }

    /// The division code of its prefecture or county (GB/T 2260).
    async fn division(&self) -> &str {
        self.0.division.as_str()
    }

    /// The division code of its province.
    async fn province(&self) -> &str {
        self.0.province.as_str()
    }

    /// Days on which this office alone is closed.
    async fn days_off(&self) -> Vec<Date> {
        self.0.days_off.iter().copied().map(Date).collect()
    }
}
