//! The register's extract: what the vehicle registry says of the vehicle, as a document of the file that leaves its office of origin.

use crate::{
    Activities,
    effects::{contact, files_away, later, missing},
    ports::{Party, PortError, VehicleQuery},
};
use bytes::Bytes;
use domain::{
    case::chain::canonical,
    custody::{Item, ItemKind},
    file_handover::State,
    identifier::{PlateClass, PlateNumber, Vin},
    law::vehicle::{Unsettled, VehicleFacts},
    vehicle_transfer::{VehicleRecord, VehicleTransfer},
};
use files::Dossier;
use futures::stream;
use serde::Serialize;
use std::convert::Infallible;
use store::record;
use temporalio_sdk::activities::ActivityError;

/// Before the scans, which are numbered from 1.
const NAME: &str = "000-record.json";

/// The registry does not know the vehicle: there is nothing to hand over.
const UNKNOWN: &str = "VEHICLE_NOT_FOUND";

/// What goes on: the vehicle and its number. Its owner stands in the papers, and a ban is the applicant's own matter.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Extract<'a> {
    vin: &'a Vin,
    plate: Option<&'a PlateNumber>,
    plate_class: PlateClass,
    #[serde(flatten)]
    vehicle: &'a VehicleFacts,
    unsettled: Option<Unsettled>,
}

/// Asks the registry, and takes its answer into the dossier. Where there is none for good, the code of why.
pub(super) async fn extract(
    activities: &Activities,
    handover: &State,
    dossier: &Dossier,
) -> Result<Result<Item, String>, ActivityError> {
    let query = query(activities, handover).await?;
    match activities.registers.vehicles.look_up(&query).await {
        Ok(Some(record)) => kept(dossier, written(&query.vin, &record)).await.map(Ok),
        Ok(None) => Ok(Err(UNKNOWN.to_owned())),
        Err(PortError::Fail { code }) => Ok(Err(code)),
        Err(error @ PortError::Retry { after, .. }) => Err(later(error, after)),
    }
}

/// A handover knows its vehicle by reference; the transfer that it serves has its number.
async fn query(activities: &Activities, handover: &State) -> Result<VehicleQuery, ActivityError> {
    let store = &activities.store;
    let transfer = record::load::<VehicleTransfer>(store, &handover.transfer).await;
    let transfer = missing(transfer, "the transfer of a handover")?.state;
    let person = transfer.work.applicant;
    Ok(VehicleQuery {
        vin: transfer.vin,
        applicant: Party {
            person,
            document: contact(store, person).await?.document,
        },
    })
}

/// The same answer has the same bytes, however often it is asked for.
fn written(vin: &Vin, record: &VehicleRecord) -> Bytes {
    let extract = Extract {
        vin,
        plate: record.plate.as_ref(),
        plate_class: record.class,
        vehicle: &record.vehicle,
        unsettled: record.unsettled,
    };
    let value = serde_json::to_value(extract).expect("an extract has text keys");
    canonical(&value).expect("an extract has no fractions").into()
}

async fn kept(dossier: &Dossier, extract: Bytes) -> Result<Item, ActivityError> {
    let whole = stream::iter([Ok::<_, Infallible>(extract)]);
    let (sha256, size) = dossier.add(whole).await.map_err(|error| files_away(&error))?;
    Ok(Item {
        name: NAME.parse().expect("it is a plain name"),
        kind: ItemKind::Record,
        size,
        sha256: sha256.as_str().parse().expect("it is a SHA-256"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        access::PersonId,
        law::vehicle::{
            InspectionFacts,
            scope::{UseCharacter, VehicleKind},
        },
    };
    use uuid::Uuid;

    fn record(owner: u128) -> VehicleRecord {
        VehicleRecord {
            vehicle: VehicleFacts {
                kind: VehicleKind::SmallPassenger,
                use_character: Some(UseCharacter::NonOperating),
                status: "A".parse().unwrap(),
                registered: true,
                mortgaged: false,
                pledged: false,
                scrap_date: None,
                inspection: InspectionFacts {
                    valid_to: Some("2023-03-31".parse().unwrap()),
                    certificate: false,
                    insured_to: None,
                },
                customs: None,
                emission: None,
            },
            unsettled: Some(Unsettled {
                violations: 1,
                accidents: 0,
            }),
            owner: PersonId(Uuid::from_u128(owner)),
            plate: Some("川A12345".parse().unwrap()),
            class: PlateClass::Ordinary,
            banned_until: Some("2022-12-31".parse().unwrap()),
        }
    }

    #[test]
    fn it_has_one_form_and_names_nobody() {
        let vin = "1M8GDM9AXKP042788".parse().unwrap();
        let extract = written(&vin, &record(1));
        let form = [
            r#"{"customs":null,"emission":null,"#,
            r#""inspection":{"certificate":false,"insuredTo":null,"validTo":"2023-03-31"},"#,
            r#""kind":"SMALL_PASSENGER","mortgaged":false,"plate":"川A12345","plateClass":"ORDINARY","#,
            r#""pledged":false,"registered":true,"scrapDate":null,"status":"A","#,
            r#""unsettled":{"accidents":0,"violations":1},"useCharacter":"NON_OPERATING","#,
            r#""vin":"1M8GDM9AXKP042788"}"#,
        ];
        assert_eq!(str::from_utf8(&extract).unwrap(), form.concat());
        assert_eq!(extract, written(&vin, &record(2)));
    }
}
