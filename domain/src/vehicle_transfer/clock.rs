//! The periods of the office: which one runs, when it stands still, and when it is met.
//!
//! No article says what happens to them while the applicant has something to cure, or while the state of the vehicle bars the case.
//! The office does not answer for that time, so they stop, and begin anew in full when the case goes on (policy).

use super::{Draft, Hold};
use crate::{
    deadline::RuleId,
    law::vehicle::{Occasion, Route, Step, StepAct},
};

/// The step in which an office does this, with its period.
pub(super) fn step_of(act: StepAct, occasion: Occasion) -> &'static Step {
    Route::ALL
        .into_iter()
        .flat_map(|route| route.steps(occasion))
        .find(|step| step.act == act)
        .expect("a test finds a step for every act that a submission can lead to")
}

/// From acceptance: the period of the step, the ceiling of the law, and the time in which the vehicle is to be shown.
pub(super) fn begin(draft: &mut Draft<'_>, rule: RuleId) {
    let now = draft.now();
    for rule in [rule, RuleId::REG_MAX, RuleId::UC_COME] {
        draft.start(rule, now);
    }
}

/// The case waits. Where it waits for the vehicle to be shown, the time for that goes on.
pub(super) fn suspend(draft: &mut Draft<'_>, hold: Hold) {
    if hold.is_absence() {
        stop_office(draft);
    } else {
        stand_still(draft);
    }
}

/// It is stopped: the office decides nothing, and nobody can show the vehicle.
pub(super) fn stand_still(draft: &mut Draft<'_>) {
    stop_office(draft);
    draft.stop(RuleId::UC_COME);
}

fn stop_office(draft: &mut Draft<'_>) {
    for rule in office_periods(draft) {
        draft.stop(rule);
    }
}

/// It goes on.
pub(super) fn restart(draft: &mut Draft<'_>) {
    let now = draft.now();
    for rule in office_periods(draft) {
        draft.start(rule, now);
    }
    await_vehicle(draft);
}

/// The time in which the vehicle is to be shown runs, unless it was.
pub(super) fn await_vehicle(draft: &mut Draft<'_>) {
    let runs = draft
        .work()
        .running()
        .any(|deadline| deadline.rule == RuleId::UC_COME);
    let awaited = draft.state().acceptance.is_some() && draft.state().inspection.is_none();
    if awaited && !runs {
        draft.start(RuleId::UC_COME, draft.now());
    }
}

/// It is written down, or refused: the office has done its part.
pub(super) fn met(draft: &mut Draft<'_>) {
    for rule in office_periods(draft) {
        draft.meet(rule);
    }
}

fn office_periods(draft: &Draft<'_>) -> Vec<RuleId> {
    let rule = draft.state().acceptance.map(|acceptance| acceptance.rule);
    rule.into_iter()
        .flat_map(|rule| [rule, RuleId::REG_MAX])
        .collect()
}
