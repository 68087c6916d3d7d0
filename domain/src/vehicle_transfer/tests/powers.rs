//! Who acts for somebody: what they may before anybody has seen their paper, and after; minors and organisations.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::{Actor, PersonId},
    case::{CaseCommand, Refusal, RefusalDetail},
    law::vehicle::{
        AgentFacts, Referral, TransferGround,
        document::TransferDocument,
        party::{Excuse, PartyNature, PartyRole},
    },
    time::office_day,
    vehicle_transfer::{Command, Event, Hold, Party, Status, Submission, asked_documents, open_questions},
};
use chrono::TimeDelta;

const STRANGER: PersonId = person(60);

/// Somebody opens a case for the buyer in a role that they give themselves.
fn says(role: PartyRole) -> Submission {
    let mut submission = of_a_minor(None);
    submission.parties[0].minor = Some(role == PartyRole::Guardian);
    submission.parties.push(party(STRANGER, role));
    submission.agent = (role == PartyRole::Heir).then_some(AgentFacts {
        authorised: true,
        excuse: Some(Excuse::Death),
    });
    submission
}

fn opened_by(person: PersonId, submission: Submission) -> World {
    let mut world = World::new();
    world
        .ask(&citizen(person), Command::Submit(Box::new(submission)))
        .unwrap();
    world.settle();
    world.with_file()
}

fn questions(refused: Result<Vec<Event>, Refusal>) -> Vec<Referral> {
    match refused.unwrap_err().detail {
        Some(RefusalDetail::Questions { referrals }) => referrals,
        other => panic!("{other:?}"),
    }
}

fn grounds(world: &World) -> Vec<TransferGround> {
    match world.decide(&clerk(), &accept()).unwrap_err().detail {
        Some(RefusalDetail::Grounds { grounds }) => grounds,
        other => panic!("{other:?}"),
    }
}

/// What binds the principal, each of which is refused.
fn binds_nobody(world: &World, who: &Actor) {
    let at = world.now() + TimeDelta::hours(2);
    for command in [
        Command::Withdraw,
        Command::BookInspection { at },
        Command::AskForNumbers,
        consent(true),
        object(None),
    ] {
        assert_eq!(world.code(who, command.clone()), "NOT_YOUR_POST", "{command:?}");
    }
}

/// Words of whoever accepts do not do: somebody has to have seen the paper, and says so in an act of its own.
#[test]
fn a_stranger_who_says_guardian_or_heir_applies_and_does_nothing_else() {
    for (role, referral) in [
        (PartyRole::Guardian, Referral::GuardianPowers),
        (PartyRole::Heir, Referral::HeirPowers),
    ] {
        let stranger = citizen(STRANGER);
        let mut world = opened_by(STRANGER, says(role));
        assert!(!world.state().is_applicants_side(STRANGER), "{role:?}");
        binds_nobody(&world, &stranger);
        let document = document(500);
        let paper = CaseCommand::AttachDocument { document };
        world.ask(&stranger, paper).unwrap();
        assert_eq!(questions(world.decide(&clerk(), &accept())), [referral]);
        let checked = Some(text("材料齐全"));
        let in_words = world.decide(&clerk(), &Command::Accept { checked });
        assert_eq!(questions(in_words), [referral]);
        world
            .ask(&clerk(), decline([TransferGround::InvalidPapers]))
            .unwrap();
        assert_eq!(world.status(), Status::NotAccepted);
    }
}

#[test]
fn who_has_shown_a_paper_acts_for_the_applicant() {
    let mut world = opened_by(GUARDIAN, of_a_minor(Some(GUARDIAN)));
    assert_eq!(world.code(&citizen(GUARDIAN), see_powers(2)), "NOT_YOUR_POST");
    assert_eq!(world.code(&clerk(), see_powers(1)), "INVALID_INPUT", "the seller");
    assert_eq!(world.code(&clerk(), see_powers(9)), "INVALID_INPUT", "nobody");
    world.ask(&clerk(), see_powers(2)).unwrap();
    assert_eq!(world.state().party(GUARDIAN).unwrap().seen_by, clerk().person());
    assert_eq!(
        world.code(&clerk(), see_powers(2)),
        "WRONG_STATE",
        "once is enough"
    );
    assert!(world.state().is_applicants_side(GUARDIAN));
    world.ask(&clerk(), accept()).unwrap();
    let at = world.now() + TimeDelta::hours(2);
    let book = Command::BookInspection { at };
    world.ask(&citizen(GUARDIAN), book).unwrap();
    world.ask(&citizen(GUARDIAN), Command::Withdraw).unwrap();
}

/// Whoever comes is told which paper to bring.
#[test]
fn the_papers_of_who_acts_are_asked_for() {
    let asked = |submission: Submission| {
        let world = World::new().open(submission);
        let papers = asked_documents(world.state(), office_day(world.now()), false);
        let more = papers.into_iter().map(|one| one.document);
        let own = [
            TransferDocument::AgentIdentity,
            TransferDocument::Authorisation,
            TransferDocument::ProofOfAbsence,
            TransferDocument::ProofOfGuardianship,
        ];
        more.filter(|one| own.contains(one)).collect::<Vec<_>>()
    };
    assert_eq!(asked(submission()), []);
    assert_eq!(
        asked(by_agent(true)),
        [TransferDocument::AgentIdentity, TransferDocument::Authorisation]
    );
    assert_eq!(
        asked(of_a_minor(Some(GUARDIAN))),
        [TransferDocument::ProofOfGuardianship]
    );
    assert_eq!(asked(says(PartyRole::Heir)), [TransferDocument::ProofOfAbsence]);
}

