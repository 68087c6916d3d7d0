//! Others than the party themselves: a lawyer, a guardian, and a close relative of somebody who died.

use super::{code, is_about, sees};
use domain::{
    access::{PersonId, Purpose},
    accident::{AccidentFile, Relative, Representative, Served},
    case::{FreeText, NoticeKind, TaskPurpose},
    deadline::RuleId,
    evidence_access::{
        Authority, Command, LawyerPapers, Power, Relation, Standing, State, Status, Submission,
    },
    law::EvidenceGround as Ground,
};
use store::finder::{Scope, Sight};
use tests::{
    World,
    case::words,
    evidence::{
        Access, Accident, accepted, all_shown, authority, citizen, consented, judged, link, named, officer,
        opened, proposed, release, reviewed, told, viewing,
    },
    journeys,
    people::Driver,
    sale::scan,
};

journeys! {
    a_lawyer_with_all_papers,
    a_lawyer_without_the_letter_of_the_firm,
    a_guardian_whom_the_unit_knows,
    a_close_relative_of_who_died,
    somebody_who_says_that_they_are_one,
}

/// Everything is shown, upon what was looked into, and the applicant sees the plan.
async fn granted(access: &Access<'_>, accident: &Accident, checked: Option<FreeText>) -> State {
    accepted(access).await;
    judged(access, all_shown(accident)).await;
    proposed(access, release(checked)).await;
    let state = consented(access).await;
    assert_eq!(state.status, Status::Granted);
    let applicant = state.work.applicant;
    told(access, applicant, NoticeKind::AccessOpened).await;
    viewing(access).await;
    sees(access, accident.file.items[0].id).await;
    state
}

/// The one for whom somebody acts finds the case, and no page of it.
async fn is_followed_by(access: &Access<'_>, accident: &Accident, principal: PersonId) {
    let scope = Scope::of(&citizen(principal), Purpose::Casework);
    let finder = access.world.store.finder(scope, access.now());
    let row = finder.case(&access.number).await.unwrap();
    assert_eq!(
        row.map(|row| row.sight),
        Some(Sight::Applicant),
        "it is their matter"
    );
    let theirs = link(access, principal, (accident.file.items[0].id, 1));
    assert_eq!(
        opened(access, citizen(principal), &theirs).await,
        Err("NOT_FOUND")
    );
}

/// The lawyer of the driver, who shows an authority, with or without the rest.
async fn by_lawyer<'w>(
    world: &'w World,
    accident: &Accident,
    different: impl FnOnce(&mut Authority),
) -> (Driver, Access<'w>) {
    let lawyer = Driver::next();
    let mut papers = vec![];
    for paper in ["authority", "licence", "letter of the firm"] {
        papers.push(scan(world, paper).await);
    }
    let mut shown = Authority {
        powers: [Power::Consult, Power::Copy].into(),
        lawyer: Some(LawyerPapers {
            licence: papers[1].id,
            firm_letter: papers[2].id,
        }),
        ..authority(papers[0].id)
    };
    different(&mut shown);
    let by_lawyer = |asked: &mut Submission| {
        accident.by_another(world, (Relation::Lawyer, &lawyer), asked);
        asked.standing.authority = Some(shown);
        asked.documents = papers;
    };
    let access = accident.applied_with(world, by_lawyer).await;
    (lawyer, access)
}

/// A person reads the papers; what the authority says of copies holds.
async fn a_lawyer_with_all_papers(world: &World) {
    let accident = Accident::next(world).await;
    let (lawyer, access) = by_lawyer(world, &accident, |_| ()).await;
    granted(&access, &accident, Some(words("已核对律师执业证、委托书和所函"))).await;
    is_followed_by(&access, &accident, accident.driver.person(world)).await;
    let items = [accident.file.items[0].id].into();
    access
        .does(lawyer.citizen(world), Command::AskForCopies { items })
        .await;
    access.claim(officer(), TaskPurpose::Copies).await;
    access.does(officer(), Command::IssueCopies).await;
    access.answered().await;
    told(&access, lawyer.person(world), NoticeKind::CopiesReady).await;
    assert_eq!(access.finish().await.work.documents.len(), 3);
}

