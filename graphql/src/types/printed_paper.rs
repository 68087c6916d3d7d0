//! Papers of a transfer that can be printed.

use super::NoticeKind;
use crate::Words;
use async_graphql::{Enum, SimpleObject};
use domain::{
    access::PersonId,
    case::{Effect, EffectEvent, EffectId, Notice},
    identifier::CaseNumber,
    time::Moment,
    vehicle_transfer::{Event, Paper},
};

/// Which paper (凭证种类)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum PaperKind {
    /// 受理凭证
    AcceptanceReceipt,
    /// 缴费凭证
    PaymentReceipt,
    /// 临时行驶车号牌
    TemporaryPlate,
    /// 号牌领取凭证
    PlatesReceipt,
    /// 通知书
    Notice,
}

impl From<Paper> for PaperKind {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::AcceptanceReceipt => Self::AcceptanceReceipt,
            Paper::PaymentReceipt => Self::PaymentReceipt,
            Paper::TemporaryPlate => Self::TemporaryPlate,
            Paper::PlatesReceipt => Self::PlatesReceipt,
        }
    }
}

/// A paper as PDF, printed when it is fetched (可打印凭证)
#[derive(Clone, Debug, SimpleObject)]
pub struct PrintedPaper {
    pub kind: PaperKind,
    /// What it is called.
    pub title: Words,
    /// Where to fetch it, below the address of the API, with the same token. Staff say why, in the header `x-read-reason`: it names
    /// a person, and the reason is logged (下载路径)
    pub path: String,
}

impl PrintedPaper {
    pub(crate) fn of(case: &CaseNumber, paper: Paper) -> Self {
        Self {
            kind: paper.into(),
            title: paper.words().into(),
            path: format!("/documents/{case}_{}", paper.name()),
        }
    }

    /// The notices to those people who are shown, each once, by however many ways it went out.
    pub(crate) fn of_notices(
        case: &CaseNumber,
        events: &[(Moment, Event)],
        shown: impl Fn(PersonId) -> bool,
    ) -> Vec<Self> {
        let (mut told, mut papers) = (vec![], vec![]);
        for (at, event) in events {
            let Event::Effect(EffectEvent::EffectRequested {
                id,
                effect: Effect::Notify(notice),
            }) = event
            else {
                continue;
            };
            let this = (notice.kind, notice.to, *at);
            if shown(notice.to) && !told.contains(&this) {
                told.push(this);
                papers.push(Self::of_notice(case, *id, notice));
            }
        }
        papers
    }

    fn of_notice(case: &CaseNumber, effect: EffectId, notice: &Notice) -> Self {
        Self {
            kind: PaperKind::Notice,
            title: NoticeKind::from(notice.kind).words(),
            path: format!("/documents/{case}_NOTICE-{}", effect.0),
        }
    }
}
