//! What the notices of an application for evidence say, taken from its state. None of them names an item, a person or the accident:
//! mails and telephones are read by others.

use super::{
    Call,
    said::{both, due, duty_missed, duty_near, in_a_sentence, nothing_yet, receipt},
};
use crate::templates::{GroundText, NoticeText, Wording};
use chrono::{NaiveDate, TimeDelta};
use domain::{
    case::NoticeKind,
    deadline::RuleId,
    evidence_access::{Decided, EvidenceAccess, MissingPaper, State, Verdict},
    identifier::OfficeCode,
    law::{
        EvidenceGround, Text, cite,
        remedy::{NoticeNames, remedy_notice},
    },
    time::{Moment, office_day, office_wall_clock},
};
use std::collections::BTreeSet;
use store::{Store, StoreError, record};

/// The unit that speaks, and everything that the notice may say except whom it is for.
pub(super) async fn text(
    store: &Store,
    call: &Call,
    kind: NoticeKind,
) -> Result<(OfficeCode, NoticeText), StoreError> {
    let asked = record::when_asked::<EvidenceAccess>(store, &call.case, call.effect.id).await?;
    let asked = asked.ok_or(StoreError::Missing("the notice in its case"))?;
    let state = asked.state;
    let business = both("交通事故证据材料网上查阅", "access to accident evidence");
    let mut text = nothing_yet(store, call, (business, &state.work.office, asked.at)).await?;
    text.wording = Wording::Evidence;
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
            text.deadline = due(deadlines, RuleId::EV_DECIDE);
        }
        NoticeKind::CorrectionRequested => {
            let correction = state.correction.as_ref();
            text.missing = correction.map_or_else(Vec::new, |all| all.missing.iter().map(missing).collect());
            text.deadline = due(deadlines, RuleId::CORRECTION_ANSWER);
        }
        NoticeKind::Accepted => text.deadline = due(deadlines, RuleId::EV_DECIDE),
        NoticeKind::Lapsed => text.deadline = due(deadlines, RuleId::CORRECTION_ANSWER),
        NoticeKind::NotAccepted | NoticeKind::Refused | NoticeKind::Revoked => decided(text, state),
        NoticeKind::AccessOpened => {
            text.deadline = last_day(state);
            decided(text, state);
        }
        NoticeKind::AccessExtended => text.deadline = last_day(state),
        NoticeKind::AccessEnded => {
            let ended = state.grant.as_ref().and_then(|grant| grant.ended);
            text.cause = ended.map(|because| because.words().into());
        }
        NoticeKind::OnHold => text.missing = vec![held(state)],
        NoticeKind::VisitBooked => text.cause = state.visit.map(|visit| moment(visit.at)),
        NoticeKind::GlassBroken => {
            let glass = state.glass.as_ref();
            text.reasons = glass.map(|glass| glass.reason.as_str().to_owned());
        }
        NoticeKind::DeadlineNear => duty_near(text, deadlines),
        NoticeKind::Escalated => duty_missed(text, deadlines),
        // The others say no more, or are never sent by this kind.
        _ => {}
    }
}

/// A line of the correction: what it is about, then what to do, as staff wrote it.
fn missing(paper: &MissingPaper) -> Text {
    let (what, words) = (paper.paper.words(), paper.words.as_str());
    both(format!("{}：{words}", what.zh), format!("{}: {words}", what.en))
}

/// Grounds with their articles, the unit's own words, and what can be done against whatever was denied.
fn decided(text: &mut NoticeText, state: &State) {
    let Some(decision) = &state.decision else { return };
    let (grounds, words): (BTreeSet<_>, _) = match &decision.decided {
        Decided::NotAccepted { grounds, words } => (grounds.iter().copied().collect(), Some(words)),
        Decided::Refused { grounds, words } if !grounds.is_empty() => {
            (grounds.iter().copied().collect(), words.as_ref())
        }
        Decided::Refused { words, .. } => (of_items(state), words.as_ref()),
        Decided::Released => (of_items(state), None),
        Decided::Revoked { words } => (BTreeSet::new(), Some(words)),
    };
    text.grounds = grounds.into_iter().map(spelt_out).collect();
    text.reasons = words.map(|words| words.as_str().to_owned());
    if state.is_contestable() {
        let (zh, en) = in_a_sentence(&text.office.name);
        let office = (zh, en.as_str());
        text.remedy = Some(remedy_notice(office_day(decision.at), NoticeNames { office }));
    }
}

/// Why items are not shown, each ground once.
fn of_items(state: &State) -> BTreeSet<EvidenceGround> {
    let verdicts = state.verdicts.values();
    let refused = verdicts.filter_map(|verdict| match verdict {
        Verdict::Refuse { ground, .. } => Some(*ground),
        Verdict::Release | Verdict::ReleaseRedacted { .. } => None,
    });
    refused.collect()
}

fn spelt_out(ground: EvidenceGround) -> GroundText {
    GroundText {
        words: ground.words().into(),
        article: ground.article().map(cite),
    }
}

fn last_day(state: &State) -> Option<NaiveDate> {
    // The first moment at which nothing can be seen any more is on the last day, or on its end.
    state
        .grant
        .as_ref()
        .map(|grant| office_day(grant.ends_at - TimeDelta::seconds(1)))
}

fn held(state: &State) -> Text {
    match state.hold {
        Some(hold) => hold.words().into(),
        None => both("事故重新调查", "the accident is investigated again"),
    }
}

fn moment(at: Moment) -> Text {
    let at = office_wall_clock(at);
    both(
        at.format("%Y年%-m月%-d日%H:%M").to_string(),
        at.format("%-d %B %Y, %H:%M").to_string(),
    )
}
