//! What can be asked of an application for evidence.

use super::{
    Authority, EvidenceChannel, EvidenceEffect, EvidencePaper, OneTimeCode, Standing, Verdict, Wanted,
};
use crate::{
    access::PersonId,
    accident::{AccidentFile, AccidentNumber, ItemId},
    case::{Applicant, CaseCommand, Channel, Document, EffectId, FreeText, Outcome, TaskId},
    identifier::OfficeCode,
    law::{EvidenceGround, service::ServiceManner},
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
    /// 提交查阅申请 / 窗口代录 (W-EV1, W-EV2)
    Submit(Box<Submission>),
    /// 一次告知补正
    RequestCorrection { missing: Vec<MissingPaper> },
    /// 补正. `authority` takes the place of the one before.
    AnswerCorrection {
        documents: Vec<Document>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        authority: Option<Authority>,
        words: Option<FreeText>,
    },
    /// 受理. `area_confirmed`: a person checked that the measure is in use, where the lists do not say.
    Accept { area_confirmed: bool },
    /// 不予受理
    Decline {
        grounds: Vec<EvidenceGround>,
        words: FreeText,
    },
    /// 逐项意见: the verdict on one item.
    JudgeItem { item: ItemId, verdict: Verdict },
    /// 提出审核意见，报审
    ProposeDecision {
        task: TaskId,
        fence: u32,
        decision: ProposedDecision,
    },
    /// 退回复审
    ReturnToReview { words: FreeText },
    /// 负责人同意 (W-EV2): to all that was proposed. `opens_on`: not before this day.
    Consent { opens_on: Option<NaiveDate> },
    /// 重新制作: make the pages again that could not be made.
    RetryPages,
    /// 延长查阅期限
    ExtendGrant { days: u16 },
    /// 撤销查阅
    RevokeGrant { words: FreeText },
    /// 续期: the time has passed; nothing is to be shown again.
    RenewGrant,
    /// 代理权终止
    EndAuthority,
    /// 获取验证码
    AskForCode,
    /// 验证并查阅
    OpenViewing { code: OneTimeCode },
    /// 预约到场查阅, for who has no phone.
    BookVisit { at: Moment },
    /// 到场登记
    RecordVisit { attended: bool },
    /// 申请复制 (Order 146, article 65)
    AskForCopies { items: BTreeSet<ItemId> },
    /// 发放复制件: copies under the seal of the unit are ready.
    IssueCopies,
    /// 申请回避 (Order 146, article 105)
    AskForRecusal { officer: PersonId, words: FreeText },
    /// 回避决定
    DecideRecusal { granted: bool, words: FreeText },
    /// 回避: somebody stands aside, of themselves or by the head.
    ExcludeStaff { person: PersonId, words: FreeText },
    /// 紧急查阅: supervision looks at the originals for an hour, and the head hears of it.
    BreakGlass { reason: FreeText },
    /// 异议
    Object { words: FreeText },
    /// 异议处理: `upheld` says that what was refused is looked at again.
    AnswerObjection { upheld: bool, words: FreeText },
    /// 重新作出决定, after administrative review (its decision's reference).
    Reopen { review_decision: FreeText },
    /// The unit's register reports a change of the file.
    ReportAccident { file: Box<AccidentFile> },
    /// 撤回申请
    Withdraw,
    /// 送达登记. `consent`: the person agreed to this manner beforehand.
    RecordService {
        manner: ServiceManner,
        day: NaiveDate,
        consent: bool,
    },
    /// 后续事项办结: what a machine could not do is done.
    CompleteFollowUp {
        task: TaskId,
        fence: u32,
        words: FreeText,
    },
    /// The answer of an effect.
    Settle {
        effect: EffectId,
        outcome: Outcome<EvidenceEffect>,
    },
    #[serde(untagged)]
    Case(CaseCommand),
}

/// An application. People are ids; who they are stands beside them, and nowhere else: no event and no state repeats it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Submission {
    pub channel: EvidenceChannel,
    /// The accident unit.
    pub office: OfficeCode,
    pub applicant: PersonId,
    /// Who the applicant is and for whom they act, for `record` to keep apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Applicant>,
    pub accident: AccidentNumber,
    pub standing: Standing,
    pub wanted: Wanted,
    /// May be given, is never demanded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<FreeText>,
    /// By which ways the person wants to be told; at least one.
    pub notice_channels: BTreeSet<Channel>,
    #[serde(default)]
    pub documents: Vec<Document>,
}

impl Submission {
    /// Who stands before staff of the unit with their document; `None` online. The one for whom they act does not.
    pub fn at_the_desk(&self) -> Option<BTreeSet<PersonId>> {
        let there = self.channel == EvidenceChannel::Counter;
        there.then(|| [self.applicant].into())
    }
}

/// One line of the notice of correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingPaper {
    pub paper: EvidencePaper,
    /// What to do about it.
    pub words: FreeText,
}

/// What the reviewer proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "decision")]
pub enum ProposedDecision {
    /// As the verdicts say. `checked`: what a person looked into, where the rules or the data leave something open.
    Release { checked: Option<FreeText> },
    /// The application as a whole; at least one ground.
    Refuse {
        grounds: Vec<EvidenceGround>,
        words: FreeText,
    },
}

impl From<CaseCommand> for Command {
    fn from(command: CaseCommand) -> Self {
        Self::Case(command)
    }
}
