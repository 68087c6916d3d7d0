//! Where and since when a measure is in use.

use crate::{Words, date::Date, words::Confidence};
use async_graphql::{Enum, SimpleObject};
use domain::law::rollout;

/// A measure of 2021 (便民措施)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "rollout::Feature")]
pub enum Feature {
    /// 机动车驾驶证电子版
    ElectronicLicence,
    /// 二手车异地交易登记
    UsedCarTransfer,
    /// 货车电子通行码
    PassCode,
    /// 交通事故证据材料网上查阅
    EvidenceAccess,
}

/// Whether a measure is in use (启用情况)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum Gate {
    /// 已启用
    Open,
    /// 尚未启用
    NotYet,
    /// The lists do not say; a person checks (待核实)
    Unknown,
}

/// A row of the roll-out table that speaks of the place.
#[derive(Clone, Debug, SimpleObject)]
pub struct RolloutRow {
    /// A division code, or `all`.
    pub area: String,
    pub name: String,
    pub from: Date,
    pub to: Option<Date>,
    /// Where it was read.
    pub provenance: String,
    pub confidence: Confidence,
}

/// Whether a measure is in use at a place on a day (启用情况)
#[derive(Clone, Debug, SimpleObject)]
pub struct Rollout {
    pub feature: Feature,
    pub feature_words: Words,
    pub day: Date,
    pub gate: Gate,
    pub gate_words: Words,
    /// The first day; also the day on which it opens, where that is known.
    pub since: Option<Date>,
    /// What the answer rests on.
    pub rows: Vec<RolloutRow>,
}

impl From<&rollout::RolloutRow> for RolloutRow {
    fn from(row: &rollout::RolloutRow) -> Self {
        Self {
            area: row.area.to_string(),
            name: row.name.clone(),
            from: row.from.into(),
            to: row.to.map(Date),
            provenance: row.provenance.clone(),
            confidence: row.confidence.into(),
        }
    }
}

impl Gate {
    /// The gate, and since or from when.
    pub(crate) fn of(gate: &rollout::Gate) -> (Self, Option<Date>) {
        match gate {
            rollout::Gate::Open { since, .. } => (Self::Open, Some(Date(*since))),
            rollout::Gate::NotYet { opens_on } => (Self::NotYet, opens_on.map(Date)),
            rollout::Gate::Unknown => (Self::Unknown, None),
        }
    }
}
