//! Who holds which posts, as sign-ins tell it: the list from which work is given out. Nothing is kept of citizens.

use crate::{
    Store, StoreError,
    entity::{
        Id, office,
        staff_post::{ActiveModel, Column, Entity, Model},
    },
};
use chrono::{Days, NaiveDate};
use domain::{
    access::{PersonId, Post},
    identifier::{DivisionCode, OfficeCode},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, IntoCondition, OnConflict},
};
use serde_json::Value;
use std::collections::BTreeSet;

/// The posts that a member of staff holds, as their token says.
#[derive(Clone, Copy, Debug)]
pub struct Posts<'a> {
    pub office: &'a OfficeCode,
    pub posts: &'a BTreeSet<Post>,
}

/// What a sign-in changed in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The list said so already; nothing was written.
    Known,
    /// Posts began or ended.
    Changed,
    /// The record has no such office, so nothing is kept.
    OfficeUnknown,
}

/// Keeps the posts of a member of staff from `today` (in Asia/Shanghai) on. Posts that the token does not name any
/// more ended the day before; they stay in the list for the names in old histories.
pub async fn keep_posts(
    store: &Store,
    person: PersonId,
    held: Posts<'_>,
    today: NaiveDate,
) -> Result<Kept, StoreError> {
    let connection = store.connection();
    let known = Entity::find()
        .filter(Column::Person.eq(Id::from(person)))
        .filter(valid_on(today))
        .all(connection)
        .await?;
    let ended: Vec<&Model> = known.iter().filter(|row| !named(row, held)).collect();
    let begun: Vec<Post> = held
        .posts
        .iter()
        .copied()
        .filter(|post| !among(&known, held.office, *post))
        .collect();
    if ended.is_empty() && begun.is_empty() {
        return Ok(Kept::Known);
    }
    if office::Entity::find_by_id(held.office.as_str())
        .one(connection)
        .await?
        .is_none()
    {
        return Ok(Kept::OfficeUnknown);
    }
    let tx = store.begin_write().await?;
    for row in ended {
        let before = today.checked_sub_days(Days::new(1)).unwrap_or(today);
        Entity::update_many()
            .col_expr(Column::ValidTo, Expr::value(Some(before)))
            .filter(Column::Person.eq(row.person))
            .filter(Column::Office.eq(&row.office))
            .filter(Column::Post.eq(&row.post))
            .filter(Column::ValidFrom.eq(row.valid_from))
            .exec(&*tx)
            .await?;
    }
    if !begun.is_empty() {
        Entity::insert_many(
            begun
                .into_iter()
                .map(|post| begins(person, held.office, post, today)),
        )
        .on_conflict(again())
        .exec_without_returning(&*tx)
        .await?;
    }
    tx.commit().await?;
    Ok(Kept::Changed)
}

/// Posts that are held on a day; both ends are inclusive.
pub(crate) fn valid_on(day: NaiveDate) -> Condition {
    let open = Condition::any()
        .add(Column::ValidTo.is_null())
        .add(Column::ValidTo.gte(day));
    Condition::all().add(Column::ValidFrom.lte(day)).add(open)
}

/// Who heads the accident unit of an office on a day.
pub(crate) async fn heads(
    connection: &impl ConnectionTrait,
    (office, day): (&OfficeCode, NaiveDate),
) -> Result<BTreeSet<PersonId>, StoreError> {
    let there = Column::Office.eq(office.as_str()).into_condition();
    holders(connection, (there, Post::AccidentHead), day).await
}

/// Who supervises an office of a province on a day.
pub(crate) async fn supervision(
    connection: &impl ConnectionTrait,
    (province, day): (&DivisionCode, NaiveDate),
) -> Result<BTreeSet<PersonId>, StoreError> {
    let offices = office::Entity::find()
        .select_only()
        .column(office::Column::Code)
        .filter(office::Column::Province.eq(province.as_str()));
    let there = Column::Office.in_subquery(offices.into_query());
    holders(connection, (there.into_condition(), Post::Supervision), day).await
}

/// Who holds a post at these offices on a day.
async fn holders(
    connection: &impl ConnectionTrait,
    (there, post): (Condition, Post),
    day: NaiveDate,
) -> Result<BTreeSet<PersonId>, StoreError> {
    let held = Entity::find()
        .filter(there)
        .filter(Column::Post.eq(post_text(post)))
        .filter(valid_on(day));
    let rows = held.all(connection).await?;
    Ok(rows.into_iter().map(|row| row.person.into()).collect())
}

/// The text of a post in its column.
fn post_text(post: Post) -> String {
    match serde_json::to_value(post) {
        Ok(Value::String(text)) => text,
        _ => unreachable!("a post is an enum without fields"),
    }
}

fn named(row: &Model, held: Posts<'_>) -> bool {
    row.office == held.office.as_str() && held.posts.iter().any(|post| row.post == post_text(*post))
}

fn among(known: &[Model], office: &OfficeCode, post: Post) -> bool {
    let post = post_text(post);
    known
        .iter()
        .any(|row| row.office == office.as_str() && row.post == post)
}

fn begins(person: PersonId, office: &OfficeCode, post: Post, today: NaiveDate) -> ActiveModel {
    ActiveModel {
        person: Set(person.into()),
        office: Set(office.to_string()),
        post: Set(post_text(post)),
        valid_from: Set(today),
        valid_to: Set(None),
    }
}

/// A post that began and ended today and begins again, and the same sign-in at another process.
fn again() -> OnConflict {
    OnConflict::columns([Column::Person, Column::Office, Column::Post, Column::ValidFrom])
        .update_column(Column::ValidTo)
        .to_owned()
}
