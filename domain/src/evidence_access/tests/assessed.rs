//! What the rules see: a table of applications against files.

use super::{World, fixtures::*};
use crate::{
    access::PersonId,
    accident::{AccidentFile, Custody, Finding, FindingKind, ItemKind, Procedure, Representative, Served},
    evidence_access::{
        Application, Circumstances, EvidenceAssessment, EvidenceHold, Relation, Submission, VerdictKind,
        Wanted, assess,
    },
    law::{EvidenceGround as Ground, EvidenceQuestion as Question, rollout::Gate},
};

fn look(submission: &Submission, file: &AccidentFile) -> EvidenceAssessment {
    let gate = World::new().facts.gate;
    look_with(submission, file, "2026-03-02", &gate)
}

fn look_with(submission: &Submission, file: &AccidentFile, today: &str, gate: &Gate) -> EvidenceAssessment {
    let application = Application {
        office: &submission.office,
        applicant: submission.applicant,
        standing: &submission.standing,
        wanted: &submission.wanted,
        authority_ended: false,
        authority_until: None,
        was_prosecuted: false,
    };
    let today = today.parse().unwrap();
    assess(file, application, Circumstances { today, gate })
}

fn grounds(submission: &Submission, file: &AccidentFile) -> Vec<Ground> {
    look(submission, file).grounds.into_iter().collect()
}

fn questions(submission: &Submission, file: &AccidentFile) -> Vec<Question> {
    look(submission, file).questions.into_iter().collect()
}

/// A file in which there is nothing to be shown is refused for that, and for nothing that is not so.
#[test]
fn nothing_of_what_is_asked_for_is_a_ground() {
    let empty = AccidentFile {
        items: vec![],
        ..file()
    };
    assert_eq!(grounds(&submission(), &empty), [Ground::NotInFile]);
    let named = |number| by(APPLICANT, Relation::Party, named([item(number)]));
    assert_eq!(grounds(&named(1), &file()), [Ground::NotInFile]);
    assert!(
        grounds(&named(903), &file()).is_empty(),
        "it is there, and confidential"
    );
    let progress = by(OWNER, Relation::Owner, Wanted::Progress);
    assert!(grounds(&progress, &empty).is_empty());
}

#[test]
fn who_may_see_it() {
    let everything = || Wanted::Everything;
    let none: Vec<Ground> = vec![];
    assert_eq!(grounds(&submission(), &file()), none);
    assert_eq!(
        grounds(&by(RELATIVE, Relation::CloseRelative, everything()), &file()),
        none
    );
    let stranger = by(STRANGER, Relation::Party, everything());
    assert_eq!(
        grounds(&stranger, &file()),
        [Ground::NotAParty, Ground::NotServed]
    );
    let owner = by(OWNER, Relation::Owner, everything());
    assert!(grounds(&owner, &file()).contains(&Ground::NotAParty));
    let insurer = by(INSURER, Relation::Insurer, everything());
    assert_eq!(grounds(&insurer, &file()), none, "a person says");
    assert_eq!(questions(&insurer, &file()), [Question::MoreThanProgress]);
}

#[test]
fn a_relative_whom_the_unit_does_not_know_is_a_question_where_somebody_died() {
    let claimed = by(STRANGER, Relation::CloseRelative, Wanted::Everything);
    assert_eq!(questions(&claimed, &file()), [Question::KinshipUnchecked]);
    assert_eq!(grounds(&claimed, &file()), [], "served on another relative");
    let mut agent = by_agent(None);
    agent.standing.principal = Some(STRANGER);
    assert_eq!(grounds(&agent, &file()), []);
    let both = [Question::AuthorityUnchecked, Question::KinshipUnchecked];
    assert_eq!(questions(&agent, &file()), both);
    let mut nobody_died = file();
    nobody_died
        .parties
        .iter_mut()
        .for_each(|party| party.died = false);
    for application in [claimed, agent] {
        assert!(grounds(&application, &nobody_died).contains(&Ground::NotAParty));
    }
}

#[test]
fn who_acts_for_another_shows_it_and_only_as_long_as_it_holds() {
    assert_eq!(grounds(&by_agent(Some("2026-03-02")), &file()), []);
    assert_eq!(
        questions(&by_agent(None), &file()),
        [Question::AuthorityUnchecked]
    );
    assert_eq!(
        grounds(&by_agent(Some("2026-03-01")), &file()),
        [Ground::NoAuthority]
    );
    let mut unshown = by_agent(None);
    unshown.standing.authority.as_mut().unwrap().matters = None;
    assert_eq!(grounds(&unshown, &file()), [Ground::NoAuthority]);
    let mut lawyer = by_lawyer();
    assert_eq!(grounds(&lawyer, &file()), []);
    lawyer.standing.authority.as_mut().unwrap().lawyer = None;
    assert_eq!(grounds(&lawyer, &file()), [Ground::NoAuthority]);
    let mut guardian = by_agent(None);
    guardian.standing.relation = Relation::Guardian;
    assert_eq!(questions(&guardian, &file()), [Question::GuardianshipUnchecked]);
    let known = AccidentFile {
        representatives: vec![Representative {
            person: AGENT,
            of: APPLICANT,
            until: None,
        }],
        ..file()
    };
    assert_eq!(questions(&by_agent(None), &known), []);
}

