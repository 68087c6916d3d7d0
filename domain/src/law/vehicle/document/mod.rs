//! The papers that an office asks for in a step, and never one that it gets by data sharing (O164 4(2)).

mod kind;
mod rows;
#[cfg(test)]
mod tests;
mod title;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Matter, StepAct, under};
use crate::law::{Basis, Words};

pub use kind::TransferDocument;
pub use title::TitleProof;

use rows::rows_of;

/// What makes an office ask for more, or for something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Condition {
    InspectionLapsed,
    CustomsSupervised,
    Mortgaged,
    Pledged,
    ByAgent,
    /// The owner cannot come in person: an agent or an heir acts.
    OwnerAbsent,
    ByGuardian,
    /// Title passed by a court or an authority, and the former owner keeps the papers.
    PapersWithheld,
    QuotaRationed,
    /// The place of arrival asks for proof of the emission standard.
    EmissionProof,
}

/// A step of a case as far as papers are concerned.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    pub act: StepAct,
    pub matter: Matter,
    pub conditions: &'a BTreeSet<Condition>,
    /// What the office gets by data sharing.
    pub shared: &'a BTreeSet<TransferDocument>,
}

/// A document that is asked for, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AskedDocument {
    pub document: TransferDocument,
    pub basis: Basis,
}

/// The documents of a step. Under Order 124 the lists of Order 164 stand, as an inference.
pub fn asked_for(request: Request<'_>) -> Vec<AskedDocument> {
    rows_of(request.act, request.matter.occasion)
        .filter(|row| row.applies(request.conditions))
        .filter(|row| !request.shared.contains(&row.document))
        .map(|row| AskedDocument {
            document: row.document,
            basis: under(request.matter.rules, row.basis),
        })
        .collect()
}

impl Condition {
    pub const ALL: [Self; 10] = [
        Self::InspectionLapsed,
        Self::CustomsSupervised,
        Self::Mortgaged,
        Self::Pledged,
        Self::ByAgent,
        Self::OwnerAbsent,
        Self::ByGuardian,
        Self::PapersWithheld,
        Self::QuotaRationed,
        Self::EmissionProof,
    ];

    pub const fn words(self) -> Words {
        match self {
            Self::InspectionLapsed => Words::new("超过检验有效期的", "the inspection has lapsed"),
            Self::CustomsSupervised => Words::new("属于海关监管的", "customs supervises the vehicle"),
            Self::Mortgaged => Words::new("在抵押登记期间的", "the vehicle is mortgaged"),
            Self::Pledged => Words::new("在质押备案期间的", "the vehicle is pledged"),
            Self::ByAgent => Words::new("委托代理的", "an agent acts"),
            Self::OwnerAbsent => Words::new(
                "所有人因死亡、出境、重病等不能到场的",
                "the owner cannot come in person",
            ),
            Self::ByGuardian => Words::new("申请人为未成年人的", "a guardian acts for a minor"),
            Self::PapersWithheld => Words::new(
                "原所有人未提供登记证书、号牌或者行驶证的",
                "the former owner keeps the papers",
            ),
            Self::QuotaRationed => Words::new("转入地实行号牌指标管理的", "plate numbers are rationed"),
            Self::EmissionProof => Words::new(
                "转入地要求排放标准证明的",
                "the place of arrival asks for proof of the emission standard",
            ),
        }
    }
}
