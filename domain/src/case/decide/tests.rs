//! Tests of the shared commands, on a casework without a kind.

use super::*;
use crate::{
    calendar::CalendarYear,
    case::{
        Channel, Effect, LEASE, NoEffect, Notice, NoticeKind, RefusalCode, RefusalDetail, ReleaseReason,
        TaskId, TaskPurpose,
    },
    deadline::{Deadline, DeadlineId, DeadlineStatus, RuleId},
    identifier::OfficeCode,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

const APPLICANT: PersonId = PersonId(Uuid::from_u128(1));
const FIRST: PersonId = PersonId(Uuid::from_u128(2));
const SECOND: PersonId = PersonId(Uuid::from_u128(3));

fn office() -> OfficeCode {
    OfficeCode::parse("44010001").unwrap()
}

fn staff(person: PersonId, post: Post) -> Actor {
    Actor::Staff {
        person,
        office: office(),
        posts: [post].into(),
    }
}

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

/// What the case of these tests asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "effect")]
enum Asks {
    /// A question, which is asked until it is answered.
    Question,
    Favour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "outcome")]
enum Gets {
    Answer,
    Favour,
}

impl OwnEffect for Asks {
    type Outcome = Gets;

    fn answered_by(&self, outcome: &Gets) -> bool {
        matches!(
            (self, outcome),
            (Self::Question, Gets::Answer) | (Self::Favour, Gets::Favour)
        )
    }

    fn can_fail(&self) -> bool {
        *self == Self::Favour
    }
}

/// A case of Monday, 2 March 2026, with a review to claim.
struct Desk {
    work: Casework<Asks>,
    facts: CaseFacts,
}

impl Desk {
    fn new() -> Self {
        let now = at("2026-03-02T09:00:00+08:00");
        let mut work = Casework::new(office(), APPLICANT, now);
        work.evolve(&work.new_task(TaskPurpose::Review, Post::Intake));
        Self {
            work,
            facts: CaseFacts {
                now,
                calendar: Calendar::official(),
            },
        }
    }

    fn later(&mut self, delta: TimeDelta) {
        self.facts.now += delta;
    }

    fn ask(&mut self, actor: &Actor, command: &CaseCommand) -> Result<Vec<CaseEvent>, Refusal> {
        let events = decide(&self.work, actor, command, &self.facts)?;
        for event in &events {
            self.work.evolve(event);
        }
        Ok(events)
    }

    fn claim(&mut self, person: PersonId) -> Result<Vec<CaseEvent>, Refusal> {
        self.ask(
            &staff(person, Post::Intake),
            &CaseCommand::ClaimTask { task: TaskId(1) },
        )
    }

    fn release(&mut self, person: PersonId, fence: u32) -> Result<Vec<CaseEvent>, Refusal> {
        let command = CaseCommand::ReleaseTask {
            task: TaskId(1),
            fence,
        };
        self.ask(&staff(person, Post::Intake), &command)
    }

    fn start(&mut self, rule: RuleId) {
        let deadline = Deadline::start(
            self.work.next_deadline(),
            rule,
            self.facts.now,
            &self.facts.calendar,
        );
        self.work.evolve(&CaseEvent::DeadlineStarted { deadline });
    }

    fn holder(&self) -> Option<PersonId> {
        self.work.task(TaskId(1)).unwrap().holder(self.facts.now)
    }
}

fn code<T: std::fmt::Debug>(answer: Result<T, Refusal>) -> RefusalCode {
    answer.unwrap_err().code
}

const fn refused(code: CommandRefusal) -> RefusalCode {
    RefusalCode::Command(code)
}

#[test]
fn of_two_who_claim_one_wins_and_the_other_learns_who() {
    let mut desk = Desk::new();
    desk.claim(FIRST).unwrap();
    let refusal = desk.claim(SECOND).unwrap_err();
    assert_eq!(refusal.code, refused(CommandRefusal::TaskTaken));
    assert_eq!(refusal.detail, Some(RefusalDetail::Holder { person: FIRST }));
    assert_eq!(desk.holder(), Some(FIRST));
}

#[test]
fn a_lease_ends_and_the_old_number_is_worth_nothing() {
    let mut desk = Desk::new();
    desk.claim(FIRST).unwrap();
    desk.later(LEASE);
    assert_eq!(
        desk.holder(),
        None,
        "the lease ends at its last moment, also before the timer"
    );
    let released = CaseEvent::TaskReleased {
        task: TaskId(1),
        because: ReleaseReason::LeaseEnded,
    };
    assert_eq!(desk.ask(&Actor::System, &CaseCommand::Wake), Ok(vec![released]));
    desk.claim(SECOND).unwrap();
    assert_eq!(code(desk.release(FIRST, 1)), refused(CommandRefusal::LeaseLost));
    assert_eq!(code(desk.release(SECOND, 1)), refused(CommandRefusal::LeaseLost));
    desk.release(SECOND, 2).unwrap();
    assert_eq!(desk.holder(), None);
}

