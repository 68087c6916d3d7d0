//! What can be asked of an application.

use super::{Applicant, IntakeChannel, LicenceEffect};
use crate::{
    case::{CaseCommand, Channel, Document, EffectId, FreeText, Outcome, TaskId},
    identifier::OfficeCode,
    law::{DecisionGround, SpecialReason, guide::DocumentKind, service::ServiceManner},
    time::Moment,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A command. On the wire it is one flat object whose `command` is the variant's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "command"
)]
pub enum Command {
    /// 提交申请 / 窗口代录 (Order 162, articles 7 and 61)
    Submit(Box<Submission>),
    /// 补录收件时间审批: a second person consents to an earlier time of receipt, or does not.
    ConfirmReceivedAt { consent: bool },
    /// 一次告知补正: everything that is missing, once (Administrative Licensing Law, article 32(1)4)
    RequestCorrection { missing: Vec<MissingItem> },
    /// 补正
    AnswerCorrection {
        documents: Vec<Document>,
        words: Option<FreeText>,
    },
    /// 受理 (Administrative Licensing Law, article 32(1)5). `rollout_confirmed`: a person checked that the city is open,
    /// where the lists do not say.
    Accept { rollout_confirmed: bool },
    /// 不予受理 (Administrative Licensing Law, article 32(1)2)
    Decline {
        grounds: Vec<DecisionGround>,
        words: FreeText,
    },
    /// 提出审核意见，报审
    ProposeDecision {
        task: TaskId,
        fence: u32,
        decision: ProposedDecision,
        remarks: Option<FreeText>,
    },
    /// 退回复审: the lead asks for further review.
    ReturnToReview { words: FreeText },
    /// 准予核发 (Order 162, article 61; Administrative Licensing Law, article 38(1))
    Approve,
    /// 不予核发 (Administrative Licensing Law, article 38(2))
    Refuse {
        grounds: Vec<DecisionGround>,
        words: Option<FreeText>,
    },
    /// 开展调查 (Order 162, article 83)
    OpenInquiry { reason: FreeText },
    /// 调查结束
    CloseInquiry { result: FreeText },
    /// 转为现场办理 (Order 162, article 83(2))
    ConvertToCounter,
    /// 撤回申请
    Withdraw,
    /// 送达登记. `consent`: the person agreed to this manner beforehand.
    RecordService {
        manner: ServiceManner,
        day: NaiveDate,
        consent: bool,
    },
    /// 重新投递: deliver again to an account that was missing.
    RetryDelivery,
    /// 后续事项办结: what a machine could not do is done.
    CompleteFollowUp {
        task: TaskId,
        fence: u32,
        words: FreeText,
    },
    /// 重新作出决定, after administrative review (its decision's reference)
    Reopen { review_decision: FreeText },
    /// 撤销 (Administrative Licensing Law, article 69)
    Revoke { ground: DecisionGround, words: FreeText },
    /// The answer of an effect.
    Settle {
        effect: EffectId,
        outcome: Outcome<LicenceEffect>,
    },
    #[serde(untagged)]
    Case(CaseCommand),
}

/// An application. Only here are personal details: no event and no state repeats them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Submission {
    pub applicant: Applicant,
    pub channel: IntakeChannel,
    pub special_reason: SpecialReason,
    /// In the applicant's words; needed for `OTHER`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<FreeText>,
    /// The office that handles it.
    pub office: OfficeCode,
    /// By which ways the person wants to be told; at least one.
    pub notice_channels: BTreeSet<Channel>,
    /// The true time of receipt of a paper application that was taken during an outage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_earlier: Option<EarlierReceipt>,
    #[serde(default)]
    pub documents: Vec<Document>,
}

/// A time of receipt before the entry. It counts once a second person consents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierReceipt {
    pub at: Moment,
    pub reason: FreeText,
}

/// One line of the notice of correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingItem {
    pub what: Wanted,
    /// What to do about it.
    pub words: FreeText,
}

/// What is to be supplied or put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "type")]
pub enum Wanted {
    Document { kind: DocumentKind },
    Field { field: ApplicationField },
}

/// A field of the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ApplicationField {
    Name,
    IdentityDocument,
    Email,
    Phone,
    Address,
    SpecialReason,
    Explanation,
}

/// What the reviewer proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "decision")]
pub enum ProposedDecision {
    /// `checked` says what a person looked into, where the registry's answer leaves a doubt.
    Grant { checked: Option<FreeText> },
    /// At least one ground.
    Refuse { grounds: Vec<DecisionGround> },
}

impl From<CaseCommand> for Command {
    fn from(command: CaseCommand) -> Self {
        Self::Case(command)
    }
}
