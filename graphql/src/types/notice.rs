//! Messages about a case, and what became of them.

use super::NoticeChannel;
use crate::Words;
use async_graphql::{Enum, SimpleObject};
use domain::{
    access::PersonId,
    case::{self, Effect, EffectEvent, EffectId, Outcome, OwnEffect},
    time::Moment,
};

/// What a notice says (通知类型)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "case::NoticeKind")]
pub enum NoticeKind {
    /// 收件回执
    Receipt,
    /// 补正告知书
    CorrectionRequested,
    /// 受理通知书
    Accepted,
    /// 不予受理通知书
    NotAccepted,
    /// 转为现场办理告知
    ConvertedToCounter,
    /// 准予核发告知
    Issued,
    /// 电子证送达告知
    Delivered,
    /// 电子证已核发、未能送达告知
    NotDelivered,
    /// 不予核发决定书
    Refused,
    /// 终止办理告知
    Lapsed,
    /// 撤回确认
    Withdrawn,
    /// 撤销决定书
    Revoked,
    /// 登记申请告知
    OwnerTold,
    /// 暂停办理告知
    OnHold,
    /// 恢复办理告知
    Resumed,
    /// 中止办理告知
    Stopped,
    /// 档案未能移交告知
    FileFailed,
    /// 准予登记告知
    Approved,
    /// 登记办结告知
    Registered,
    /// 转出办结告知
    TransferredOut,
    /// 证据材料可以查阅告知
    AccessOpened,
    /// 查阅期限变更告知
    AccessExtended,
    /// 查阅终止告知
    AccessEnded,
    /// 到场查阅预约告知
    VisitBooked,
    /// 证据复制件可以领取告知
    CopiesReady,
    /// 回避决定告知
    RecusalDecided,
    /// 异议答复
    ObjectionAnswered,
    /// 紧急查阅告知
    GlassBroken,
    /// 期限将至
    DeadlineNear,
    /// 督办通知
    Escalated,
}

impl NoticeKind {
    pub(crate) fn words(self) -> Words {
        let (zh, en) = match self {
            Self::Receipt => ("收件回执", "Receipt"),
            Self::CorrectionRequested => ("补正告知书", "Notice of correction"),
            Self::Accepted => ("受理通知书", "Notice of acceptance"),
            Self::NotAccepted => ("不予受理通知书", "Notice that the application is not accepted"),
            Self::ConvertedToCounter => ("转为现场办理告知", "Notice that it is handled at the counter"),
            Self::Issued => ("准予核发告知", "Notice of issue"),
            Self::Delivered => ("电子证送达告知", "Notice of delivery"),
            Self::NotDelivered => (
                "电子证未能送达告知",
                "Notice that the licence could not be delivered",
            ),
            Self::Refused => ("不予核发决定书", "Decision of refusal"),
            Self::Lapsed => ("终止办理告知", "Notice that the application has ended"),
            Self::Withdrawn => ("撤回确认", "Confirmation of withdrawal"),
            Self::Revoked => ("撤销决定书", "Decision of revocation"),
            Self::OwnerTold => ("登记申请告知书", "Notice of an application for your vehicle"),
            Self::OnHold => ("暂停办理告知书", "Notice that the case is on hold"),
            Self::Resumed => ("恢复办理告知书", "Notice that the case goes on"),
            Self::Stopped => ("中止办理告知书", "Notice that the case is stopped"),
            Self::FileFailed => ("档案未能移交告知书", "Notice that the file has not come"),
            Self::Approved => ("准予登记告知书", "Notice of approval"),
            Self::Registered => ("登记办结告知书", "Notice of registration"),
            Self::TransferredOut => ("转出办结告知书", "Notice that the vehicle has left"),
            Self::AccessOpened => ("证据材料可以查阅告知书", "Notice that the evidence can be seen"),
            Self::AccessExtended => ("查阅期限变更告知书", "Notice that access lasts longer"),
            Self::AccessEnded => ("查阅终止告知书", "Notice that access has ended"),
            Self::VisitBooked => ("到场查阅预约告知书", "Notice of an appointment at the unit"),
            Self::CopiesReady => ("证据复制件领取告知书", "Notice that copies are ready"),
            Self::RecusalDecided => ("回避决定告知书", "Notice of the decision on a recusal"),
            Self::ObjectionAnswered => ("异议答复书", "Answer to an objection"),
            Self::GlassBroken => ("紧急查阅告知", "Supervision looks at the originals"),
            Self::DeadlineNear => ("期限将至提醒", "A deadline is near"),
            Self::Escalated => ("督办通知", "Escalation"),
        };
        Words::new(zh, en)
    }
}

/// What became of a notice (通知状态)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum NoticeStatus {
    /// Under way (发送中)
    Pending,
    /// Sent, or ready to be handed over (已发送)
    Sent,
    /// It can never arrive by this way (无法送达)
    Undeliverable,
}

/// A notice by one way (通知)
#[derive(Clone, Debug, SimpleObject)]
pub struct Notice {
    pub kind: NoticeKind,
    pub kind_words: Words,
    pub channel: NoticeChannel,
    pub status: NoticeStatus,
    /// When it was asked for.
    pub requested_at: Moment,
    /// When it was known what became of it.
    pub settled_at: Option<Moment>,
    #[graphql(skip)]
    effect: EffectId,
    #[graphql(skip)]
    to: PersonId,
}

impl Notice {
    /// Follows the notices of a case through what happened to its effects.
    pub(crate) fn fold<E: OwnEffect>(notices: &mut Vec<Self>, at: Moment, event: &EffectEvent<E>) {
        match event {
            EffectEvent::EffectRequested {
                id,
                effect: Effect::Notify(notice),
            } => {
                notices.push(Self::requested(*id, notice, at));
            }
            EffectEvent::EffectRequested { .. } => {}
            EffectEvent::EffectSettled { id, outcome } => {
                if let Some(notice) = notices.iter_mut().find(|notice| notice.effect == *id) {
                    notice.settled_at = Some(at);
                    notice.status = match outcome {
                        Outcome::Undeliverable { .. } => NoticeStatus::Undeliverable,
                        _ => NoticeStatus::Sent,
                    };
                }
            }
        }
    }

    pub(crate) fn is_for(&self, person: PersonId) -> bool {
        self.to == person
    }

    fn requested(effect: EffectId, notice: &case::Notice, at: Moment) -> Self {
        let kind = NoticeKind::from(notice.kind);
        Self {
            kind,
            kind_words: kind.words(),
            channel: notice.channel.into(),
            status: NoticeStatus::Pending,
            requested_at: at,
            settled_at: None,
            effect,
            to: notice.to,
        }
    }
}
