//! Vehicle offices, readable without signing in.

use crate::{failure::Result, request, types::Office};
use async_graphql::{Context, Object};
use domain::identifier::OfficeCode;

#[derive(Default)]
pub(super) struct OfficesQuery;

#[Object]
impl OfficesQuery {
    /// Every office, or those of a province (车辆管理所)
    async fn offices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The division code of a province, such as `330000`.")] province: Option<String>,
    ) -> Result<Vec<Office>> {
        let offices = request::services(ctx).store.office_data().offices().await?;
        let wanted = offices.into_iter().filter(|office| {
            province
                .as_deref()
                .is_none_or(|province| office.province.as_str() == province)
        });
        Ok(wanted.map(Office).collect())
    }

    /// An office by its code.
    async fn office(&self, ctx: &Context<'_>, code: String) -> Result<Option<Office>> {
        match OfficeCode::parse(&code) {
            Ok(code) => Office::find(ctx, &code).await,
            Err(_) => Ok(None),
        }
    }
}
