//! Whom work may be given to.

use crate::{failure::Result, reader::Reader, types::StaffMember};
use async_graphql::{Context, Object};
use domain::{access::Role, identifier::OfficeCode};

#[derive(Default)]
pub(super) struct OfficeStaffQuery;

#[Object]
impl OfficeStaffQuery {
    /// Who holds posts in an office today, as their sign-ins say; for its lead, its supervision and administrators. Empty
    /// for everybody else (在岗人员)
    async fn office_staff(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The code of the office; your own where it is not given.")] office: Option<String>,
    ) -> Result<Vec<StaffMember>> {
        let reader = Reader::of(ctx, None)?;
        let own = match &reader.principal.role {
            Some(Role::Staff { office, .. }) => Some(office.clone()),
            _ => None,
        };
        let office = office.map_or(own, |code| OfficeCode::parse(&code).ok());
        let Some(office) = office else {
            return Ok(vec![]);
        };
        let staff = reader.finder().staff_of(&office).await?;
        let asker = reader.principal.person;
        Ok(staff
            .into_iter()
            .map(|row| StaffMember::seen_by(asker, row))
            .collect())
    }
}
