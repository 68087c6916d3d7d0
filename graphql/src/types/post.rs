//! Posts of the flow sheet.

use crate::Words;
use async_graphql::Enum;
use domain::access;

/// A post (岗位)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "access::Post")]
pub enum Post {
    /// 受理岗
    Intake,
    /// 业务领导岗
    BusinessLead,
    /// 档案管理岗
    Dossier,
    /// 照片审核
    PhotoReview,
    /// 监督岗
    Supervision,
    /// 查验岗
    Inspection,
    /// 登记审核岗
    RegistrationReview,
    /// 牌证管理岗
    Plates,
    /// 机动车登记服务站
    ServiceStation,
    /// 事故处理岗
    AccidentUnit,
    /// 事故处理机构负责人
    AccidentHead,
}

impl Post {
    pub(crate) fn words(self) -> Words {
        match self {
            Self::Intake => Words::new("受理岗", "intake"),
            Self::BusinessLead => Words::new("业务领导岗", "business lead"),
            Self::Dossier => Words::new("档案管理岗", "dossier"),
            Self::PhotoReview => Words::new("照片审核岗", "photo review"),
            Self::Supervision => Words::new("监督岗", "supervision"),
            Self::Inspection => Words::new("查验岗", "inspection"),
            Self::RegistrationReview => Words::new("登记审核岗", "registration review"),
            Self::Plates => Words::new("牌证管理岗", "plates and papers"),
            Self::ServiceStation => Words::new("机动车登记服务站", "registration service station"),
            Self::AccidentUnit => Words::new("事故处理岗", "accident unit"),
            Self::AccidentHead => Words::new("事故处理机构负责人", "head of the accident unit"),
        }
    }
}
