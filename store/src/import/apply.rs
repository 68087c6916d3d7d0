//! Row by row: add, change, or leave.

use super::{Count, Import, ImportSummary, Member};
use crate::{
    KeyRing, Place, StoreError,
    entity::{Id, division, office, person as person_row, staff_post},
    lock::{self, Space},
    person::{self, PersonDetails},
    seed::{add, division_row, office_row, text},
};
use domain::time::Moment;
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel,
    ModelTrait, PrimaryKeyTrait,
};

/// Offices stand in divisions and posts in offices: this order is that of the foreign keys.
pub(super) async fn apply<C: ConnectionTrait>(
    connection: &C,
    keys: &KeyRing,
    import: &Import,
) -> Result<ImportSummary, StoreError> {
    let mut summary = ImportSummary::default();
    for one in &import.divisions {
        let row = division_row(one);
        put::<division::Entity, _>(connection, row.code.clone(), row, &mut summary.divisions).await?;
    }
    let known = import.known_divisions.iter().map(division_row);
    summary.divisions.added += add(connection, known.map(IntoActiveModel::into_active_model)).await?;
    for one in &import.offices {
        let row = office_row(one);
        put::<office::Entity, _>(connection, row.code.clone(), row, &mut summary.offices).await?;
    }
    for member in &import.staff {
        for row in posts(keys, member) {
            let key = (row.person, row.office.clone(), row.post.clone(), row.valid_from);
            put::<staff_post::Entity, _>(connection, key, row, &mut summary.staff_posts).await?;
        }
        name(connection, keys, (member, import.at), &mut summary.staff_names).await?;
    }
    Ok(summary)
}

type KeyOf<E> = <<E as EntityTrait>::PrimaryKey as PrimaryKeyTrait>::ValueType;

/// Brings the row of this key to what is asked.
async fn put<E, C>(connection: &C, key: KeyOf<E>, row: E::Model, count: &mut Count) -> Result<(), StoreError>
where
    E: EntityTrait,
    E::Model: PartialEq + ModelTrait<Entity = E> + IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelBehavior + Send,
    C: ConnectionTrait,
{
    match E::find_by_id(key).one(connection).await? {
        None => {
            E::insert(row.into_active_model())
                .exec_without_returning(connection)
                .await?;
            count.added += 1;
        }
        Some(kept) if kept == row => count.same += 1,
        Some(_) => {
            row.into_active_model().reset_all().update(connection).await?;
            count.changed += 1;
        }
    }
    Ok(())
}

fn posts(keys: &KeyRing, member: &Member) -> impl Iterator<Item = staff_post::Model> {
    let person = Id::from(keys.person_of(&member.document));
    member.posts.iter().map(move |post| staff_post::Model {
        person,
        office: member.office.to_string(),
        post: text(post),
        valid_from: member.from,
        valid_to: member.to,
    })
}

/// The name alone: whatever else is kept of a person is theirs to change.
async fn name<C: ConnectionTrait>(
    connection: &C,
    keys: &KeyRing,
    (member, at): (&Member, Moment),
    count: &mut Count,
) -> Result<(), StoreError> {
    let id = Id::from(keys.person_of(&member.document));
    let row = id.to_string();
    lock::hold(connection, Space::Person, &row).await?;
    let place = Place::new("persons", "name_enc", &row);
    match person_row::Entity::find_by_id(id).one(connection).await? {
        None => {
            person::upsert(connection, keys, &details(member), at).await?;
            count.added += 1;
        }
        Some(kept) if keys.open_text(&place, &kept.name_enc)? == member.name.as_str() => count.same += 1,
        Some(_) => {
            let changed = person_row::ActiveModel {
                id: Set(id),
                name_enc: Set(keys.seal(&place, member.name.as_str().as_bytes())),
                ..Default::default()
            };
            changed.update(connection).await?;
            count.changed += 1;
        }
    }
    Ok(())
}

fn details(member: &Member) -> PersonDetails {
    PersonDetails {
        name: member.name.clone(),
        document: member.document.clone(),
        email: None,
        phone: None,
        address: None,
        locale: None,
    }
}