#[test]
fn the_holder_renews_the_lease() {
    let mut desk = Desk::new();
    desk.claim(FIRST).unwrap();
    desk.later(LEASE - TimeDelta::minutes(1));
    desk.claim(FIRST).unwrap();
    desk.later(TimeDelta::minutes(2));
    assert_eq!(desk.holder(), Some(FIRST));
}

#[test]
fn the_lead_reassigns_and_the_first_holder_is_out() {
    let mut desk = Desk::new();
    desk.claim(FIRST).unwrap();
    let to_second = CaseCommand::ReassignTask {
        task: TaskId(1),
        to: SECOND,
    };
    assert_eq!(
        code(desk.ask(&staff(FIRST, Post::Intake), &to_second)),
        refused(CommandRefusal::NotYourPost)
    );
    let lead = staff(PersonId(Uuid::from_u128(9)), Post::BusinessLead);
    desk.ask(&lead, &to_second).unwrap();
    assert_eq!(desk.holder(), Some(SECOND));
    assert_eq!(code(desk.release(FIRST, 1)), refused(CommandRefusal::LeaseLost));
    let to_applicant = CaseCommand::ReassignTask {
        task: TaskId(1),
        to: APPLICANT,
    };
    assert_eq!(
        code(desk.ask(&lead, &to_applicant)),
        refused(CommandRefusal::OwnCase)
    );
}

#[test]
fn nobody_handles_their_own_case_and_other_offices_have_no_post_here() {
    let mut desk = Desk::new();
    assert_eq!(code(desk.claim(APPLICANT)), refused(CommandRefusal::OwnCase));
    let lead = staff(APPLICANT, Post::BusinessLead);
    let reassign = CaseCommand::ReassignTask {
        task: TaskId(1),
        to: SECOND,
    };
    assert_eq!(code(desk.ask(&lead, &reassign)), refused(CommandRefusal::OwnCase));
    let elsewhere = Actor::Staff {
        person: FIRST,
        office: OfficeCode::parse("33010001").unwrap(),
        posts: Post::OF_AN_OFFICE.into(),
    };
    let claim = CaseCommand::ClaimTask { task: TaskId(1) };
    assert_eq!(
        code(desk.ask(&elsewhere, &claim)),
        refused(CommandRefusal::NotYourPost)
    );
}

#[test]
fn whoever_leaves_holds_nothing() {
    let mut desk = Desk::new();
    desk.claim(FIRST).unwrap();
    let leave = CaseCommand::ReleaseTasksOf { person: FIRST };
    assert_eq!(
        code(desk.ask(&staff(SECOND, Post::Intake), &leave)),
        refused(CommandRefusal::NotYourPost)
    );
    assert_eq!(desk.ask(&Actor::System, &leave).unwrap().len(), 1);
    assert_eq!(desk.holder(), None);
    assert_eq!(desk.ask(&Actor::System, &leave), Ok(vec![]));
    desk.claim(FIRST).unwrap();
    let supervisor = staff(SECOND, Post::Supervision);
    assert_eq!(desk.ask(&supervisor, &leave).unwrap().len(), 1);
    assert_eq!(desk.holder(), None);
}

#[test]
fn what_a_leaving_person_holds_goes_to_a_colleague() {
    let mut desk = Desk::new();
    desk.claim(FIRST).unwrap();
    let to = |to| CaseCommand::ReassignTasksOf { person: FIRST, to };
    assert_eq!(
        code(desk.ask(&staff(FIRST, Post::Intake), &to(SECOND))),
        refused(CommandRefusal::NotYourPost)
    );
    let supervisor = staff(PersonId(Uuid::from_u128(9)), Post::Supervision);
    assert_eq!(
        code(desk.ask(&supervisor, &to(APPLICANT))),
        refused(CommandRefusal::OwnCase)
    );
    assert_eq!(desk.ask(&supervisor, &to(SECOND)).unwrap().len(), 2);
    assert_eq!(desk.holder(), Some(SECOND));
    assert_eq!(
        desk.ask(&supervisor, &to(SECOND)),
        Ok(vec![]),
        "the second time there is nothing left"
    );
}