#[test]
fn a_certificate_opens_access_as_a_determination_does_once_it_is_served() {
    let mut certified = file();
    certified.determination = None;
    assert_eq!(grounds(&submission(), &certified), [Ground::NotServed]);
    let served = |on: &str| Finding {
        kind: FindingKind::Certificate,
        issued_on: "2026-02-26".parse().unwrap(),
        served: vec![Served {
            to: APPLICANT,
            on: on.parse().unwrap(),
        }],
    };
    certified.certificate = Some(served("2026-03-02"));
    assert_eq!(grounds(&submission(), &certified), []);
    certified.certificate = Some(served("2026-03-03"));
    assert_eq!(
        grounds(&submission(), &certified),
        [Ground::NotServed],
        "tomorrow"
    );
}

#[test]
fn what_the_file_itself_stands_against() {
    for procedure in [Procedure::Simple, Procedure::SelfSettled] {
        let simple = AccidentFile { procedure, ..file() };
        assert_eq!(grounds(&submission(), &simple), [Ground::SimpleProcedure]);
    }
    let prosecuted = in_custody(Custody::Prosecution);
    assert_eq!(grounds(&submission(), &prosecuted), [Ground::HandedToProsecution]);
    let elsewhere = AccidentFile {
        unit: other_office(),
        ..file()
    };
    assert_eq!(grounds(&submission(), &elsewhere), [Ground::WrongAuthority]);
    let court = look(&submission(), &in_custody(Custody::Court));
    assert!(court.grounds.is_empty());
    assert_eq!(court.hold, Some(EvidenceHold::WithCourt));
}

#[test]
fn the_roll_out_closes_an_area_or_asks() {
    let shut = Gate::NotYet { opens_on: None };
    let not_yet = look_with(&submission(), &file(), "2026-03-02", &shut);
    assert_eq!(not_yet.grounds, [Ground::AreaNotOpen].into());
    let unknown = look_with(&submission(), &file(), "2026-03-02", &Gate::Unknown);
    assert_eq!(unknown.questions, [Question::AreaUnknown].into());
    let progress = by(OWNER, Relation::Owner, Wanted::Progress);
    assert!(
        look_with(&progress, &file(), "2026-03-02", &shut)
            .grounds
            .is_empty()
    );
}

/// The progress is for owners and insurers who apply, whatever became of the evidence.
#[test]
fn the_progress_is_another_matter_than_the_evidence() {
    let late = in_custody(Custody::Prosecution);
    for (person, relation) in [(OWNER, Relation::Owner), (INSURER, Relation::Insurer)] {
        assert_eq!(grounds(&by(person, relation, Wanted::Progress), &late), []);
    }
    let stranger = by(STRANGER, Relation::Owner, Wanted::Progress);
    assert_eq!(grounds(&stranger, &file()), [Ground::NotAParty]);
    assert!(file().shows_progress_to(APPLICANT) && !file().shows_progress_to(OWNER));
}

fn allowed(person: PersonId, item: u128) -> Vec<VerdictKind> {
    let wanted = named([self::item(item)]);
    let assessed = look(&by(person, Relation::Party, wanted), &file());
    assessed.items[0].verdicts.iter().copied().collect()
}

#[test]
fn each_item_allows_what_its_kind_and_its_secrets_allow() {
    use VerdictKind::{Refuse, Release, ReleaseRedacted};
    assert_eq!(allowed(APPLICANT, 900), [Release, ReleaseRedacted, Refuse]);
    assert_eq!(
        allowed(APPLICANT, 901),
        [ReleaseRedacted, Refuse],
        "privacy can be covered"
    );
    assert_eq!(allowed(APPLICANT, 902), [Refuse], "a witness's statement");
    assert_eq!(allowed(APPLICANT, 903), [Refuse], "a state secret");
    assert_eq!(allowed(STRANGER, 900), [Refuse], "whatever it is");
    let assessed = look(
        &by(APPLICANT, Relation::Party, named([photo(), statement()])),
        &file(),
    );
    let seen: Vec<_> = assessed.items.iter().map(|item| item.grounds.clone()).collect();
    assert_eq!(
        seen,
        [[Ground::ConfidentialItem].into(), [Ground::NotListed].into()]
    );
    assert!(assessed.items[0].shows_others && !assessed.items[1].shows_others);
}

#[test]
fn everything_is_what_may_be_seen_and_names_are_kinds_or_items() {
    let ids = |wanted| -> Vec<_> {
        let assessed = look(&by(APPLICANT, Relation::Party, wanted), &file());
        assessed.items.into_iter().map(|item| item.item).collect()
    };
    assert_eq!(ids(Wanted::Everything), [plan(), photo()]);
    let kinds = Wanted::Named {
        kinds: [ItemKind::ScenePhoto].into(),
        items: [secret()].into(),
    };
    assert_eq!(ids(kinds), [photo(), secret()]);
    assert_eq!(ids(named([item(1)])), [], "there is none");
}
