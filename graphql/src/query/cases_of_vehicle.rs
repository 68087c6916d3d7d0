//! Cases about one vehicle.

use crate::{
    failure::{Failure, Result},
    reader::Reader,
    relay::{Page, plain},
    types::Case,
};
use async_graphql::{Context, Object, connection::Connection};
use domain::identifier::{PlateNumber, Vin};

#[derive(Default)]
pub(super) struct CasesOfVehicleQuery;

/// What a vehicle is known by.
enum Vehicle {
    Vin(Vin),
    Plate(PlateNumber),
}

impl Vehicle {
    /// Exactly one of the two, whole: there is no search by a part of a number.
    fn read(vin: Option<&str>, plate: Option<&str>) -> Result<Self> {
        const ONE: Failure = Failure::BadInput("failed to search: either `vin` or `plateNumber` is needed");
        const VIN: Failure = Failure::BadInput("failed to search: `vin` is no vehicle identification number");
        const PLATE: Failure = Failure::BadInput("failed to search: `plateNumber` is no plate number");
        match (vin, plate) {
            (Some(vin), None) => Vin::parse(vin).map(Self::Vin).map_err(|_| VIN),
            (None, Some(plate)) => PlateNumber::parse(plate).map(Self::Plate).map_err(|_| PLATE),
            _ => Err(ONE),
        }
    }
}

#[Object]
impl CasesOfVehicleQuery {
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    /// Cases about one vehicle that you work on, ended ones too, newest first: for staff of the office that handles a transfer, and of
    /// the one that the file comes from for its handover. By its identification number, or by a plate number that it has or is to
    /// have. Empty where there is none, or none of yours (按车辆查询业务)
    async fn cases_of_vehicle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The whole vehicle identification number (车辆识别代号)")] vin: Option<String>,
        #[graphql(desc = "The whole plate number (号牌号码)")] plate_number: Option<String>,
        #[graphql(desc = "1 to 100; 20 where it is not given.")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<String, Case>> {
        let reader = Reader::of(ctx, None)?;
        let page = Page::read(first, after)?.keyset()?;
        let found = match Vehicle::read(vin.as_deref(), plate_number.as_deref())? {
            Vehicle::Vin(vin) => reader.finder().cases_about(&vin, page).await?,
            Vehicle::Plate(plate) => reader.finder().cases_with_plate(&plate, page).await?,
        };
        plain(found, |row| Case::read(row, &reader))
    }
}
