//! Whom work may be given to, and what somebody holds: for those who give work out.

use super::{
    Finder,
    wire::{parse, read},
};
use crate::{
    StoreError,
    entity::{Id, case, person, staff_post, task},
    staff,
};
use chrono::NaiveDate;
use domain::{
    access::{PersonId, Post},
    identifier::{CaseNumber, OfficeCode, PersonName},
    time::office_day,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::{collections::BTreeMap, fmt};

/// A member of staff with the posts that they hold today.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffRow {
    pub person: PersonId,
    /// None for one whose details are not kept here.
    pub name: Option<PersonName>,
    /// Each with its first day, in Asia/Shanghai.
    pub posts: BTreeMap<Post, NaiveDate>,
}

/// Without the name.
impl fmt::Debug for StaffRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StaffRow")
            .field("person", &self.person)
            .field("posts", &self.posts)
            .finish_non_exhaustive()
    }
}

impl Finder<'_> {
    /// Who holds posts in an office today, by id: for its leads, its supervision and administrators. Empty for
    /// everybody else.
    pub async fn staff_of(&self, office: &OfficeCode) -> Result<Vec<StaffRow>, StoreError> {
        let posts = staff_post::Entity::find()
            .filter(self.scope.staff(office))
            .filter(staff::valid_on(office_day(self.now)))
            .order_by_asc(staff_post::Column::Person)
            .order_by_asc(staff_post::Column::ValidFrom)
            .all(self.store.connection())
            .await?;
        let people = posts.iter().map(|row| row.person);
        let people = person::Entity::find()
            .filter(person::Column::Id.is_in(people))
            .all(self.store.connection())
            .await?;
        let mut staff = BTreeMap::<PersonId, StaffRow>::new();
        for row in posts {
            let member = staff
                .entry(row.person.into())
                .or_insert_with_key(|person| StaffRow {
                    person: *person,
                    name: None,
                    posts: BTreeMap::new(),
                });
            member
                .posts
                .entry(read("post", &row.post)?)
                .or_insert(row.valid_from);
        }
        for row in people {
            let (id, name) = self.staff_name_of(&row)?;
            staff.entry(id).and_modify(|member| member.name = Some(name));
        }
        Ok(staff.into_values().collect())
    }

    /// The cases in which a person holds a task, by number, after a case: those that the reader sees in a post.
    pub async fn held_by(
        &self,
        person: PersonId,
        after: Option<&CaseNumber>,
        limit: u64,
    ) -> Result<Vec<CaseNumber>, StoreError> {
        if !self.scope.holds_a_post() {
            return Ok(vec![]);
        }
        let held = task::Entity::find()
            .select_only()
            .column(task::Column::CaseNumber)
            .filter(task::Column::ClaimedBy.eq(Id::from(person)))
            .filter(task::Column::Closed.eq(false));
        let mut cases = case::Entity::find()
            .select_only()
            .column(case::Column::Number)
            .filter(self.scope.work())
            .filter(case::Column::Number.in_subquery(held.into_query()));
        if let Some(after) = after {
            cases = cases.filter(case::Column::Number.gt(after.as_str()));
        }
        let cases = cases.order_by_asc(case::Column::Number).limit(limit);
        let numbers: Vec<String> = cases.into_tuple().all(self.store.connection()).await?;
        numbers.iter().map(|number| parse("number", number)).collect()
    }
}
