//! What the record looks up for an application to see the evidence of an accident.

use crate::transfer::world::*;
use domain::{
    access::{Actor, Post},
    case::{Channel, FreeText, Outcome, RefusalDetail},
    deadline::{Length, RuleId},
    evidence_access::{
        Command, EvidenceAccess, EvidenceChannel, EvidenceEffect, EvidenceOutcome, Policy, Relation,
        Standing, Status, Submission, Wanted,
    },
    law::EvidenceGround,
};
use store::testing::TestDatabase;

store::on_both_databases!(
    the_period_for_the_decision_is_what_the_installation_promises,
    an_objection_waits_for_what_was_applied_for_meanwhile,
);

/// The driver asks the unit of Chengdu.
fn application() -> Command {
    Command::Submit(Box::new(Submission {
        channel: EvidenceChannel::Online,
        office: office(CHENGDU),
        applicant: person(BUYER),
        people: vec![],
        accident: "51010120220000171".parse().unwrap(),
        standing: Standing::of(Relation::Party),
        wanted: Wanted::Everything,
        purpose: None,
        notice_channels: [Channel::InApp].into(),
        documents: vec![],
    }))
}

fn words() -> FreeText {
    FreeText::parse("理由").unwrap()
}

async fn the_period_for_the_decision_is_what_the_installation_promises(database: TestDatabase) {
    let decide_in = Length::WorkingDays(5);
    let usual = prepared(&database).await;
    let store = usual.clone().with_evidence_policy(Policy { decide_in });
    let case = number(1);
    does::<EvidenceAccess>(&store, &case, (&citizen(BUYER), application())).await;
    let state = state::<EvidenceAccess>(&store, &case).await;
    let deadline = state.work.running().next().unwrap();
    assert_eq!((deadline.rule, deadline.length), (RuleId::EV_DECIDE, decide_in));
    assert_eq!(deadline.due.to_string(), "2022-05-16");
    assert_eq!(usual.office_data().evidence_policy(), Policy::default());
}

async fn an_objection_waits_for_what_was_applied_for_meanwhile(database: TestDatabase) {
    let store = prepared(&database).await;
    let (first, second) = (number(1), number(2));
    let driver = citizen(BUYER);
    does::<EvidenceAccess>(&store, &first, (&driver, application())).await;
    let asked = state::<EvidenceAccess>(&store, &first).await;
    let mut pending = asked.work.effects.iter();
    let look_up =
        pending.find(|pending| matches!(pending.effect.own(), Some(EvidenceEffect::LookUpAccident { .. })));
    let answer = Command::Settle {
        effect: look_up.unwrap().id,
        outcome: Outcome::Own(EvidenceOutcome::AccidentNotFound),
    };
    does::<EvidenceAccess>(&store, &first, (&Actor::System, answer)).await;
    let decline = Command::Decline {
        grounds: vec![EvidenceGround::SimpleProcedure],
        words: words(),
    };
    let officer = staff(CLERK, CHENGDU, [Post::AccidentUnit]);
    does::<EvidenceAccess>(&store, &first, (&officer, decline)).await;
    let object = Command::Object { words: words() };
    does::<EvidenceAccess>(&store, &first, (&driver, object)).await;
    does::<EvidenceAccess>(&store, &second, (&driver, application())).await;
    let supervisor = staff(GATHERER, CHENGDU, [Post::Supervision]);
    let answer = |upheld| Command::AnswerObjection {
        upheld,
        words: words(),
    };
    let asked = ask::<EvidenceAccess>(&store, &first, (&supervisor, answer(true))).await;
    let refusal = asked.unwrap().unwrap_err();
    assert_eq!(refusal.code.code(), "OPEN_CASE_EXISTS");
    assert_eq!(refusal.detail, Some(RefusalDetail::Case { number: second }));
    does::<EvidenceAccess>(&store, &first, (&supervisor, answer(false))).await;
    let state = state::<EvidenceAccess>(&store, &first).await;
    assert_eq!((state.status, state.objection), (Status::NotAccepted, None));
}
