//! What an application's notices say, taken from its state.

use super::Call;
use crate::templates::{GroundText, NoticeOffice, NoticeText};
use chrono::NaiveDate;
use domain::{
    case::NoticeKind,
    deadline::{self, Deadline, DeadlineStatus, Obligation, RuleId},
    identifier::OfficeCode,
    law::{
        DecisionGround, Text, cite,
        remedy::{NoticeNames, remedy_notice},
    },
    licence_application::{
        ApplicationField, Decided, Decision, LicenceApplication, MissingItem, State, Wanted,
    },
    time::office_day,
};
use std::slice;
use store::{Store, StoreError, record};

const BUSINESS: (&str, &str) = (
    "机动车驾驶证电子版核发（特殊情形）",
    "electronic driving licence, special reason",
);

/// The office that speaks, and everything that the notice may say except whom it is for.
pub(super) async fn text(
    store: &Store,
    call: &Call,
    kind: NoticeKind,
) -> Result<(OfficeCode, NoticeText), StoreError> {
    let asked = record::when_asked::<LicenceApplication>(store, &call.case, call.effect.id).await?;
    let asked = asked.ok_or(StoreError::Missing("the notice in its case"))?;
    let state = asked.state;
    let mut text = NoticeText {
        case: call.case.clone(),
        business: both(BUSINESS.0, BUSINESS.1),
        office: NoticeOffice {
            name: office_name(store, &state.work.office).await?,
            address: None,
            phone: None,
        },
        person: None,
        day: office_day(asked.at),
        received_on: None,
        received: vec![],
        missing: vec![],
        grounds: vec![],
        reasons: None,
        deadline: None,
        remedy: None,
        certificate: state.certificate.clone(),
        competent_office: competent_office(store, &state).await?,
        receipt_code: (kind == NoticeKind::Receipt).then(|| store.keys().receipt_code(&call.case)),
        duty: None,
    };
    fill(&mut text, kind, &state);
    Ok((state.work.office, text))
}

/// What only this kind of notice says.
fn fill(text: &mut NoticeText, kind: NoticeKind, state: &State) {
    match kind {
        NoticeKind::Receipt => receipt(text, state),
        NoticeKind::CorrectionRequested => {
            let correction = state.correction.as_ref();
            text.missing = correction.map_or_else(Vec::new, |all| all.missing.iter().map(missing).collect());
            text.deadline = due(state, RuleId::CORRECTION_ANSWER);
        }
        NoticeKind::Lapsed => text.deadline = due(state, RuleId::CORRECTION_ANSWER),
        // After silence the day may have passed: then it promises nothing any more.
        NoticeKind::Accepted => {
            text.deadline = due(state, RuleId::EL_COUNTER).filter(|due| *due >= text.day);
        }
        NoticeKind::NotAccepted | NoticeKind::Refused | NoticeKind::Revoked => {
            if let Some(decision) = &state.decision {
                decided(text, decision);
            }
        }
        NoticeKind::DeadlineNear => duty(text, state, |one| {
            one.warned && one.status == DeadlineStatus::Running
        }),
        NoticeKind::Escalated => duty(text, state, |one| one.status == DeadlineStatus::Expired),
        // These say no more; those of a vehicle, an application never sends.
        NoticeKind::ConvertedToCounter
        | NoticeKind::Issued
        | NoticeKind::Delivered
        | NoticeKind::NotDelivered
        | NoticeKind::Withdrawn
        | NoticeKind::OwnerTold
        | NoticeKind::OnHold
        | NoticeKind::Resumed
        | NoticeKind::Stopped
        | NoticeKind::FileFailed
        | NoticeKind::Approved
        | NoticeKind::Registered
        | NoticeKind::TransferredOut => {}
    }
}

fn receipt(text: &mut NoticeText, state: &State) {
    let documents = state.work.documents.iter();
    text.received_on = Some(office_day(state.work.received_at));
    text.received = documents.map(|document| document.kind.words().into()).collect();
    text.deadline = due(state, RuleId::ALL_CORR);
}

