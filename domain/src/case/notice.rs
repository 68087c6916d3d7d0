//! A message to a person about their case.

use crate::access::PersonId;
use serde::{Deserialize, Serialize};

/// By which way a notice goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Channel {
    /// 站内消息: the inbox of the person's account here.
    InApp,
    /// 电子邮件
    Mail,
    /// 短信
    Sms,
    /// 纸质通知: a printable notice (PDF), handed out or posted.
    Paper,
    /// 电话: a call that staff make and log.
    Phone,
}

impl Channel {
    pub const ALL: [Self; 5] = [Self::InApp, Self::Mail, Self::Sms, Self::Paper, Self::Phone];
}

/// What a notice says; its words are templates of the activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NoticeKind {
    /// 受理凭证 / 收件回执 (Administrative Licensing Law, article 32(2))
    Receipt,
    /// 补正告知书
    CorrectionRequested,
    /// 受理通知书
    Accepted,
    /// 不予受理通知书
    NotAccepted,
    /// 转为现场办理告知
    ConvertedToCounter,
    /// 准予核发 / 电子证已核发
    Issued,
    /// 电子证已送达账户
    Delivered,
    /// 电子证已核发，账户未开通，未能送达
    NotDelivered,
    /// 不予核发决定书
    Refused,
    /// 终止办理告知 (补正逾期)
    Lapsed,
    /// 撤回确认
    Withdrawn,
    /// 撤销决定书
    Revoked,
    /// 转移登记申请告知: to the registered owner at once: somebody applies, and they may object.
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
    /// 查阅期限变更告知: extended or renewed.
    AccessExtended,
    /// 查阅终止告知: the time has passed, the authority has ended, or the file was handed to prosecution.
    AccessEnded,
    /// 到场查阅预约告知
    VisitBooked,
    /// 证据复制件可以领取告知
    CopiesReady,
    /// 回避决定告知
    RecusalDecided,
    /// 异议答复
    ObjectionAnswered,
    /// 紧急查阅告知 (to the head of the unit): supervision looks at what it has no other right to see.
    GlassBroken,
    /// 期限将至 (to staff)
    DeadlineNear,
    /// 已督办 (to staff)
    Escalated,
}

/// The language of notices to a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Locale {
    #[default]
    #[serde(rename = "zh-CN")]
    ZhCn,
    #[serde(rename = "en")]
    En,
}

/// One notice by one way. The address is looked up when it is sent, so the history holds none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    pub kind: NoticeKind,
    pub to: PersonId,
    pub channel: Channel,
}