/// Nothing is released, whatever was looked into.
async fn a_lawyer_without_the_letter_of_the_firm(world: &World) {
    let accident = Accident::next(world).await;
    let (_, access) = by_lawyer(world, &accident, |shown| shown.lawyer = None).await;
    accepted(&access).await;
    access.claim(officer(), TaskPurpose::Review).await;
    let propose = reviewed(&access, release(Some(words("已核对")))).await;
    let refusal = access.refused(officer(), propose).await;
    assert_eq!(code(&refusal), "EVIDENCE_GROUNDS");
    assert!(is_about(&refusal, &[Ground::NoAuthority]), "{refusal:?}");
    access.finish().await;
}

/// The file names the guardian, so there is nothing to look into; who is a guardian by law needs no powers.
async fn a_guardian_whom_the_unit_knows(world: &World) {
    let guardian = Driver::next();
    let acts = |file: &mut AccidentFile| {
        file.representatives.push(Representative {
            person: guardian.person(world),
            of: file.parties[0].person,
            until: None,
        });
    };
    let accident = Accident::next_with(world, acts).await;
    let paper = scan(world, "guardianship").await;
    let shown = Authority {
        matters: None,
        powers: [].into(),
        ..authority(paper.id)
    };
    let by_guardian = |asked: &mut Submission| {
        accident.by_another(world, (Relation::Guardian, &guardian), asked);
        asked.standing.authority = Some(shown);
        asked.documents = vec![paper];
    };
    let access = accident.applied_with(world, by_guardian).await;
    granted(&access, &accident, None).await;
    access.deadline(RuleId::AC_REVIEW_APPLY).await;
    is_followed_by(&access, &accident, accident.driver.person(world)).await;
    access.finish().await;
}

/// Somebody applies as a close relative.
async fn by_relative<'w>(world: &'w World, accident: &Accident, relative: &Driver) -> Access<'w> {
    let by_relative = |asked: &mut Submission| {
        asked.standing = Standing::of(Relation::CloseRelative);
        asked.applicant = relative.person(world);
        asked.people = vec![named(relative)];
    };
    accident.applied_with(world, by_relative).await
}

/// The passenger died; the unit knows the relative, and served the determination on them.
async fn died(world: &World, relative: &Driver) -> Accident {
    let person = relative.person(world);
    Accident::next_with(world, |file| {
        file.parties[1].died = true;
        let of = file.parties[1].person;
        file.relatives.push(Relative { person, of });
        let determination = file.determination.as_mut().unwrap();
        let on = determination.served[0].on;
        determination.served[1] = Served { to: person, on };
    })
    .await
}

async fn a_close_relative_of_who_died(world: &World) {
    let relative = Driver::next();
    let accident = died(world, &relative).await;
    let access = by_relative(world, &accident, &relative).await;
    let state = granted(&access, &accident, None).await;
    assert!(state.standing.may_copy(), "they may have copies");
    access.deadline(RuleId::AC_REVIEW_APPLY).await;
    let driver = citizen(accident.driver.person(world));
    let theirs = link(&access, driver.person, (accident.file.items[0].id, 1));
    assert_eq!(
        opened(&access, driver, &theirs).await,
        Err("NOT_FOUND"),
        "the other party"
    );
    access.finish().await;
}

/// Whom the unit does not know as a relative is looked into by a person, and is told nothing of the file before.
async fn somebody_who_says_that_they_are_one(world: &World) {
    let (known, other) = (Driver::next(), Driver::next());
    let accident = died(world, &known).await;
    let access = by_relative(world, &accident, &other).await;
    accepted(&access).await;
    let running = access.answered().await.work;
    let mut rules = running.deadlines.iter().map(|deadline| deadline.rule);
    assert!(
        rules.all(|rule| rule != RuleId::AC_REVIEW_APPLY),
        "when it was served"
    );
    judged(&access, all_shown(&accident)).await;
    let unchecked = reviewed(&access, release(None)).await;
    assert_eq!(
        code(&access.refused(officer(), unchecked).await),
        "EVIDENCE_QUESTIONS"
    );
    proposed(&access, release(Some(words("已核对亲属关系证明")))).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    access.deadline(RuleId::AC_REVIEW_APPLY).await;
    viewing(&access).await;
    sees(&access, accident.file.items[0].id).await;
    access.finish().await;
}
