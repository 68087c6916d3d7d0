//! Ways in and ways out.

use async_graphql::Enum;
use domain::{case, licence_application};

/// By which way an application came in (申请渠道)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "licence_application::IntakeChannel")]
pub enum Channel {
    /// By the driver (网上)
    Online,
    /// By a clerk for the person at the counter (窗口)
    Counter,
    /// By a clerk at the person's home (上门)
    HomeVisit,
}

/// By which way a notice goes out (通知方式)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "case::Channel")]
pub enum NoticeChannel {
    /// 站内消息
    InApp,
    /// 电子邮件
    Mail,
    /// 短信
    Sms,
    /// 纸质通知
    Paper,
    /// 电话
    Phone,
}

/// The language of notices (通知语言)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "case::Locale")]
pub enum Locale {
    /// 简体中文
    ZhCn,
    /// English
    En,
}