/// Each shows their own.
#[test]
fn one_paper_seen_is_not_the_other() {
    let mut submission = of_a_minor(Some(GUARDIAN));
    submission.parties.push(party(AGENT, PartyRole::Agent));
    submission.agent = by_agent(true).agent;
    let mut world = opened_by(GUARDIAN, submission);
    world.ask(&clerk(), see_powers(2)).unwrap();
    assert_eq!(
        questions(world.decide(&clerk(), &accept())),
        [Referral::AgentPowers]
    );
    world.ask(&clerk(), see_powers(3)).unwrap();
    assert_eq!(world.code(&clerk(), accept()), "possible");
}

#[test]
fn nobody_has_spoken_or_shown_anything_before_the_application() {
    let mut submission = by_agent(true);
    submission.parties[2].seen_by = Some(AGENT);
    let submit = Command::Submit(Box::new(submission));
    assert_eq!(World::new().code(&buyer(), submit), "INVALID_INPUT");
    let party = Party {
        seen_by: Some(GUARDIAN),
        ..party(GUARDIAN, PartyRole::Guardian)
    };
    let name = Command::NameParty { party, person: None };
    assert_eq!(World::submitted().code(&clerk(), name), "INVALID_INPUT");
}

/// The owner whom a stranger names as somebody's agent is not silenced by that.
#[test]
fn the_registered_owner_objects_in_whatever_role_others_name_them() {
    let mut submission = says(PartyRole::Guardian);
    submission.parties.remove(1);
    submission.parties.push(party(SELLER, PartyRole::Guardian));
    let mut world = opened_by(STRANGER, submission);
    world.ask(&seller(), object(None)).unwrap();
    assert!(world.state().holds.contains(&Hold::Objection { by: SELLER }));
}

#[test]
fn a_minor_without_a_guardian_is_cured_by_one() {
    let mut world = opened_by(BUYER, of_a_minor(None));
    assert_eq!(grounds(&world), [TransferGround::GuardianMissing]);
    let party = party(GUARDIAN, PartyRole::Guardian);
    let name = || Command::NameParty { party, person: None };
    world.ask(&clerk(), name()).unwrap();
    assert_eq!(
        questions(world.decide(&clerk(), &accept())),
        [Referral::GuardianPowers]
    );
    world.ask(&clerk(), see_powers(2)).unwrap();
    world.ask(&clerk(), accept()).unwrap();
    assert_eq!(
        World::accepted().code(&clerk(), name()),
        "INVALID_INPUT",
        "too late"
    );
}

#[test]
fn an_adult_has_no_guardian_here() {
    let mut submission = of_a_minor(Some(GUARDIAN));
    submission.parties[0].minor = Some(false);
    let mut world = opened_by(GUARDIAN, submission);
    world.ask(&clerk(), see_powers(2)).unwrap();
    assert_eq!(grounds(&world), [TransferGround::GuardianNotAllowed]);
}

/// The passport of a foreigner does not say how old they are.
#[test]
fn a_foreigner_is_looked_at_by_a_person() {
    let mut submission = submission();
    (submission.parties[0].nature, submission.parties[0].minor) = (PartyNature::Foreigner, None);
    let mut world = opened_by(BUYER, submission);
    assert_eq!(
        questions(world.decide(&clerk(), &accept())),
        [Referral::AgeUnknown]
    );
    let checked = Some(text("护照已核验，已成年"));
    world.ask(&clerk(), Command::Accept { checked }).unwrap();
}

#[test]
fn an_heir_takes_over_from_the_dead_only() {
    let alive = |submission: &mut Submission| {
        submission.agent = Some(AgentFacts {
            authorised: true,
            excuse: Some(Excuse::Abroad),
        });
    };
    let mut submission = says(PartyRole::Heir);
    alive(&mut submission);
    let world = opened_by(STRANGER, submission);
    assert_eq!(grounds(&world), [TransferGround::AgentNotAllowed]);
}

/// A company signs by somebody who shows a sealed authority, and where its main office is, a person says.
#[test]
fn a_company_comes_by_an_agent() {
    let mut alone = of_a_company();
    alone.parties.pop();
    alone.agent = None;
    let submit = Command::Submit(Box::new(alone));
    assert_eq!(World::new().code(&buyer(), submit), "INVALID_INPUT");
    let mut world = opened_by(AGENT, of_a_company());
    assert_eq!(
        questions(world.decide(&clerk(), &accept())),
        [Referral::AgentPowers, Referral::MainOffice]
    );
    world.ask(&clerk(), see_powers(2)).unwrap();
    assert_eq!(
        open_questions(world.state(), &world.facts),
        [Referral::MainOffice]
    );
    let checked = Some(text("主要办事机构所在地已核验"));
    world.ask(&clerk(), Command::Accept { checked }).unwrap();
    assert_eq!(world.status(), Status::Accepted);
}
