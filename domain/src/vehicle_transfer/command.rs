//! What can be asked of a transfer.

use super::{Party, TransferChannel, TransferEffect, VehicleRecord};
use crate::{
    access::PersonId,
    case::{Applicant, CaseCommand, Channel, Document, EffectId, FreeText, Outcome, TaskId},
    file_handover::FileReport,
    identifier::{OfficeCode, PlateNumber, Vin},
    law::{
        service::ServiceManner,
        vehicle::{
            AgentFacts, TradeFacts, TransferGround,
            document::{TitleProof, TransferDocument},
            inspection::{InspectionRecord, Reference},
        },
    },
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
    /// 提交申请 / 窗口代录 / 服务站代录 (Order 164, articles 25 and 27)
    Submit(Box<Submission>),
    /// 一次告知补正 (Order 164, article 3)
    RequestCorrection { missing: Vec<MissingPaper> },
    /// 补正
    AnswerCorrection {
        documents: Vec<Document>,
        words: Option<FreeText>,
    },
    /// 调档 (Order 164, article 27(3))
    RequestFile,
    /// 预受理, at a counter. `checked`: what a person looked into, where the rules or the data leave something open.
    PreAccept { checked: Option<FreeText> },
    /// 再次核查: ask the registers again.
    AskRegisters,
    /// 受理
    Accept { checked: Option<FreeText> },
    /// 不予受理 (Order 164, article 3)
    Decline {
        grounds: Vec<TransferGround>,
        words: FreeText,
    },
    /// Another party becomes known, such as a mortgagee.
    NameParty {
        party: Party,
        /// Who that is, for `record` to keep.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<Box<Applicant>>,
    },
    /// 核验代理权限 (Order 164, article 86): the paper of the party in this place was seen.
    SeePowers { party: u32, words: FreeText },
    /// 共同申请确认: somebody whom the rules ask to join says whether they do. `for`: staff record what the party in this place
    /// has signed on paper.
    Consent {
        agrees: bool,
        #[serde(default, rename = "for", skip_serializing_if = "Option::is_none")]
        for_party: Option<u32>,
    },
    /// 提出异议, in person or on paper.
    Object {
        words: FreeText,
        #[serde(default, rename = "for", skip_serializing_if = "Option::is_none")]
        for_party: Option<u32>,
    },
    /// 异议处理: `lifted` says that it does not stand, or was taken back.
    SettleObjection { lifted: bool, words: FreeText },
    /// 预约查验
    BookInspection { at: Moment },
    /// 未到场: nobody came to the appointment.
    RecordAbsence,
    /// 查验 (Order 164, articles 26, 27 and 73)
    RecordInspection { record: Box<InspectionRecord> },
    /// The handover of the file reports.
    ReportFile { report: FileReport },
    /// 提出审核意见，报审
    ProposeDecision { decision: ProposedDecision },
    /// 退回复审
    ReturnToReview { words: FreeText },
    /// 核准
    Approve,
    /// 不予办理 (Order 164, articles 3 and 29)
    Refuse {
        grounds: Vec<TransferGround>,
        words: FreeText,
    },
    /// 随机选号 (Order 164, article 43)
    AskForNumbers,
    /// One of the offered numbers.
    ChooseNumber { number: PlateNumber },
    /// 自行编排号码 (Order 164, article 43)
    ComposeNumber { number: String },
    /// 申请使用原号牌号码 (Order 164, article 44): the applicant had it on a vehicle before.
    ClaimFormerNumber { number: String },
    /// 核定费用: `fen` of zero means that nothing is due.
    SetFees { fen: u32 },
    /// 缴费登记
    RecordPayment { receipt: Reference },
    /// 免收
    WaiveFees { words: FreeText },
    /// 收回号牌、行驶证 (Order 164, articles 26 and 27)
    WithdrawPlates,
    /// 核发临时行驶车号牌 (Order 164, articles 27 and 47)
    IssueTemporaryPlate,
    /// 签注登记证书
    EndorseCertificate,
    /// 登记, or at the office of registration: 转出
    Register,
    /// 发放号牌
    HandOverPlates { manner: HandOver },
    /// 归档
    Archive,
    /// The registers report a change of their own accord.
    ReportVehicle {
        record: Box<VehicleRecord>,
        /// What the register of stolen vehicles says.
        stolen: bool,
    },
    /// The office of arrival reports that the vehicle which left is registered there.
    ReportArrival,
    /// 解除中止: the registry has taken back what stopped the case.
    LiftStop { words: FreeText },
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
        outcome: Outcome<TransferEffect>,
    },
    #[serde(untagged)]
    Case(CaseCommand),
}

/// An application. The parties are ids; who they are stands beside them, and nowhere else: no event and no state repeats it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Submission {
    pub channel: TransferChannel,
    /// The office that handles this step.
    pub office: OfficeCode,
    pub parties: Vec<Party>,
    /// Who the parties are, for `record` to keep apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Applicant>,
    pub vin: Vin,
    pub trade: TradeFacts,
    /// How title passed; `None` for moving house.
    pub title: Option<TitleProof>,
    /// By which ways the applicant's side wants to be told; at least one.
    pub notice_channels: BTreeSet<Channel>,
    /// What an agent, if there is one, has shown.
    pub agent: Option<AgentFacts>,
    /// The day of delivery, from which the time to apply is counted (Order 164, article 25).
    pub delivered_on: Option<NaiveDate>,
    #[serde(default)]
    pub documents: Vec<Document>,
}

impl Submission {
    /// Who stands before staff of the office with their document: those who act for whoever applies, where somebody does, or else
    /// whoever applies. `None` online, where nobody has papers to show, and at a service station, which is no part of the office and whose
    /// word of others is not the office's.
    pub fn at_the_desk(&self) -> Option<BTreeSet<PersonId>> {
        let of = |stands: fn(&Party) -> bool| -> BTreeSet<PersonId> {
            let there = self.parties.iter().filter(|party| stands(party));
            there.map(|party| party.person).collect()
        };
        match self.channel {
            TransferChannel::Online | TransferChannel::ServiceStation => None,
            TransferChannel::Counter => {
                let acting = of(Party::acts_for_the_applicant);
                Some(if acting.is_empty() {
                    of(Party::applies)
                } else {
                    acting
                })
            }
        }
    }
}

/// One line of the notice of correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingPaper {
    pub document: TransferDocument,
    /// What to do about it.
    pub words: FreeText,
}

/// What the reviewer proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "decision")]
pub enum ProposedDecision {
    /// `checked` says what a person looked into, where the rules or the data leave something open.
    Register { checked: Option<FreeText> },
    /// At least one ground.
    Refuse { grounds: Vec<TransferGround> },
}

/// How the plates came to the owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "manner")]
pub enum HandOver {
    AtTheCounter,
    Posted { consignment: Reference },
}

impl From<CaseCommand> for Command {
    fn from(command: CaseCommand) -> Self {
        Self::Case(command)
    }
}
