//! How access ends by itself, and how it goes on: the days of a grant, an extension, a renewal, and an authority's last day.

use super::{code, sees, sees_no_more};
use chrono::{Days, TimeDelta};
use domain::{
    accident::ItemKind,
    case::NoticeKind,
    evidence_access::{Authority, Command, EndReason, GRANT, Power, Relation, Standing, Status, Submission},
    time::start_of,
};
use tests::{
    World,
    case::words,
    evidence::{
        Access, Accident, accepted, all_shown, consented, granted, head, judged, known, named, officer,
        proposed, release, reviewed, told, viewing,
    },
    journeys,
    people::Driver,
    sale::scan,
};

journeys! {
    it_ends_after_its_days_and_is_renewed,
    it_is_extended,
    it_opens_on_a_later_day,
    an_authority_ends_on_its_last_day,
    an_authority_is_taken_back,
}

async fn it_ends_after_its_days_and_is_renewed(world: &World) {
    let accident = Accident::next(world).await;
    let (driver, plan) = (&accident.driver, accident.item(ItemKind::ScenePlan));
    let access = granted(world, &accident).await;
    let ends_at = access.state().await.grant.unwrap().ends_at;
    access.pass(ends_at - access.now() - TimeDelta::minutes(10)).await;
    viewing(&access).await;
    sees(&access, plan).await;
    access.pass_until(ends_at).await;
    access.until(|state| state.status == Status::Expired).await;
    sees_no_more(&access, plan).await;
    access.answered().await;
    let said = told(&access, driver.person(world), NoticeKind::AccessEnded).await;
    assert!(said.contains(EndReason::Expired.words().zh), "{said}");
    access.finish().await;
    let again = accident.applied(world).await;
    let refusal = access.refused(driver.citizen(world), Command::RenewGrant).await;
    assert_eq!(code(&refusal), "OPEN_CASE_EXISTS", "they have applied anew");
    again.does(driver.citizen(world), Command::Withdraw).await;
    again.finish().await;
    access.does(driver.citizen(world), Command::RenewGrant).await;
    let state = known(&access).await;
    assert_eq!(state.status, Status::Granted);
    sees_no_more(&access, plan).await;
    viewing(&access).await;
    sees(&access, plan).await;
    assert!(state.grant.unwrap().ends_at >= ends_at + GRANT);
    access.finish().await;
}

async fn it_is_extended(world: &World) {
    let accident = Accident::next(world).await;
    let plan = accident.item(ItemKind::ScenePlan);
    let access = granted(world, &accident).await;
    let first = access.state().await.grant.unwrap().ends_at;
    access.does(head(), Command::ExtendGrant { days: 10 }).await;
    let second = access.answered().await.grant.unwrap().ends_at;
    assert_eq!(second, first + TimeDelta::days(10));
    told(&access, accident.driver.person(world), NoticeKind::AccessExtended).await;
    access.pass_until(first).await;
    viewing(&access).await;
    sees(&access, plan).await;
    access.pass_until(second).await;
    access.until(|state| state.status == Status::Expired).await;
    sees_no_more(&access, plan).await;
    access.finish().await;
}

async fn it_opens_on_a_later_day(world: &World) {
    let accident = Accident::next(world).await;
    let access = accident.applied(world).await;
    accepted(&access).await;
    judged(&access, all_shown(&accident)).await;
    proposed(&access, release(None)).await;
    let day = accident.today() + Days::new(7);
    let opens_on = Some(day);
    access.does(head(), Command::Consent { opens_on }).await;
    assert_eq!(access.answered().await.status, Status::Granted);
    let early = access
        .refused(accident.driver.citizen(world), Command::AskForCode)
        .await;
    assert_eq!(code(&early), "NO_ACCESS");
    access.pass_until(start_of(day)).await;
    access.answered().await;
    told(&access, accident.driver.person(world), NoticeKind::AccessOpened).await;
    viewing(&access).await;
    sees(&access, accident.item(ItemKind::ScenePlan)).await;
    access.finish().await;
}

/// An agent acts for the driver until a day, or until somebody says otherwise.
async fn by_agent<'w>(world: &'w World, accident: &Accident, last_day: Option<u64>) -> Access<'w> {
    let (agent, paper) = (Driver::next(), scan(world, "authority").await);
    let authority = Authority {
        document: paper.id,
        matters: Some(words("查阅本次事故证据材料")),
        powers: [Power::Consult].into(),
        last_day: last_day.map(|days| accident.today() + Days::new(days)),
        lawyer: None,
    };
    let acts = |asked: &mut Submission| {
        asked.standing = Standing {
            relation: Relation::Agent,
            principal: Some(asked.applicant),
            authority: Some(authority),
        };
        asked.applicant = agent.person(world);
        asked.people.insert(0, named(&agent));
        asked.documents = vec![paper];
    };
    let access = accident.applied_with(world, acts).await;
    accepted(&access).await;
    judged(&access, all_shown(accident)).await;
    let unchecked = reviewed(&access, release(None)).await;
    let refusal = access.refused(officer(), unchecked).await;
    assert_eq!(
        code(&refusal),
        "EVIDENCE_QUESTIONS",
        "a person reads the authority"
    );
    proposed(&access, release(Some(words("已核对授权委托书")))).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    viewing(&access).await;
    sees(&access, accident.item(ItemKind::ScenePlan)).await;
    access
}

async fn has_ended(access: &Access<'_>, accident: &Accident) {
    let state = access.until(|state| state.status == Status::Ended).await;
    assert_eq!(state.grant.unwrap().ended, Some(EndReason::Authority));
    sees_no_more(access, accident.item(ItemKind::ScenePlan)).await;
    access.answered().await;
    let said = told(access, state.work.applicant, NoticeKind::AccessEnded).await;
    assert!(said.contains(EndReason::Authority.words().zh), "{said}");
    assert!(access.finish().await.is_over());
}

async fn an_authority_ends_on_its_last_day(world: &World) {
    let accident = Accident::next(world).await;
    let access = by_agent(world, &accident, Some(5)).await;
    let over = start_of(accident.today() + Days::new(6));
    access.pass(over - access.now() - TimeDelta::minutes(5)).await;
    viewing(&access).await;
    sees(&access, accident.item(ItemKind::ScenePlan)).await;
    access.pass_until(over).await;
    has_ended(&access, &accident).await;
}

/// The driver says so, and the link that the agent has open shows nothing.
async fn an_authority_is_taken_back(world: &World) {
    let accident = Accident::next(world).await;
    let access = by_agent(world, &accident, None).await;
    access
        .does(accident.driver.citizen(world), Command::EndAuthority)
        .await;
    has_ended(&access, &accident).await;
}
