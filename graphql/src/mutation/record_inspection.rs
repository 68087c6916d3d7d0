//! 查验 (O164 26, 27, 73)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{failure::Result, types::InspectionResult};
use async_graphql::{Context, InputObject, Object};
use domain::{
    identifier::Vin,
    law::vehicle::inspection::{InspectionRecord, VinSeen},
    time::Moment,
    vehicle_transfer::{Command, VehicleTransfer},
};
use uuid::Uuid;

/// Records the inspection of the vehicle that you made (查验)
#[derive(Clone, Debug, InputObject)]
pub struct RecordInspectionInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The identification number as it stands on the vehicle; none where it cannot be read (车辆识别代号)
    pub vin: Option<String>,
    /// Where the photographs lie: references into the archive of inspections.
    pub photographs: Vec<String>,
    /// Where the film of the whole inspection lies: without one there is no inspection (全程录像)
    pub film: Option<String>,
    pub result: InspectionResult,
    /// When the vehicle was inspected; the moment of the record where it is not given.
    pub at: Option<Moment>,
}

#[derive(Default)]
pub(super) struct RecordInspectionMutation;

#[Object]
impl RecordInspectionMutation {
    /// Records the inspection of the vehicle that you made (查验; O164 26, 27, 73)
    async fn record_inspection(
        &self,
        ctx: &Context<'_>,
        input: RecordInspectionInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let command = desk.inspection(&input).map(|record| Command::RecordInspection {
            record: Box::new(record),
        });
        desk.run::<VehicleTransfer>(asked!(input), command).await
    }
}

impl Desk<'_, '_> {
    fn inspection(&mut self, input: &RecordInspectionInput) -> Option<InspectionRecord> {
        let form = &mut self.form;
        let vin = match &input.vin {
            Some(text) => form.take("vin", Vin::parse(text)).map(VinSeen::Read),
            None => Some(VinSeen::Unreadable),
        };
        let photographs = input.photographs.iter().enumerate();
        let photographs = photographs
            .filter_map(|(index, text)| form.reference(&format!("photographs.{index}"), text))
            .collect();
        let film = input
            .film
            .as_deref()
            .and_then(|text| form.reference("film", text));
        Some(InspectionRecord {
            vin: vin?,
            photographs,
            film,
            result: input.result.into(),
            inspector: self.reader.principal.person,
            at: input.at,
        })
    }
}
