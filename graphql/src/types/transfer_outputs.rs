//! What comes of a transfer: number, fees, plates and papers.

use crate::{Words, date::Date};
use async_graphql::{Enum, SimpleObject};
use domain::{
    deadline::rule,
    time::Moment,
    vehicle_transfer::{self as transfer, Done, Fees, HandOver, Number},
};

/// How far the number is (号牌号码进度)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum PlateStatus {
    /// 未选号
    None,
    /// A draw is under way (选号中)
    Asked,
    /// One of several can be chosen (待选定)
    Offered,
    /// Chosen; the pool has to keep it (待保留)
    Chosen,
    /// 已保留
    Reserved,
    /// On the vehicle (已启用)
    Assigned,
}

/// The plate number of a transfer (号牌号码)
#[derive(Clone, Debug, SimpleObject)]
pub struct TransferPlate {
    pub status: PlateStatus,
    /// The number that the vehicle is to have; masked for others than the applicant's side and the office (号牌号码)
    pub number: Option<String>,
    /// What can be chosen from; for the applicant's side, and for intake staff where the applicant came to a desk (备选号码)
    pub offered: Vec<String>,
    /// Until when it is offered or kept; the moment itself is not included.
    pub until: Option<Moment>,
}

impl TransferPlate {
    /// `choosing`: the reader chooses one; `whole`: numbers are not masked to them.
    pub(crate) fn new(number: &Number, choosing: bool, whole: bool) -> Self {
        let shown = |number: &domain::identifier::PlateNumber| {
            Some(if whole {
                number.to_string()
            } else {
                number.masked()
            })
        };
        let (status, plate, until) = match number {
            Number::None => (PlateStatus::None, None, None),
            Number::Asked => (PlateStatus::Asked, None, None),
            Number::Offered(offered) => (PlateStatus::Offered, None, Some(offered.until)),
            Number::Chosen(number) => (PlateStatus::Chosen, shown(number), None),
            Number::Reserved(kept) => (PlateStatus::Reserved, shown(&kept.number), Some(kept.until)),
            Number::Assigned(number) => (PlateStatus::Assigned, shown(number), None),
        };
        let offered = match number {
            Number::Offered(offered) if choosing => offered.numbers.iter().map(ToString::to_string).collect(),
            _ => vec![],
        };
        Self {
            status,
            number: plate,
            offered,
            until,
        }
    }
}

/// Whether something is to be paid (缴费情况)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum FeeStatus {
    /// 未核定
    NotSet,
    /// 无须缴费
    NoneDue,
    /// 待缴费
    Due,
    /// 已缴费
    Paid,
    /// 已免收
    Waived,
}

/// What is to be paid (费用)
#[derive(Clone, Debug, SimpleObject)]
pub struct TransferFees {
    pub status: FeeStatus,
    /// In fen.
    pub fen: Option<u32>,
    /// The number of the receipt; for the applicant's side and staff (票据号)
    pub receipt: Option<String>,
}

impl TransferFees {
    /// `receipt`: whether the reader may see it.
    pub(crate) fn new(fees: &Fees, receipt: bool) -> Self {
        let (status, fen, number) = match fees {
            Fees::NotSet => (FeeStatus::NotSet, None, None),
            Fees::NoneDue => (FeeStatus::NoneDue, None, None),
            Fees::Due { fen } => (FeeStatus::Due, Some(*fen), None),
            Fees::Paid { fen, receipt } => (FeeStatus::Paid, Some(*fen), Some(receipt.to_string())),
            Fees::Waived { .. } => (FeeStatus::Waived, None, None),
        };
        Self {
            status,
            fen,
            receipt: number.filter(|_| receipt),
        }
    }
}

/// A temporary plate (临时行驶车号牌)
#[derive(Clone, Debug, SimpleObject)]
pub struct TemporaryPlate {
    /// The id of the rule that sets its days.
    pub rule: &'static str,
    pub rule_words: Words,
    /// Its last day (有效期止)
    pub valid_to: Date,
}

/// What comes of the case (办理结果物)
#[expect(clippy::struct_excessive_bools, reason = "each is a field of the schema")]
#[derive(Clone, Debug, SimpleObject)]
pub struct TransferOutputs {
    /// The old plates and the permit were taken in (收回号牌、行驶证)
    pub plates_withdrawn: bool,
    pub temporary_plate: Option<TemporaryPlate>,
    /// The registration certificate is endorsed (签注登记证书)
    pub certificate_endorsed: bool,
    /// The plates came to the owner (发放号牌)
    pub plates_handed_over: bool,
    /// The number of the consignment, where they were posted; for the applicant's side and staff (邮件号)
    pub consignment: Option<String>,
    /// The electronic file is made and can be asked for (电子档案已备妥)
    pub file_ready: bool,
    /// The register of the other end says that the vehicle has left (转出地已办结)
    pub origin_closed: bool,
    /// 归档
    pub archived: bool,
}

impl TransferOutputs {
    /// `consignment`: whether the reader may see it.
    pub(crate) fn new(outputs: &transfer::Outputs, consignment: bool) -> Self {
        let temporary = outputs.temporary.map(|temporary| TemporaryPlate {
            rule: temporary.rule.as_str(),
            rule_words: Words::new(rule(temporary.rule).title_zh, rule(temporary.rule).title_en),
            valid_to: temporary.valid_to.into(),
        });
        let posted = match &outputs.handed_over {
            Some(HandOver::Posted { consignment }) => Some(consignment.to_string()),
            Some(HandOver::AtTheCounter) | None => None,
        };
        Self {
            plates_withdrawn: outputs.has(Done::PlatesWithdrawn),
            temporary_plate: temporary,
            certificate_endorsed: outputs.has(Done::CertificateEndorsed),
            plates_handed_over: outputs.handed_over.is_some(),
            consignment: posted.filter(|_| consignment),
            file_ready: outputs.has(Done::FileReady),
            origin_closed: outputs.has(Done::OriginClosed),
            archived: outputs.has(Done::Archived),
        }
    }
}
