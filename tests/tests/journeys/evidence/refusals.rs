//! Each ground on which nothing is shown, by the whole way: the rules name it, a person decides, and the notice says what can
//! be done.

use super::{code, is_about};
use domain::{
    accident::{AccidentFile, AccidentPart, Custody, Procedure},
    case::NoticeKind,
    evidence_access::{Command, Relation, Standing, Status, Submission},
    law::{EvidenceGround as Ground, service::ServiceManner},
    time::office_day,
};
use tests::{
    CHENGDU, World,
    case::words,
    evidence::{
        Access, Accident, UNIT, accepted, consented, known, named, officer, proposed, refuse, release,
        reviewed, told,
    },
    journeys,
    people::{self, Driver},
};

journeys! {
    not_a_party,
    no_authority,
    not_served,
    simple_procedure,
    handed_to_prosecution,
    another_units,
    an_accident_that_nobody_knows,
    not_open_yet,
    nobody_knows_whether_it_is_open,
}

/// The notice of a negative decision says why, by which article, and what can be done; the decision is served.
async fn is_told_and_served(access: &Access<'_>, kind: NoticeKind, grounds: &[Ground]) {
    let person = access.state().await.work.applicant;
    let said = told(access, person, kind).await;
    for ground in grounds {
        assert!(said.contains(ground.words().zh), "{said}");
    }
    assert!(said.contains("行政复议") && said.contains("行政诉讼"), "{said}");
    let serve = Command::RecordService {
        manner: ServiceManner::Direct,
        day: office_day(access.now()),
        consent: false,
    };
    access.does(officer(), serve).await;
    assert!(access.finish().await.pages.is_empty(), "nothing was made");
}

/// In the review: no release goes through, whatever was looked into, and the head consents to a refusal.
async fn refused_on(access: &Access<'_>, grounds: &[Ground]) {
    accepted(access).await;
    access.claim(officer(), domain::case::TaskPurpose::Review).await;
    let propose = reviewed(access, release(Some(words("已核实")))).await;
    let refusal = access.refused(officer(), propose).await;
    assert_eq!(code(&refusal), "EVIDENCE_GROUNDS");
    assert!(is_about(&refusal, grounds), "{refusal:?}");
    proposed(access, refuse(grounds[0])).await;
    assert_eq!(consented(access).await.status, Status::Refused);
    is_told_and_served(access, NoticeKind::Refused, &grounds[..1]).await;
}

/// It is not even taken up.
async fn declined_on(access: &Access<'_>, ground: Ground) {
    known(access).await;
    let area_confirmed = true;
    let refusal = access
        .refused(officer(), Command::Accept { area_confirmed })
        .await;
    assert_eq!(code(&refusal), "EVIDENCE_GROUNDS");
    assert!(is_about(&refusal, &[ground]), "{refusal:?}");
    let decline = Command::Decline {
        grounds: vec![ground],
        words: words("请向有权处理的单位提出"),
    };
    access.does(officer(), decline).await;
    assert_eq!(access.answered().await.status, Status::NotAccepted);
    is_told_and_served(access, NoticeKind::NotAccepted, &[ground]).await;
}

/// A witness was there, and is no party.
async fn not_a_party(world: &World) {
    let witness = Driver::next();
    let part = |file: &mut AccidentFile| {
        let mut party = file.parties[0];
        party.person = witness.person(world);
        party.part = AccidentPart::Witness;
        file.parties.push(party);
    };
    let accident = Accident::next_with(world, part).await;
    let access = accident
        .applied_with(world, |asked| asks(asked, world, &witness))
        .await;
    refused_on(&access, &[Ground::NotAParty, Ground::NotServed]).await;
}

fn asks(asked: &mut Submission, world: &World, driver: &Driver) {
    asked.applicant = driver.person(world);
    asked.people = vec![named(driver)];
}

/// Somebody says that they act for the driver, and shows nothing for it.
async fn no_authority(world: &World) {
    let accident = Accident::next(world).await;
    let agent = Driver::next();
    let by_agent = |asked: &mut Submission| {
        asked.standing = Standing {
            principal: Some(asked.applicant),
            ..Standing::of(Relation::Agent)
        };
        asks(asked, world, &agent);
        asked.people.push(named(&accident.driver));
    };
    let access = accident.applied_with(world, by_agent).await;
    refused_on(&access, &[Ground::NoAuthority]).await;
}

async fn not_served(world: &World) {
    let accident = Accident::next_with(world, |file| file.determination = None).await;
    refused_on(&accident.applied(world).await, &[Ground::NotServed]).await;
}

async fn simple_procedure(world: &World) {
    let accident = Accident::next_with(world, |file| file.procedure = Procedure::Simple).await;
    refused_on(&accident.applied(world).await, &[Ground::SimpleProcedure]).await;
}

async fn handed_to_prosecution(world: &World) {
    let accident = Accident::next_with(world, |file| file.custody = Custody::Prosecution).await;
    refused_on(&accident.applied(world).await, &[Ground::HandedToProsecution]).await;
}

async fn another_units(world: &World) {
    let accident = Accident::next_with(world, |file| file.unit = people::office(CHENGDU)).await;
    declined_on(&accident.applied(world).await, Ground::WrongAuthority).await;
}

/// The register has no such number: it is not this unit's.
async fn an_accident_that_nobody_knows(world: &World) {
    let accident = Accident::next(world).await;
    let unknown = |asked: &mut Submission| asked.accident = "44010420250000000".parse().unwrap();
    declined_on(
        &accident.applied_with(world, unknown).await,
        Ground::WrongAuthority,
    )
    .await;
}

/// Guangdong began on the first of September 2021.
async fn not_open_yet(world: &World) {
    let day = ("2021-08-30T09:00:00+08:00", UNIT);
    let accident = Accident::next_at(world, day, |_| ()).await;
    declined_on(&accident.applied(world).await, Ground::AreaNotOpen).await;
}

/// Of Chengdu no list says anything in the autumn of 2021: a person finds out.
async fn nobody_knows_whether_it_is_open(world: &World) {
    let day = ("2021-10-11T09:00:00+08:00", CHENGDU);
    let accident = Accident::next_at(world, day, |_| ()).await;
    let there = |asked: &mut Submission| asked.office = people::office(CHENGDU);
    let access = accident.applied_with(world, there).await;
    known(&access).await;
    let officer = || tests::sale::staff(CHENGDU, domain::access::Post::AccidentUnit, 0);
    let accept = |area_confirmed| Command::Accept { area_confirmed };
    let refusal = access.refused(officer(), accept(false)).await;
    assert_eq!(code(&refusal), "CITY_UNKNOWN");
    access.does(officer(), accept(true)).await;
    assert_eq!(access.finish().await.status, Status::Review);
}
