//! What an application's notices say, taken from its state.

use super::{
    Call,
    said::{both, due, duty_missed, duty_near, in_a_sentence, nothing_yet, office_name, receipt},
};
use crate::templates::{GroundText, NoticeText};
use domain::{
    case::NoticeKind,
    deadline::RuleId,
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
    let business = both(BUSINESS.0, BUSINESS.1);
    let mut text = nothing_yet(store, call, (business, &state.work.office, asked.at)).await?;
    text.certificate = state.certificate.clone();
    text.competent_office = competent_office(store, &state).await?;
    text.receipt_code = (kind == NoticeKind::Receipt).then(|| store.keys().receipt_code(&call.case));
    fill(&mut text, kind, &state);
    Ok((state.work.office, text))
}

/// What only this kind of notice says.
fn fill(text: &mut NoticeText, kind: NoticeKind, state: &State) {
    let deadlines = &state.work.deadlines;
    match kind {
        NoticeKind::Receipt => {
            receipt(text, &state.work);
            text.deadline = due(deadlines, RuleId::ALL_CORR);
        }
        NoticeKind::CorrectionRequested => {
            let correction = state.correction.as_ref();
            text.missing = correction.map_or_else(Vec::new, |all| all.missing.iter().map(missing).collect());
            text.deadline = due(deadlines, RuleId::CORRECTION_ANSWER);
        }
        NoticeKind::Lapsed => text.deadline = due(deadlines, RuleId::CORRECTION_ANSWER),
        // After silence the day may have passed: then it promises nothing any more.
        NoticeKind::Accepted => {
            text.deadline = due(deadlines, RuleId::EL_COUNTER).filter(|due| *due >= text.day);
        }
        NoticeKind::NotAccepted | NoticeKind::Refused | NoticeKind::Revoked => {
            if let Some(decision) = &state.decision {
                decided(text, decision);
            }
        }
        NoticeKind::DeadlineNear => duty_near(text, deadlines),
        NoticeKind::Escalated => duty_missed(text, deadlines),
        // The others say no more, or are never sent by an application.
        _ => {}
    }
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
    let (zh, en) = in_a_sentence(&text.office.name);
    let office = (zh, en.as_str());
    text.remedy = Some(remedy_notice(office_day(decision.at), NoticeNames { office }));
}

fn spelt_out(ground: DecisionGround) -> GroundText {
    GroundText {
        words: ground.words().into(),
        article: ground.article().map(cite),
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
    let (zh, en) = in_a_sentence(&name);
    Ok(Some(both(zh, en)))
}