#[test]
fn the_system_alone_speaks_for_the_system() {
    let mut desk = Desk::new();
    let supervisor = staff(FIRST, Post::Supervision);
    for command in [CaseCommand::Wake, CaseCommand::Recalculate] {
        assert_eq!(
            code(desk.ask(&supervisor, &command)),
            refused(CommandRefusal::NotYourPost)
        );
    }
    assert_eq!(
        code(settle(&desk.work, &supervisor, EffectId(1), &Outcome::Notified)),
        refused(CommandRefusal::NotYourPost)
    );
    let claim = CaseCommand::ClaimTask { task: TaskId(1) };
    assert_eq!(
        code(desk.ask(&Actor::System, &claim)),
        refused(CommandRefusal::NotYourPost)
    );
}

#[test]
fn everything_that_is_due_happens_in_order_and_then_nothing_is() {
    let mut desk = Desk::new();
    desk.claim(FIRST).unwrap();
    desk.start(RuleId::EL_COUNTER);
    let due = desk.work.running().next().unwrap().due;
    assert_eq!(due.to_string(), "2026-03-03");
    desk.facts.now = at("2026-03-03T08:59:59+08:00");
    let names = |events: Vec<CaseEvent>| -> Vec<String> {
        let name = |event| {
            serde_json::to_value(event).unwrap()["event"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        events.into_iter().map(name).collect()
    };
    assert_eq!(
        names(desk.ask(&Actor::System, &CaseCommand::Wake).unwrap()),
        ["TASK_RELEASED"]
    );
    assert_eq!(desk.work.next_wake(), Some(at("2026-03-03T09:00:00+08:00")));
    desk.facts.now = at("2026-03-04T00:00:00+08:00");
    let late = names(desk.ask(&Actor::System, &CaseCommand::Wake).unwrap());
    assert_eq!(late, ["DEADLINE_WARNED", "DEADLINE_EXPIRED", "CASE_ESCALATED"]);
    assert_eq!(desk.work.next_wake(), None);
    assert_eq!(desk.ask(&Actor::System, &CaseCommand::Wake), Ok(vec![]));
    assert!(desk.work.escalated);
}

#[test]
fn a_right_of_the_person_never_wakes_the_case() {
    let mut desk = Desk::new();
    desk.start(RuleId::SUE);
    assert_eq!(desk.work.next_wake(), None);
    desk.later(TimeDelta::days(400));
    assert_eq!(desk.ask(&Actor::System, &CaseCommand::Wake), Ok(vec![]));
}

#[test]
fn a_new_calendar_moves_a_provisional_day_and_keeps_the_old_one() {
    let mut desk = Desk::new();
    desk.facts.now = at("2026-12-31T10:00:00+08:00");
    desk.start(RuleId::EL_COUNTER);
    let before = desk.work.running().next().unwrap().clone();
    assert!(before.provisional, "2027 has no official calendar yet");
    assert_eq!(desk.ask(&Actor::System, &CaseCommand::Recalculate), Ok(vec![]));
    let holidays = ["2027-01-01", "2027-01-04"]
        .map(|day| day.parse().unwrap())
        .into();
    let plan = CalendarYear {
        holidays,
        source: "a notice made up for this test".into(),
        ..Default::default()
    };
    desk.facts.calendar = desk.facts.calendar.published(2, 2027, plan).unwrap();
    let moved = desk.ask(&Actor::System, &CaseCommand::Recalculate).unwrap();
    let [
        CaseEvent::DeadlineRecalculated {
            deadline,
            previous_due,
        },
    ] = &moved[..]
    else {
        panic!("{moved:?}")
    };
    assert_eq!(
        (*previous_due, deadline.due.to_string()),
        (before.due, "2027-01-05".to_owned())
    );
    assert!(!deadline.provisional);
    assert_eq!(desk.ask(&Actor::System, &CaseCommand::Recalculate), Ok(vec![]));
}

impl Desk {
    fn request(&mut self, effect: impl Into<Effect<Asks>>) -> EffectId {
        let requested = self.work.request(effect.into());
        self.work.evolve_effects(&requested);
        self.work.effects.last().unwrap().id
    }

    fn settle(&mut self, id: EffectId, outcome: &Outcome<Asks>) -> Result<(), Refusal> {
        let settled = settle(&self.work, &Actor::System, id, outcome)?;
        self.work.evolve_effects(&settled);
        Ok(())
    }
}

fn notice() -> Effect<Asks> {
    Effect::Notify(Notice {
        kind: NoticeKind::Receipt,
        to: APPLICANT,
        channel: Channel::Paper,
    })
}

#[test]
fn an_effect_is_settled_once_and_by_an_answer_of_its_own() {
    let mut desk = Desk::new();
    let first = desk.request(notice());
    desk.request(Asks::Question);
    let foreign = desk.settle(first, &Outcome::Own(Gets::Answer)).unwrap_err();
    assert_eq!(foreign, Refusal::from(CommandRefusal::InvalidInput).on("outcome"));
    desk.settle(first, &Outcome::Notified).unwrap();
    let again = desk.settle(first, &Outcome::Notified);
    assert_eq!(code(again), refused(CommandRefusal::WrongState));
    assert_eq!(desk.work.effects.len(), 1);
    assert_eq!(desk.request(Asks::Favour), EffectId(3), "numbers are not reused");
}

#[test]
fn what_cannot_fail_is_asked_until_it_is_answered() {
    let mut desk = Desk::new();
    let gone = Outcome::Undeliverable { code: "GONE".into() };
    for can_fail in [notice(), Asks::Favour.into()] {
        let id = desk.request(can_fail);
        desk.settle(id, &gone).unwrap();
    }
    let question = desk.request(Asks::Question);
    assert_eq!(
        code(desk.settle(question, &gone)),
        refused(CommandRefusal::InvalidInput)
    );
    desk.settle(question, &Outcome::Own(Gets::Answer)).unwrap();
    assert!(desk.work.effects.is_empty());
}

#[test]
fn an_effect_of_a_kind_is_told_from_a_notice_by_its_name() {
    let json = serde_json::json!({"effect": "FAVOUR"});
    let read: Effect<Asks> = serde_json::from_value(json).unwrap();
    assert_eq!(read, Effect::Own(Asks::Favour));
    for foreign in [
        serde_json::json!({"effect": "NOTIFY"}),
        serde_json::json!({"effect": "ISSUE"}),
    ] {
        assert!(
            serde_json::from_value::<Effect<Asks>>(foreign.clone()).is_err(),
            "{foreign}"
        );
        assert!(
            serde_json::from_value::<Effect<NoEffect>>(foreign.clone()).is_err(),
            "{foreign}"
        );
    }
    let notified = serde_json::to_value(Outcome::<NoEffect>::Notified.of_any_kind::<Asks>()).unwrap();
    assert_eq!(notified, serde_json::json!({"outcome": "NOTIFIED"}));
}

#[test]
fn a_period_that_passed_unseen_has_expired_all_the_same() {
    let mut desk = Desk::new();
    desk.start(RuleId::EL_COUNTER);
    let deadline = desk.work.running().next().unwrap().clone();
    assert_eq!(expired(&deadline, desk.facts.now), vec![]);
    assert_eq!(
        expired(&deadline, deadline.expires_at()).len(),
        2,
        "expired and escalated"
    );
    let over = Deadline {
        id: DeadlineId(1),
        status: DeadlineStatus::Met,
        ..deadline.clone()
    };
    assert_eq!(expired(&over, deadline.expires_at()), vec![]);
}

/// A case can have a part at another office: its tasks are for that office's staff alone.
#[test]
fn a_task_of_another_office_is_for_its_staff() {
    let mut desk = Desk::new();
    let there = OfficeCode::parse("33010001").unwrap();
    let task = desk.work.new_task_at(&there, TaskPurpose::Intake, Post::Intake);
    desk.work.evolve(&task);
    let of_there = |person, post| Actor::Staff {
        person,
        office: there.clone(),
        posts: [post].into(),
    };
    let claim = CaseCommand::ClaimTask { task: TaskId(2) };
    let here = desk.ask(&staff(FIRST, Post::Intake), &claim);
    assert_eq!(code(here), refused(CommandRefusal::NotYourPost));
    desk.ask(&of_there(FIRST, Post::Intake), &claim).unwrap();
    let give = CaseCommand::ReassignTask {
        task: TaskId(2),
        to: SECOND,
    };
    let lead = desk.ask(&staff(PersonId(Uuid::from_u128(9)), Post::BusinessLead), &give);
    assert_eq!(code(lead), refused(CommandRefusal::NotYourPost));
    let lead = of_there(PersonId(Uuid::from_u128(9)), Post::BusinessLead);
    desk.ask(&lead, &give).unwrap();
    let json = |id| serde_json::to_value(desk.work.task(TaskId(id)).unwrap()).unwrap();
    assert_eq!(json(2)["office"], "33010001");
    assert!(
        json(1).get("office").is_none(),
        "the handling office is not repeated"
    );
}
