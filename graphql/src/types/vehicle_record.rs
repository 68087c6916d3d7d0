//! What registers outside say of a vehicle and its trade.

use super::{RegistryAnswer, licence_record::StatusLetter};
use crate::{Words, date::Date};
use async_graphql::SimpleObject;
use domain::{
    identifier::PlateNumber,
    vehicle_transfer::{self as transfer, Known, TaxAnswer, Vehicle},
};

/// What registers outside have said, the latest of each (核查结果)
#[derive(Clone, Debug, SimpleObject)]
pub struct TransferRegisters {
    /// What the vehicle registry answered last.
    pub vehicle: RegistryAnswer,
    /// The vehicle in the registry (机动车登记信息)
    pub record: Option<VehicleRecord>,
    /// Whether it is reported as stolen; none while nobody has answered (被盗抢)
    pub stolen: Option<bool>,
    /// The last day of the compulsory insurance (交强险有效期止)
    pub insured_to: Option<Date>,
    /// What the tax office answered about the invoice; none where it was not asked, or has not answered.
    pub invoice: Option<TransferInvoice>,
}

/// The invoice of a used-car trade (二手车销售统一发票)
#[derive(Clone, Debug, SimpleObject)]
pub struct TransferInvoice {
    pub found: bool,
    /// The code of the division where it was issued (开具地)
    pub place: Option<String>,
    /// Whether buyer and vehicle on it are those of the application.
    pub fits: bool,
    /// Whether it was used in another case before.
    pub used_before: bool,
}

/// A vehicle in the registry (机动车登记信息)
#[derive(Clone, Debug, SimpleObject)]
pub struct VehicleRecord {
    /// 车辆类型
    pub kind: Words,
    /// What it is registered to be used for (使用性质)
    pub use_character: Option<Words>,
    /// The status letters, such as `A` or `GQ` (机动车状态)
    pub status: String,
    pub letters: Vec<StatusLetter>,
    pub registered: bool,
    /// 抵押登记
    pub mortgaged: bool,
    /// 质押备案
    pub pledged: bool,
    /// The last day of the service life, where the register names one (强制报废期止)
    pub scrap_date: Option<Date>,
    /// The last day of the inspection's validity (检验有效期止)
    pub inspection_valid_to: Option<Date>,
    /// 排放标准
    pub emission: Option<Words>,
    /// Violations that are not settled; none where that is not known (未处理违法)
    pub violations: Option<u32>,
    /// Accidents that are not settled (未处理事故)
    pub accidents: Option<u32>,
    /// The number on the vehicle; masked (号牌号码)
    pub plate: Option<String>,
    /// No application of the applicant before this day, if a ban runs; for the applicant's side and staff.
    pub banned_until: Option<Date>,
}

impl TransferRegisters {
    /// `parties`: for somebody who has another part than to apply.
    pub(crate) fn new(known: &Known, parties: bool) -> Self {
        let (vehicle, record) = match &known.vehicle {
            Vehicle::Pending => (RegistryAnswer::Pending, None),
            Vehicle::NotFound => (RegistryAnswer::NotFound, None),
            Vehicle::Found { record } => (RegistryAnswer::Found, Some(VehicleRecord::new(record, parties))),
        };
        Self {
            vehicle,
            record,
            stolen: known.stolen,
            insured_to: known.insured_to.map(Date),
            invoice: known.invoice.as_ref().map(TransferInvoice::from),
        }
    }
}

impl From<&TaxAnswer> for TransferInvoice {
    fn from(answer: &TaxAnswer) -> Self {
        match answer {
            TaxAnswer::NotFound => Self {
                found: false,
                place: None,
                fits: false,
                used_before: false,
            },
            TaxAnswer::Found { invoice } => Self {
                found: true,
                place: Some(invoice.place.to_string()),
                fits: invoice.fits,
                used_before: invoice.used_in.is_some(),
            },
        }
    }
}

impl VehicleRecord {
    fn new(record: &transfer::VehicleRecord, parties: bool) -> Self {
        let vehicle = &record.vehicle;
        Self {
            kind: vehicle.kind.words().into(),
            use_character: vehicle.use_character.map(|one| one.words().into()),
            status: vehicle.status.to_string(),
            letters: letters(record),
            registered: vehicle.registered,
            mortgaged: vehicle.mortgaged,
            pledged: vehicle.pledged,
            scrap_date: vehicle.scrap_date.map(Date),
            inspection_valid_to: vehicle.inspection.valid_to.map(Date),
            emission: vehicle.emission.map(|standard| standard.words().into()),
            violations: record.unsettled.map(|open| open.violations),
            accidents: record.unsettled.map(|open| open.accidents),
            plate: record.plate.as_ref().map(PlateNumber::masked),
            banned_until: record.banned_until.filter(|_| !parties).map(Date),
        }
    }
}

fn letters(record: &transfer::VehicleRecord) -> Vec<StatusLetter> {
    let letters = record.vehicle.status.letters().map(|letter| match letter {
        Ok(known) => StatusLetter {
            letter: known.as_char().to_string(),
            words: Some(known.words().into()),
        },
        Err(unknown) => StatusLetter {
            letter: unknown.to_string(),
            words: None,
        },
    });
    letters.collect()
}
