//! The inspection of a vehicle.

use crate::Words;
use async_graphql::{Enum, SimpleObject};
use domain::{
    identifier::Vin,
    law::vehicle::inspection::{self, InspectionRecord},
    time::Moment,
};

/// What an inspector found (查验结论)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "inspection::InspectionResult")]
pub enum InspectionResult {
    /// The vehicle is what its file says (一致)
    Conforms,
    /// 不一致
    Differs,
}

/// What is wrong with an inspection (查验问题)
#[derive(Clone, Debug, SimpleObject)]
pub struct InspectionFault {
    pub code: &'static str,
    pub words: Words,
}

/// The inspection that counts: the last one (查验记录)
#[derive(Clone, Debug, SimpleObject)]
pub struct Inspection {
    pub at: Option<Moment>,
    pub result: InspectionResult,
    /// Everything that keeps a registration from resting on it.
    pub faults: Vec<InspectionFault>,
    /// Where the photographs lie; for staff (照片)
    pub photographs: Vec<String>,
    /// Where the film lies; for staff (全程录像)
    pub film: Option<String>,
}

impl Inspection {
    /// Seen against the number in the file.
    pub(crate) fn new(record: &InspectionRecord, file: &Vin, staff: bool) -> Self {
        let faults = record.faults(file, None).into_iter();
        let photographs = record.photographs.iter().filter(|_| staff);
        Self {
            at: record.at,
            result: record.result.into(),
            faults: faults
                .map(|fault| InspectionFault {
                    code: fault.code(),
                    words: fault.words().into(),
                })
                .collect(),
            photographs: photographs.map(ToString::to_string).collect(),
            film: record.film.as_ref().filter(|_| staff).map(ToString::to_string),
        }
    }
}
