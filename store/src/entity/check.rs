//! Whether the tables are as this build expects them.

use super::{
    accident_file, app_account, app_delivery, calendar, case, case_key, case_party, case_plate, checkpoint,
    checkpoint_leaf, deadline, division, document, event, feed, file_arrival, inbox, insured_vehicle, notice,
    office, office_key, person, plate_number, plate_prefix, plate_request, read_log, registry_issuance,
    registry_licence, registry_vehicle, registry_vehicle_ban, registry_vehicle_order, request, rollout,
    sms_message, staff_post, stolen_vehicle, task, tax_invoice, upload, vehicle_lock, vehicle_lock_request,
};
use crate::StoreError;
use sea_orm::{ConnectionTrait, EntityTrait};

/// Reads one row of every table with all its columns.
pub(crate) async fn readable<C: ConnectionTrait>(connection: &C) -> Result<(), StoreError> {
    one::<division::Entity, _>(connection).await?;
    one::<office::Entity, _>(connection).await?;
    one::<office_key::Entity, _>(connection).await?;
    one::<staff_post::Entity, _>(connection).await?;
    one::<calendar::Entity, _>(connection).await?;
    one::<rollout::Entity, _>(connection).await?;
    one::<person::Entity, _>(connection).await?;
    one::<case::Entity, _>(connection).await?;
    one::<case_key::Entity, _>(connection).await?;
    one::<case_party::Entity, _>(connection).await?;
    one::<case_plate::Entity, _>(connection).await?;
    one::<checkpoint::Entity, _>(connection).await?;
    one::<checkpoint_leaf::Entity, _>(connection).await?;
    one::<event::Entity, _>(connection).await?;
    one::<request::Entity, _>(connection).await?;
    one::<task::Entity, _>(connection).await?;
    one::<deadline::Entity, _>(connection).await?;
    one::<document::Entity, _>(connection).await?;
    one::<feed::Entity, _>(connection).await?;
    one::<file_arrival::Entity, _>(connection).await?;
    one::<upload::Entity, _>(connection).await?;
    one::<inbox::Entity, _>(connection).await?;
    one::<notice::Entity, _>(connection).await?;
    one::<read_log::Entity, _>(connection).await?;
    one::<plate_number::Entity, _>(connection).await?;
    one::<plate_prefix::Entity, _>(connection).await?;
    one::<plate_request::Entity, _>(connection).await?;
    one::<vehicle_lock::Entity, _>(connection).await?;
    one::<vehicle_lock_request::Entity, _>(connection).await?;
    one::<registry_licence::Entity, _>(connection).await?;
    one::<registry_issuance::Entity, _>(connection).await?;
    one::<registry_vehicle::Entity, _>(connection).await?;
    one::<registry_vehicle_order::Entity, _>(connection).await?;
    one::<registry_vehicle_ban::Entity, _>(connection).await?;
    one::<tax_invoice::Entity, _>(connection).await?;
    one::<insured_vehicle::Entity, _>(connection).await?;
    one::<stolen_vehicle::Entity, _>(connection).await?;
    one::<accident_file::Entity, _>(connection).await?;
    one::<app_account::Entity, _>(connection).await?;
    one::<app_delivery::Entity, _>(connection).await?;
    one::<sms_message::Entity, _>(connection).await
}

async fn one<E: EntityTrait, C: ConnectionTrait>(connection: &C) -> Result<(), StoreError> {
    E::find().one(connection).await?;
    Ok(())
}
