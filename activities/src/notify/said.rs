//! What the notices of every kind of case say alike.

use super::Call;
use crate::templates::{NoticeOffice, NoticeText, Wording};
use chrono::NaiveDate;
use domain::{
    case::{Casework, OwnEffect},
    deadline::{self, Deadline, DeadlineStatus, Obligation, RuleId},
    identifier::OfficeCode,
    law::Text,
    time::{Moment, office_day},
};
use store::{Store, StoreError};

/// A notice of a case that says nothing but what it is about, and who speaks.
pub(super) async fn nothing_yet(
    store: &Store,
    call: &Call,
    (business, office, at): (Text, &OfficeCode, Moment),
) -> Result<NoticeText, StoreError> {
    Ok(NoticeText {
        case: call.case.clone(),
        wording: Wording::default(),
        business,
        office: NoticeOffice {
            name: office_name(store, office).await?,
            address: None,
            phone: None,
        },
        person: None,
        day: office_day(at),
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
    })
}

/// What was handed in, and when.
pub(super) fn receipt<E: OwnEffect>(text: &mut NoticeText, work: &Casework<E>) {
    let documents = work.documents.iter();
    text.received_on = Some(office_day(work.received_at));
    text.received = documents.map(|document| document.kind.words().into()).collect();
}

/// The last day of the newest period of a rule.
pub(super) fn due(deadlines: &[Deadline], rule: RuleId) -> Option<NaiveDate> {
    let mut newest_first = deadlines.iter().rev();
    newest_first
        .find(|deadline| deadline.rule == rule)
        .map(|deadline| deadline.due)
}

/// The duty of an office that is due soon, in a notice to staff.
pub(super) fn duty_near(text: &mut NoticeText, deadlines: &[Deadline]) {
    duty(text, deadlines, |one| {
        one.warned && one.status == DeadlineStatus::Running
    });
}

/// The one that is overdue.
pub(super) fn duty_missed(text: &mut NoticeText, deadlines: &[Deadline]) {
    duty(text, deadlines, |one| one.status == DeadlineStatus::Expired);
}

/// The newest duty of this sort.
fn duty(text: &mut NoticeText, deadlines: &[Deadline], wanted: impl Fn(&Deadline) -> bool) {
    let mut newest_first = deadlines.iter().rev();
    let found = newest_first.find(|one| one.obligation == Obligation::Duty && wanted(one));
    if let Some(found) = found {
        let rule = deadline::rule(found.rule);
        text.duty = Some(both(rule.title_zh, rule.title_en));
        text.deadline = Some(found.due);
    }
}

/// An office of a registry elsewhere may be unknown here: then its code tells which it is.
pub(crate) async fn office_name(store: &Store, code: &OfficeCode) -> Result<Text, StoreError> {
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

/// The office as a sentence names it.
pub(super) fn in_a_sentence(name: &Text) -> (&str, String) {
    (name.zh.as_str(), format!("the {}", name.en))
}

pub(super) fn both(zh: impl Into<String>, en: impl Into<String>) -> Text {
    Text {
        zh: zh.into(),
        en: en.into(),
    }
}
