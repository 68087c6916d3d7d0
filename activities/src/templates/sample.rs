//! A notice of each kind, with everything that its template may ask for and nothing else.

use super::{GroundText, NoticeOffice, NoticeText, Wording};
use chrono::NaiveDate;
use domain::{
    case::NoticeKind,
    identifier::{CaseNumber, CertificateNumber},
    law::{DecisionGround, EvidenceGround, Text, cite, remedy},
};

fn text(zh: &str, en: &str) -> Text {
    Text {
        zh: zh.to_owned(),
        en: en.to_owned(),
    }
}

fn day() -> NaiveDate {
    "2021-10-22".parse().unwrap()
}

fn bare() -> NoticeText {
    NoticeText {
        case: CaseNumber::new(&"33010000".parse().unwrap(), day(), *b"notes").unwrap(),
        wording: Wording::default(),
        business: text(
            "机动车驾驶证电子版核发（特殊情形）",
            "electronic driving licence, special reason",
        ),
        office: NoticeOffice {
            name: text("杭州市公安局交通警察支队车辆管理所", "Hangzhou vehicle office"),
            address: Some(text(
                "杭州市西湖区某某路1号",
                "1 Moumou Road, Xihu District, Hangzhou",
            )),
            phone: Some("0571-80000000".to_owned()),
        },
        person: Some("张三丰".parse().unwrap()),
        day: day(),
        received_on: None,
        received: vec![],
        missing: vec![],
        grounds: vec![],
        reasons: None,
        cause: None,
        deadline: None,
        remedy: None,
        certificate: None,
        competent_office: None,
        receipt_code: None,
        duty: None,
    }
}

/// What a case would put into a notice of this kind.
pub(crate) fn sample(kind: NoticeKind) -> NoticeText {
    let mut notice = bare();
    let next_week = Some(next_week());
    match kind {
        NoticeKind::Receipt => fill_of_receipt(&mut notice),
        NoticeKind::CorrectionRequested => {
            notice.missing = vec![
                text(
                    "六个月内拍摄的白底彩色照片",
                    "a colour photograph on a white background, at most six months old",
                ),
                text("特殊情形的书面说明", "a written account of the special reason"),
            ];
            notice.deadline = next_week;
        }
        NoticeKind::Accepted | NoticeKind::ConvertedToCounter | NoticeKind::Lapsed => {
            notice.deadline = next_week;
        }
        NoticeKind::NotAccepted => {
            notice.grounds = vec![ground(DecisionGround::NotCompetent)];
            notice.competent_office = Some(text(
                "成都市公安局交通管理局车辆管理所",
                "the Chengdu vehicle office",
            ));
            notice.remedy = Some(remedy());
        }
        NoticeKind::Refused => {
            notice.grounds = vec![
                ground(DecisionGround::StatusB),
                ground(DecisionGround::AlreadyIssued),
            ];
            notice.remedy = Some(remedy());
        }
        NoticeKind::Revoked => {
            notice.grounds = vec![ground(DecisionGround::FalseMaterial)];
            notice.reasons = Some("提交的体检证明系伪造。".to_owned());
            notice.certificate = Some(certificate());
            notice.remedy = Some(remedy());
        }
        NoticeKind::Issued | NoticeKind::Delivered | NoticeKind::NotDelivered => {
            notice.certificate = Some(certificate());
        }
        NoticeKind::OnHold => {
            notice.missing = vec![text(
                "道路交通安全违法行为尚未处理完毕",
                "traffic violations that are not settled",
            )];
        }
        NoticeKind::Stopped => {
            notice.grounds = vec![GroundText {
                words: text("机动车被人民法院查封", "the vehicle is under seizure by a court"),
                article: None,
            }];
        }
        NoticeKind::FileFailed => notice.cause = Some(text("档案遗失", "the file was lost")),
        NoticeKind::AccessOpened
        | NoticeKind::AccessExtended
        | NoticeKind::AccessEnded
        | NoticeKind::VisitBooked
        | NoticeKind::GlassBroken => fill_of_access(&mut notice, kind),
        NoticeKind::OwnerTold
        | NoticeKind::Resumed
        | NoticeKind::Approved
        | NoticeKind::Registered
        | NoticeKind::TransferredOut
        | NoticeKind::CopiesReady
        | NoticeKind::RecusalDecided
        | NoticeKind::ObjectionAnswered
        | NoticeKind::Withdrawn => {}
        NoticeKind::DeadlineNear | NoticeKind::Escalated => {
            notice.duty = Some(text("窗口审核", "review at the counter"));
            notice.deadline = next_week;
        }
    }
    notice
}

fn fill_of_receipt(notice: &mut NoticeText) {
    notice.received_on = Some(day());
    notice.received = vec![
        text("居民身份证", "resident ID card"),
        text("白底彩色照片", "colour photograph on a white background"),
    ];
    notice.deadline = Some(next_week());
    notice.receipt_code = Some("7K3M9QZ2".to_owned());
}

/// What only notices of access to evidence say.
fn fill_of_access(notice: &mut NoticeText, kind: NoticeKind) {
    match kind {
        NoticeKind::AccessExtended => notice.deadline = Some(next_week()),
        NoticeKind::AccessEnded => {
            notice.cause = Some(text("查阅期限届满", "the time to see it has passed"));
        }
        NoticeKind::VisitBooked => {
            notice.cause = Some(text("2021年10月29日09:30", "29 October 2021, 09:30"));
        }
        NoticeKind::AccessOpened => {
            notice.deadline = Some(next_week());
            notice.grounds = vec![GroundText {
                words: EvidenceGround::ConfidentialItem.words().into(),
                article: EvidenceGround::ConfidentialItem.article().map(cite),
            }];
            notice.remedy = Some(remedy());
        }
        NoticeKind::GlassBroken => notice.reasons = Some("核查投诉。".to_owned()),
        _ => {}
    }
}

fn next_week() -> NaiveDate {
    "2021-10-29".parse().unwrap()
}

/// The same of the business of a vehicle.
pub(crate) fn sample_of_vehicle(kind: NoticeKind) -> NoticeText {
    let mut notice = sample(kind);
    notice.wording = Wording::Vehicle;
    notice.business = text(
        "二手车异地交易登记",
        "transfer of a used vehicle from another place",
    );
    if kind == NoticeKind::Lapsed {
        notice.duty = Some(text("交验机动车", "the vehicle was not shown to us"));
    }
    notice
}

/// The same of evidence.
pub(crate) fn sample_of_evidence(kind: NoticeKind) -> NoticeText {
    let mut notice = sample(kind);
    notice.wording = Wording::Evidence;
    notice.business = text("交通事故证据材料网上查阅", "access to accident evidence");
    notice
}

fn ground(ground: DecisionGround) -> GroundText {
    GroundText {
        words: ground.words().into(),
        article: ground.article().map(cite),
    }
}

fn remedy() -> Text {
    let office = (
        "杭州市公安局交通警察支队车辆管理所",
        "the Hangzhou vehicle office",
    );
    remedy::remedy_notice(day(), remedy::NoticeNames { office })
}

fn certificate() -> CertificateNumber {
    CertificateNumber::new("11100000000013338W999", "330100", "20211022000001", "001").unwrap()
}