/// The last day of the newest period of a rule.
fn due(state: &State, rule: RuleId) -> Option<NaiveDate> {
    let mut newest_first = state.work.deadlines.iter().rev();
    newest_first
        .find(|deadline| deadline.rule == rule)
        .map(|deadline| deadline.due)
}

/// A line of the correction: what it is about, then what to do, as staff wrote it.
fn missing(item: &MissingItem) -> Text {
    let what = match item.what {
        Wanted::Document { kind } => kind.words().into(),
        Wanted::Field { field } => field_words(field),
    };
    let words = item.words.as_str();
    both(format!("{}：{words}", what.zh), format!("{}: {words}", what.en))
}

fn field_words(field: ApplicationField) -> Text {
    match field {
        ApplicationField::Name => both("姓名", "name"),
        ApplicationField::IdentityDocument => both("身份证明", "identity document"),
        ApplicationField::Email => both("电子邮箱", "e-mail address"),
        ApplicationField::Phone => both("电话", "telephone number"),
        ApplicationField::Address => both("地址", "address"),
        ApplicationField::SpecialReason => both("特殊原因", "special reason"),
        ApplicationField::Explanation => both("情况说明", "explanation"),
    }
}

/// Grounds with their articles, the office's own words, and the remedies by the law of the day of the decision. A grant
/// names no remedy, and a negative notice without one is not written.
fn decided(text: &mut NoticeText, decision: &Decision) {
    let (grounds, words): (&[DecisionGround], _) = match &decision.decided {
        Decided::Granted => return,
        Decided::NotAccepted { grounds, words, .. } => (grounds, Some(words)),
        Decided::Refused { grounds, words } => (grounds, words.as_ref()),
        Decided::Revoked { ground, words } => (slice::from_ref(ground), Some(words)),
    };
    text.grounds = grounds.iter().map(|ground| spelt_out(*ground)).collect();
    text.reasons = words.map(|words| words.as_str().to_owned());
    let name = &text.office.name;
    let office = (name.zh.as_str(), &*format!("the {}", name.en));
    text.remedy = Some(remedy_notice(office_day(decision.at), NoticeNames { office }));
}

fn spelt_out(ground: DecisionGround) -> GroundText {
    GroundText {
        words: ground.words().into(),
        article: ground.article().map(cite),
    }
}

/// What is due, in a notice to staff: the newest duty of the office of this sort.
fn duty(text: &mut NoticeText, state: &State, wanted: impl Fn(&Deadline) -> bool) {
    let mut newest_first = state.work.deadlines.iter().rev();
    let found = newest_first.find(|one| one.obligation == Obligation::Duty && wanted(one));
    if let Some(found) = found {
        let rule = deadline::rule(found.rule);
        text.duty = Some(both(rule.title_zh, rule.title_en));
        text.deadline = Some(found.due);
    }
}

/// The office to go to, where the decision names it.
async fn competent_office(store: &Store, state: &State) -> Result<Option<Text>, StoreError> {
    let decided = state.decision.as_ref().map(|decision| &decision.decided);
    let Some(Decided::NotAccepted {
        competent_office: Some(code),
        ..
    }) = decided
    else {
        return Ok(None);
    };
    let name = office_name(store, code).await?;
    Ok(Some(both(name.zh, format!("the {}", name.en))))
}

/// An office of a registry elsewhere may be unknown here: then its code tells which it is.
async fn office_name(store: &Store, code: &OfficeCode) -> Result<Text, StoreError> {
    let known = store.office_data().office(code).await?;
    Ok(known.map_or_else(
        || {
            both(
                format!("车辆管理所（机构代码{code}）"),
                format!("vehicle office with the code {code}"),
            )
        },
        |office| both(office.name_zh, office.name_en),
    ))
}

fn both(zh: impl Into<String>, en: impl Into<String>) -> Text {
    Text {
        zh: zh.into(),
        en: en.into(),
    }
}
