//! What opens access, and how far: a certificate, the progress alone, and a second application.

use super::{code, is_about, sees};
use chrono::Days;
use domain::{
    accident::{AccidentFile, AccidentPart, AccidentParty, Finding, FindingKind, Stage},
    case::{NoticeKind, RefusalDetail, TaskPurpose},
    evidence_access::{
        Command, Relation, Standing, Status, Submission, Wanted, may_see_progress, viewable_items,
    },
    law::{DecisionGround, EvidenceGround as Ground, service::ServiceManner},
    time::office_day,
};
use store::record;
use tests::{
    World,
    case::words,
    evidence::{
        Access, Accident, accepted, all_shown, consented, granted, head, judged, named, officer, page,
        proposed, refuse, release, reviewed, supervisor, told, viewing,
    },
    journeys,
    people::Driver,
};

journeys! {
    a_certificate_opens_it_too,
    a_certificate_of_today_and_of_tomorrow,
    an_insurer_sees_the_progress_and_no_item,
    an_owner_sees_no_evidence,
    a_second_application_is_refused_while_one_is_open,
    a_decision_is_not_made_anew_beside_another_application,
}

/// The cause could not be found out: no determination, and a certificate, which reaches the people some days from the day it was
/// issued on (Order 146, article 67).
fn certified(file: &mut AccidentFile, served_after: u64) {
    let determination = file.determination.take().unwrap();
    let mut served = determination.served;
    for one in &mut served {
        one.on = one.on + Days::new(served_after);
    }
    file.progress[0].stage = Stage::Determination;
    file.certificate = Some(Finding {
        kind: FindingKind::Certificate,
        served,
        ..determination
    });
}

async fn a_certificate_opens_it_too(world: &World) {
    let accident = Accident::next_with(world, |file| certified(file, 0)).await;
    let access = granted(world, &accident).await;
    let driver = accident.driver.person(world);
    told(&access, driver, NoticeKind::AccessOpened).await;
    viewing(&access).await;
    sees(&access, accident.file.items[0].id).await;
    assert_eq!(access.finish().await.file().unwrap().determination, None);
}

/// It opens from the day on which it reached them, and not before.
async fn a_certificate_of_today_and_of_tomorrow(world: &World) {
    let accident = Accident::next_with(world, |file| certified(file, 4)).await;
    let access = accident.applied(world).await;
    accepted(&access).await;
    access.claim(officer(), TaskPurpose::Review).await;
    let early = access
        .refused(officer(), reviewed(&access, release(None)).await)
        .await;
    assert!(is_about(&early, &[Ground::NotServed]), "{early:?}");
    access.pass(chrono::TimeDelta::days(1)).await;
    judged(&access, all_shown(&accident)).await;
    proposed(&access, release(None)).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    access.finish().await;
}

/// An accident with one more who was not in it.
async fn beside(world: &World, driver: &Driver, part: AccidentPart) -> Accident {
    let party = AccidentParty {
        person: driver.person(world),
        part,
        died: false,
    };
    Accident::next_with(world, |file| file.parties.push(party)).await
}

async fn applied<'w>(
    world: &'w World,
    accident: &Accident,
    (driver, relation, wanted): (&Driver, Relation, Wanted),
) -> Access<'w> {
    let theirs = |asked: &mut Submission| {
        asked.standing = Standing::of(relation);
        asked.wanted = wanted;
        asked.applicant = driver.person(world);
        asked.people = vec![named(driver)];
    };
    accident.applied_with(world, theirs).await
}

async fn an_insurer_sees_the_progress_and_no_item(world: &World) {
    let insurer = Driver::next();
    let accident = beside(world, &insurer, AccidentPart::Insurer).await;
    let (person, asked) = (
        insurer.person(world),
        (&insurer, Relation::Insurer, Wanted::Progress),
    );
    let access = applied(world, &accident, asked).await;
    accepted(&access).await;
    let before = access.answered().await;
    assert!(
        may_see_progress(&before, person, access.now()).is_err(),
        "undecided"
    );
    access.claim(officer(), TaskPurpose::Review).await;
    proposed(&access, release(None)).await;
    let state = consented(&access).await;
    assert_eq!(
        (state.status, state.pages.len()),
        (Status::Granted, 0),
        "no page is made"
    );
    told(&access, person, NoticeKind::AccessOpened).await;
    let now = access.now();
    assert!(may_see_progress(&state, person, now).is_ok());
    for other in [&accident.driver, &accident.passenger] {
        assert!(may_see_progress(&state, other.person(world), now).is_err());
    }
    assert_eq!(viewable_items(&state, now), []);
    for item in &accident.file.items {
        assert_eq!(page(&access, (item.id, 1)).await, Err("NOT_FOUND"));
    }
    for command in [
        Command::AskForCode,
        Command::AskForCopies {
            items: [accident.file.items[0].id].into(),
        },
    ] {
        let refusal = access.refused(insurer.citizen(world), command).await;
        assert_eq!(code(&refusal), "NO_ACCESS");
    }
    access.finish().await;
}

