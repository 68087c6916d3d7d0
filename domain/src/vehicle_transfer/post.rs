//! The posts of a vehicle office that the shared list of posts does not have yet, and the service station.

use crate::law::Words;
use serde::{Deserialize, Serialize};

/// A post of the flow sheet of registrations (the older work norm). Which of them somebody holds comes with the facts of a
/// command; intake, lead, dossier and supervision are shared posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum VehiclePost {
    /// 查验岗
    Inspection,
    /// 登记审核岗
    RegistrationReview,
    /// 牌证管理岗
    Plates,
    /// 机动车登记服务站 (Order 164, articles 69 and 70): takes in for the office and never decides, whatever else somebody
    /// there may hold.
    ServiceStation,
}

impl VehiclePost {
    pub const ALL: [Self; 4] = [
        Self::Inspection,
        Self::RegistrationReview,
        Self::Plates,
        Self::ServiceStation,
    ];

    pub const fn words(self) -> Words {
        match self {
            Self::Inspection => Words::new("查验岗", "inspection"),
            Self::RegistrationReview => Words::new("登记审核岗", "registration review"),
            Self::Plates => Words::new("牌证管理岗", "plates and papers"),
            Self::ServiceStation => Words::new("机动车登记服务站", "registration service station"),
        }
    }
}
