//! Members of staff, as they stand in a case.

use crate::{failure::Result, reader::Reader};
use async_graphql::SimpleObject;
use domain::access::{PersonId, Role};

/// A member of staff (工作人员)
#[derive(Clone, Debug, SimpleObject)]
pub struct Colleague {
    /// For `reassignTask` and `reassignTasksOf`; colleagues alone see it.
    pub id: Option<String>,
    /// Colleagues alone see it.
    pub name: Option<String>,
    pub is_you: bool,
}

impl Colleague {
    /// As much as the reader may see: members of staff see who their colleagues are.
    pub(crate) async fn find(reader: &Reader, person: PersonId) -> Result<Self> {
        let staff = matches!(reader.principal.role, Some(Role::Staff { .. }));
        let name = if staff {
            reader.colleagues.load_one(person).await?
        } else {
            None
        };
        Ok(Self {
            id: name.as_ref().map(|_| person.0.to_string()),
            name: name.map(String::from),
            is_you: person == reader.principal.person,
        })
    }
}
