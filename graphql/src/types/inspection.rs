//! The inspection of a vehicle.

use async_graphql::Enum;
use domain::law::vehicle::inspection;

/// What an inspector found (查验结论)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "inspection::InspectionResult")]
pub enum InspectionResult {
    /// The vehicle is what its file says (一致)
    Conforms,
    /// 不一致
    Differs,
}
