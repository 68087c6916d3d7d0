//! What a person should know before they apply.

use super::{DocumentKind, SpecialReason};
use crate::{Words, words::Basis};
use async_graphql::{Enum, SimpleObject};
use domain::law::guide;
use store::AnyKind;

/// A kind of case (业务类型)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "AnyKind")]
pub enum CaseKind {
    /// 机动车驾驶证电子版申请
    LicenceApplication,
    /// 二手车异地交易登记
    VehicleTransfer,
    /// 机动车电子档案移交
    FileHandover,
    /// 交通事故证据材料网上查阅
    EvidenceAccess,
}

/// A kind of case that has a guide (办事指南所涉业务)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum GuidedKind {
    /// 机动车驾驶证电子版申请
    LicenceApplication,
}

/// When a document is needed (提交要求)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "guide::Requirement")]
pub enum Requirement {
    /// 必须提交
    Always,
    /// Not where a suitable one is on file (已有留存的无须提交)
    UnlessOnFile,
    /// 可以提交
    Optional,
}

/// One statement of the guide, with what it rests on.
#[derive(Clone, Debug, SimpleObject)]
pub struct GuideLine {
    pub words: Words,
    pub basis: Basis,
}

/// A document that the guide names (申请材料)
#[derive(Clone, Debug, SimpleObject)]
pub struct RequiredDocument {
    pub kind: DocumentKind,
    pub name: Words,
    pub requirement: Requirement,
    pub requirement_words: Words,
    /// What it must be like.
    pub words: Words,
    pub basis: Basis,
}

/// The service guide of a kind of case for one reason (办事指南)
#[derive(Clone, Debug, SimpleObject)]
pub struct ServiceGuide {
    pub kind: CaseKind,
    pub reason: SpecialReason,
    pub reason_words: Words,
    /// Who may apply (申请人)
    pub who: GuideLine,
    /// Where (办理地点)
    pub place: GuideLine,
    /// Which papers (申请材料)
    pub documents: Vec<RequiredDocument>,
    /// How long it takes (办理时限)
    pub duration: Vec<GuideLine>,
    /// 收费
    pub fee: GuideLine,
    /// What else helps.
    pub notes: Vec<GuideLine>,
}

impl From<guide::GuideLine> for GuideLine {
    fn from(line: guide::GuideLine) -> Self {
        Self {
            words: line.words.into(),
            basis: line.basis.into(),
        }
    }
}

impl From<guide::RequiredDocument> for RequiredDocument {
    fn from(document: guide::RequiredDocument) -> Self {
        Self {
            kind: document.kind.into(),
            name: document.kind.words().into(),
            requirement: document.requirement.into(),
            requirement_words: document.requirement.words().into(),
            words: document.words.into(),
            basis: document.basis.into(),
        }
    }
}

impl From<guide::ServiceGuide> for ServiceGuide {
    fn from(guide: guide::ServiceGuide) -> Self {
        let lines = |lines: Vec<guide::GuideLine>| lines.into_iter().map(GuideLine::from).collect();
        Self {
            kind: CaseKind::LicenceApplication,
            reason: guide.reason.into(),
            reason_words: guide.reason.words().into(),
            who: guide.who.into(),
            place: guide.place.into(),
            documents: guide.documents.into_iter().map(RequiredDocument::from).collect(),
            duration: lines(guide.duration),
            fee: guide.fee.into(),
            notes: lines(guide.notes),
        }
    }
}