/// The progress is all that an owner may ask for.
async fn an_owner_sees_no_evidence(world: &World) {
    let owner = Driver::next();
    let accident = beside(world, &owner, AccidentPart::Owner).await;
    let asked = (&owner, Relation::Owner, Wanted::Everything);
    let access = applied(world, &accident, asked).await;
    accepted(&access).await;
    access.claim(officer(), TaskPurpose::Review).await;
    let propose = reviewed(&access, release(Some(words("已核实")))).await;
    let refusal = access.refused(officer(), propose).await;
    assert!(
        is_about(&refusal, &[Ground::NotAParty, Ground::NotServed]),
        "{refusal:?}"
    );
    proposed(&access, refuse(Ground::NotAParty)).await;
    let state = consented(&access).await;
    assert_eq!((state.status, state.grant), (Status::Refused, None));
    told(&access, owner.person(world), NoticeKind::Refused).await;
    access.finish().await;
    let progress = (&owner, Relation::Owner, Wanted::Progress);
    applied(world, &accident, progress).await.finish().await;
}

/// What the person is told is the number of the one that is open. Another party's is no hindrance.
async fn a_second_application_is_refused_while_one_is_open(world: &World) {
    let accident = Accident::next(world).await;
    let first = accident.applied(world).await;
    let (number, opening) = accident.application(world);
    let second = Access::new(world, number, accident.opened_at);
    let answer = second.send(opening).await;
    let refusal = answer.outcome.expect_err("one is open");
    assert_eq!(code(&refusal), DecisionGround::OpenCaseExists.code());
    let number = first.number.clone();
    assert_eq!(refusal.detail, Some(RefusalDetail::Case { number }));
    let row = record::load::<domain::evidence_access::EvidenceAccess>(&world.store, &second.number);
    assert!(row.await.unwrap().is_none(), "nothing is kept");
    let passenger = |asked: &mut Submission| accident.by_the_passenger(world, asked);
    accident.applied_with(world, passenger).await.finish().await;
    first
        .does(accident.driver.citizen(world), Command::Withdraw)
        .await;
    first.finish().await;
    accident.applied(world).await.finish().await;
}

/// A review decision or supervision sets a refusal aside while the person has applied again: that one is gone on with.
async fn a_decision_is_not_made_anew_beside_another_application(world: &World) {
    let accident = Accident::next(world).await;
    let refused = accident.applied(world).await;
    accepted(&refused).await;
    refused.claim(officer(), TaskPurpose::Review).await;
    proposed(&refused, refuse(Ground::NotServed)).await;
    assert_eq!(consented(&refused).await.status, Status::Refused);
    let serve = Command::RecordService {
        manner: ServiceManner::Direct,
        day: office_day(refused.now()),
        consent: false,
    };
    refused.does(officer(), serve).await;
    let driver = || accident.driver.citizen(world);
    let object = Command::Object {
        words: words("本人是当事人"),
    };
    refused.does(driver(), object).await;
    let again = accident.applied(world).await;
    let upheld = Command::AnswerObjection {
        upheld: true,
        words: words("异议成立"),
    };
    let reopen = || Command::Reopen {
        review_decision: words("穗府复〔2026〕1号"),
    };
    for (actor, command) in [(supervisor(), upheld), (head(), reopen())] {
        let refusal = refused.refused(actor, command).await;
        assert_eq!(code(&refusal), DecisionGround::OpenCaseExists.code());
        let number = again.number.clone();
        assert_eq!(refusal.detail, Some(RefusalDetail::Case { number }));
    }
    again.does(driver(), Command::Withdraw).await;
    again.finish().await;
    refused.does(head(), reopen()).await;
    assert_eq!(refused.finish().await.status, Status::Review);
}
