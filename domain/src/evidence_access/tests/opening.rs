//! Opening a case: by whom, for whom, and with what.

use super::{World, fixtures::*};
use crate::{
    access::{Actor, Post},
    case::CaseKind,
    case::RefusalDetail,
    evidence_access::{Command, EvidenceAccess, EvidenceChannel, Relation, Standing, Submission, Wanted},
};
use std::collections::BTreeSet;

fn open(submission: Submission, actor: &Actor) -> Result<(), crate::case::Refusal> {
    World::new().ask(actor, Command::Submit(Box::new(submission)))
}

#[test]
fn the_applicant_opens_online_and_the_unit_at_the_counter() {
    open(submission(), &applicant()).unwrap();
    for actor in [officer(), citizen(STRANGER), Actor::System] {
        assert_eq!(code(open(submission(), &actor)), "NOT_YOUR_POST");
    }
    let counter = Submission {
        channel: EvidenceChannel::Counter,
        ..submission()
    };
    open(counter.clone(), &officer()).unwrap();
    for actor in [applicant(), head(), staff(12, [Post::Intake])] {
        assert_eq!(code(open(counter.clone(), &actor)), "NOT_YOUR_POST");
    }
    assert_eq!(code(open(counter.clone(), &everywhere(APPLICANT))), "OWN_CASE");
    let for_the_officer = Submission {
        channel: EvidenceChannel::Counter,
        standing: Standing {
            principal: Some(person(10)),
            ..by_agent(None).standing
        },
        ..by_agent(None)
    };
    assert_eq!(code(open(for_the_officer, &officer())), "OWN_CASE");
    let elsewhere = Submission {
        office: other_office(),
        ..counter
    };
    assert_eq!(code(open(elsewhere, &officer())), "NOT_YOUR_POST");
}

#[test]
fn an_application_says_which_field_is_wrong() {
    let with = |change: &dyn Fn(&mut Submission)| {
        let mut changed = by_agent(None);
        change(&mut changed);
        let actor = citizen(changed.applicant);
        let refusal = open(changed, &actor).unwrap_err();
        assert_eq!(refusal.code.code(), "INVALID_INPUT");
        refusal.field.unwrap()
    };
    let fields = [
        with(&|it| it.standing.principal = None),
        with(&|it| it.standing.principal = Some(AGENT)),
        with(&|it| it.standing.relation = Relation::Party),
        with(&|it| {
            it.standing.relation = Relation::Party;
            it.standing.principal = None;
        }),
        with(&|it| it.wanted = Wanted::Progress),
        with(&|it| {
            it.wanted = Wanted::Named {
                kinds: BTreeSet::new(),
                items: BTreeSet::new(),
            };
        }),
        with(&|it| it.notice_channels.clear()),
        with(&|it| it.documents = vec![document(1), document(1)]),
        with(&|it| it.documents = vec![document(1)]),
    ];
    assert_eq!(
        fields,
        [
            "standing.principal",
            "standing.principal",
            "standing.principal",
            "standing.authority",
            "wanted",
            "wanted",
            "noticeChannels",
            "documents",
            "standing.authority.document"
        ]
    );
}

/// A purpose may be given and is never demanded; papers that are missing make it no less an application.
#[test]
fn an_application_without_purpose_or_papers_is_taken() {
    let bare = Submission {
        standing: Standing {
            authority: None,
            ..by_agent(None).standing
        },
        purpose: None,
        documents: vec![],
        ..by_agent(None)
    };
    open(bare, &citizen(AGENT)).unwrap();
    open(by_lawyer(), &citizen(AGENT)).unwrap();
}

#[test]
fn it_is_entered_in_the_ledger_and_the_period_runs() {
    let world = World::at_the_counter();
    assert_eq!(world.running(), ["EV-DECIDE"]);
    assert_eq!(world.state().work.due(), Some("2026-03-05".parse().unwrap()));
    assert_eq!(world.told(APPLICANT), ["RECEIPT"]);
    assert_eq!(world.state().barred(), [APPLICANT].into());
}

#[test]
fn a_second_application_is_refused_with_the_number_of_the_first() {
    let mut world = World::new();
    world.facts.open_case = Some(case_number());
    let submit = Command::Submit(Box::new(submission()));
    let refusal = world.ask(&applicant(), submit.clone()).unwrap_err();
    assert_eq!(refusal.code.code(), "OPEN_CASE_EXISTS");
    let number = case_number();
    assert_eq!(refusal.detail, Some(RefusalDetail::Case { number }));
    assert_eq!(World::submitted().code(&applicant(), submit), "CASE_EXISTS");
    assert_eq!(World::new().code(&applicant(), Command::Withdraw), "WRONG_STATE");
    assert_eq!(EvidenceAccess::NAME, "evidence_access");
}
