//! What a transfer's notices say, taken from its state.

use super::{
    Call,
    said::{both, due, duty_missed, duty_near, in_a_sentence, nothing_yet, receipt},
};
use crate::templates::{GroundText, NoticeText, Wording};
use domain::{
    case::NoticeKind,
    deadline::RuleId,
    file_handover::EndReason,
    identifier::OfficeCode,
    law::{
        Text, cite,
        remedy::{NoticeNames, remedy_notice},
        vehicle::{Matter, Occasion, TransferGround},
    },
    time::office_day,
    vehicle_transfer::{Decided, Decision, Hold, MissingPaper, State, VehicleFile, VehicleTransfer},
};
use store::{Store, StoreError, record};

/// The office that speaks, and everything that the notice may say except whom it is for.
pub(super) async fn text(
    store: &Store,
    call: &Call,
    kind: NoticeKind,
) -> Result<(OfficeCode, NoticeText), StoreError> {
    let asked = record::when_asked::<VehicleTransfer>(store, &call.case, call.effect.id).await?;
    let asked = asked.ok_or(StoreError::Missing("the notice in its case"))?;
    let state = asked.state;
    let about = (business(&state), &state.work.office, asked.at);
    let mut text = nothing_yet(store, call, about).await?;
    text.wording = Wording::Vehicle;
    text.receipt_code = (kind == NoticeKind::Receipt).then(|| store.keys().receipt_code(&call.case));
    let hears = state.hears_registers(call.effect.effect.notice().to);
    fill(&mut text, kind, (&state, hears));
    Ok((state.work.office, text))
}

fn business(state: &State) -> Text {
    match (state.is_departure(), state.occasion()) {
        (true, _) => both("机动车转出登记", "registration of a vehicle that leaves"),
        (false, Occasion::ChangeOfOwner) => both(
            "二手车交易转让登记",
            "registration of a used vehicle with its new owner",
        ),
        (false, Occasion::MovingHouse) => both(
            "机动车所有人住所迁移登记",
            "registration of a vehicle at its owner's new home",
        ),
    }
}

/// What only this kind of notice says. `hears`: whom it is for is told what registers say of the vehicle.
fn fill(text: &mut NoticeText, kind: NoticeKind, (state, hears): (&State, bool)) {
    let deadlines = &state.work.deadlines;
    match kind {
        NoticeKind::Receipt => receipt(text, &state.work),
        NoticeKind::CorrectionRequested => {
            let correction = state.correction.as_ref();
            text.missing = correction.map_or_else(Vec::new, |all| all.missing.iter().map(missing).collect());
            text.deadline = due(deadlines, RuleId::CORRECTION_ANSWER);
        }
        NoticeKind::Accepted => text.deadline = due(deadlines, RuleId::UC_COME),
        NoticeKind::Lapsed => lapsed(text, state),
        NoticeKind::NotAccepted | NoticeKind::Refused => {
            if let Some(decision) = &state.decision {
                decided(text, state, decision);
            }
        }
        NoticeKind::OnHold => text.missing = state.holds.iter().map(|hold| held(state, *hold)).collect(),
        NoticeKind::Stopped if hears => {
            text.grounds = spelt_out(state.stops.iter().copied(), matter(text, state));
        }
        NoticeKind::FileFailed => {
            text.cause = match &state.file {
                VehicleFile::Failed { reason } => reason.map(|reason| cause(text, state, reason)),
                _ => None,
            };
        }
        NoticeKind::DeadlineNear => duty_near(text, deadlines),
        NoticeKind::Escalated => escalated(text, state),
        // The others say no more, or are never sent by a transfer.
        _ => {}
    }
}

/// A line of the correction: what it is about, then what to do, as staff wrote it.
fn missing(paper: &MissingPaper) -> Text {
    let (what, words) = (paper.document.words(), paper.words.as_str());
    both(format!("{}：{words}", what.zh), format!("{}: {words}", what.en))
}

/// Two silences end a case: a correction that was not answered, and a vehicle that was not shown.
fn lapsed(text: &mut NoticeText, state: &State) {
    let (rule, duty) = if state.acceptance.is_some() {
        (
            RuleId::UC_COME,
            both("交验机动车", "the vehicle was not shown to us"),
        )
    } else {
        (RuleId::CORRECTION_ANSWER, both("补正", "nothing was corrected"))
    };
    text.deadline = due(&state.work.deadlines, rule);
    text.duty = Some(duty);
}

/// Grounds with their articles, the office's own words, and the remedies by the law of the day of the decision.
fn decided(text: &mut NoticeText, state: &State, decision: &Decision) {
    let (Decided::NotAccepted { grounds, words } | Decided::Refused { grounds, words }) = &decision.decided
    else {
        return;
    };
    text.grounds = spelt_out(grounds.iter().copied(), matter(text, state));
    text.reasons = Some(words.as_str().to_owned());
    let (zh, en) = in_a_sentence(&text.office.name);
    let office = (zh, en.as_str());
    text.remedy = Some(remedy_notice(office_day(decision.at), NoticeNames { office }));
}

/// By the rules of the acceptance; before it, by those of the day.
fn matter(text: &NoticeText, state: &State) -> Matter {
    let today = || Matter::accepted_on(text.day, state.occasion());
    state.matter().unwrap_or_else(today)
}

fn spelt_out(grounds: impl Iterator<Item = TransferGround>, matter: Matter) -> Vec<GroundText> {
    let each = |ground: TransferGround| GroundText {
        words: ground.words(matter).into(),
        article: ground.article(matter).map(cite),
    };
    grounds.map(each).collect()
}

fn held(state: &State, hold: Hold) -> Text {
    match hold {
        Hold::Ground { ground } => {
            let day = office_day(state.work.received_at);
            let matter = state.matter();
            ground
                .words(matter.unwrap_or_else(|| Matter::accepted_on(day, state.occasion())))
                .into()
        }
        Hold::Objection { .. } => both(
            "有人提出异议，本所正在核实",
            "somebody objected, and we look into it",
        ),
        Hold::Absence => both("未按预约到场查验", "nobody came to the appointment"),
    }
}

fn cause(text: &NoticeText, state: &State, reason: EndReason) -> Text {
    match reason {
        EndReason::Withdrawn => both("申请已撤回", "the application was withdrawn"),
        EndReason::NotGranted => both("申请未获准许", "the application was not granted"),
        EndReason::TimedOut => both("逾期", "it took too long"),
        EndReason::OfficeSilent => both(
            "转出地车辆管理所未答复",
            "the office of registration did not answer",
        ),
        EndReason::VehicleStopped => both("机动车状态不允许", "the state of the vehicle does not allow it"),
        EndReason::FileLost => both("档案遗失", "the file was lost"),
        EndReason::OnPaperOnly => both("仅有纸质档案", "the file is on paper only"),
        EndReason::Barred(ground) => ground.words(matter(text, state)).into(),
    }
}

/// An own duty that is overdue; or the file, where it is another office that is late and only the handover knows its day.
fn escalated(text: &mut NoticeText, state: &State) {
    duty_missed(text, &state.work.deadlines);
    let late = matches!(state.file, VehicleFile::Requested { late: Some(_), .. });
    if text.duty.is_none() && late {
        text.duty = Some(both("机动车电子档案移交", "the handover of the vehicle's file"));
    }
}
