//! How title to a vehicle passes, and which papers prove it (O164 90).

use serde::{Deserialize, Serialize};

use crate::law::{Basis, Words};

/// A way in which title passes. Only a trade has an invoice, and with it a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TitleProof {
    Trade,
    SupervisionOrgan,
    Court,
    Arbitration,
    /// Inheritance, gift, lottery, divorce or debt, by deed.
    Notarised,
    Restructuring,
    Allocation,
    /// A stolen vehicle that came back after the insurer had paid.
    Subrogation,
}

impl TitleProof {
    pub const ALL: [Self; 8] = [
        Self::Trade,
        Self::SupervisionOrgan,
        Self::Court,
        Self::Arbitration,
        Self::Notarised,
        Self::Restructuring,
        Self::Allocation,
        Self::Subrogation,
    ];

    /// The one article of all of them.
    pub const BASIS: Basis = Basis::article("O164 90");

    /// Whether a court or an authority moved title, so that a notice can stand in for papers that the former owner keeps
    /// (O164 30).
    pub const fn may_lack_papers(self) -> bool {
        matches!(self, Self::SupervisionOrgan | Self::Court | Self::Arbitration)
    }

    pub const fn words(self) -> Words {
        match self {
            Self::Trade => Words::new("二手车交易发票", "invoice of a used-car trade"),
            Self::SupervisionOrgan => Words::new(
                "监察机关出具的法律文书，以及协助执行通知书",
                "papers of a supervision organ, with a notice of assistance in enforcement",
            ),
            Self::Court => Words::new(
                "人民法院已经生效的调解书、裁定书或者判决书，以及协助执行通知书",
                "effective settlement, ruling or judgment of a court, with a notice of assistance in enforcement",
            ),
            Self::Arbitration => Words::new(
                "仲裁裁决书和人民法院出具的协助执行通知书",
                "arbitral award, with a court's notice of assistance in enforcement",
            ),
            Self::Notarised => Words::new(
                "继承、赠予、中奖、协议离婚、协议抵偿债务的相关文书和公证书",
                "papers of an inheritance, a gift, a lottery, a divorce or a settlement of debt, with a notarial deed",
            ),
            Self::Restructuring => Words::new(
                "资产主管部门的批准文件",
                "approval of the authority over the assets, for a restructuring",
            ),
            Self::Allocation => Words::new(
                "单位或者上级单位出具的调拨证明",
                "certificate of allocation by the organisation or its superior",
            ),
            Self::Subrogation => Words::new(
                "权益转让证明书（被盗抢骗车辆发还，已理赔完毕）",
                "certificate of subrogation, for a stolen vehicle that came back after the insurer had paid",
            ),
        }
    }
}
