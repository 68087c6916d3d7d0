//! The code by which the applicant shows that it is them again, and how long what it opens stays open.

use super::{code as code_of, sees, sees_no_more};
use activities::mail::MessageIds;
use chrono::TimeDelta;
use domain::{
    accident::ItemKind,
    evidence_access::{CODE_TRIES, CODE_VALID, Command, OneTimeCode, Status, VIEWING},
    licence_application::{self, IntakeChannel},
};
use store::PageTicket;
use tests::{
    Application, GUANGZHOU, Wish, World,
    evidence::{
        Access, Accident, accepted, all_shown, another, citizen, code, consented, granted, judged, looks,
        opened, path, proposed, release, viewing,
    },
    journeys,
};

journeys! {
    five_wrong_ones_end_a_code,
    a_code_ends_after_ten_minutes,
    a_viewing_ends_after_a_quarter_of_an_hour,
    a_link_ends_before_its_viewing,
    a_later_application_moves_no_code,
}

async fn is_wrong(access: &Access<'_>, accident: &Accident, code: &OneTimeCode) {
    let open = Command::OpenViewing { code: code.clone() };
    let refusal = access.refused(accident.driver.citizen(access.world), open).await;
    assert_eq!(code_of(&refusal), "CODE_WRONG");
}

async fn five_wrong_ones_end_a_code(world: &World) {
    let accident = Accident::next(world).await;
    let (driver, plan) = (accident.driver.citizen(world), accident.item(ItemKind::ScenePlan));
    let access = granted(world, &accident).await;
    let right = code(&access).await;
    for _ in 0..CODE_TRIES {
        let code = another(&right);
        access.does(driver.clone(), Command::OpenViewing { code }).await;
    }
    is_wrong(&access, &accident, &right).await;
    sees_no_more(&access, plan).await;
    for _ in 0..2 {
        let soon = access.refused(driver.clone(), Command::AskForCode).await;
        assert_eq!(code_of(&soon), "TIME_NOT_REACHED", "twice as long as usual");
        access.pass(TimeDelta::minutes(1)).await;
    }
    let second = code(&access).await;
    assert_ne!(second, right, "each has its own digits");
    let open = Command::OpenViewing { code: second.clone() };
    access.does(driver, open).await;
    sees(&access, plan).await;
    is_wrong(&access, &accident, &second).await;
    let texts = world
        .store
        .sms_messages(accident.driver.person(world))
        .await
        .unwrap();
    assert_eq!(texts.len(), 2);
    access.finish().await;
}

async fn a_code_ends_after_ten_minutes(world: &World) {
    let accident = Accident::next(world).await;
    let access = granted(world, &accident).await;
    let late = code(&access).await;
    access.pass(CODE_VALID + TimeDelta::seconds(1)).await;
    is_wrong(&access, &accident, &late).await;
    sees_no_more(&access, accident.item(ItemKind::ScenePlan)).await;
    viewing(&access).await;
    sees(&access, accident.item(ItemKind::ScenePlan)).await;
    access.finish().await;
}

async fn a_viewing_ends_after_a_quarter_of_an_hour(world: &World) {
    let accident = Accident::next(world).await;
    let plan = accident.item(ItemKind::ScenePlan);
    let access = granted(world, &accident).await;
    viewing(&access).await;
    access.pass(VIEWING - TimeDelta::minutes(2)).await;
    sees(&access, plan).await;
    access.pass(TimeDelta::minutes(3)).await;
    sees_no_more(&access, plan).await;
    viewing(&access).await;
    sees(&access, plan).await;
    access.finish().await;
}

/// A link that was copied somewhere is of no use some minutes later, though the viewing goes on.
async fn a_link_ends_before_its_viewing(world: &World) {
    let accident = Accident::next(world).await;
    let (driver, plan) = (accident.driver.person(world), accident.item(ItemKind::ScenePlan));
    let access = granted(world, &accident).await;
    viewing(&access).await;
    let ticket = PageTicket {
        case: &access.number,
        item: plan,
        page: 1,
        person: driver,
        until: access.now() + TimeDelta::minutes(5),
    };
    let link = path(&access, &ticket);
    opened(&access, citizen(driver), &link).await.unwrap();
    access.pass(TimeDelta::minutes(6)).await;
    let late = opened(&access, citizen(driver), &link).await;
    assert_eq!(late, Err("NOT_FOUND"));
    assert_eq!(looks(&access).await[0].look.refusal.as_deref(), Some("NO_ACCESS"));
    sees(&access, plan).await;
    access.finish().await;
}

/// Whoever has taken over the session applies for something else, with a telephone of their own: the code goes where it went before.
async fn a_later_application_moves_no_code(world: &World) {
    let accident = Accident::next(world).await;
    let (driver, address) = (accident.driver.citizen(world), "driver.before@example.cn");
    let access = accident
        .applied_with(world, |asked| {
            asked.people[0].phone = None;
            asked.people[0].email = Some(address.parse().unwrap());
        })
        .await;
    accepted(&access).await;
    judged(&access, all_shown(&accident)).await;
    proposed(&access, release(None)).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    let later = Wish {
        channel: IntakeChannel::Online,
        ..Wish::at(GUANGZHOU, accident.driver.clone())
    };
    let later = Application::submit(world, later).await;
    access.does(driver.clone(), Command::AskForCode).await;
    let sent = access.answered().await.code.expect("a code was sent").effect;
    let id = MessageIds::new(store::testing::key(3), "example.cn").of(&access.number, sent);
    let mail = std::fs::read_to_string(world.mail.join(format!("{}.eml", id.local()))).unwrap();
    assert!(mail.contains(&format!("To: {address}")), "{mail}");
    let person = accident.driver.person(world);
    let texts = world.store.sms_messages(person).await.unwrap();
    assert!(texts.is_empty(), "nothing went to the other telephone");
    later
        .does(later.citizen(), licence_application::Command::Withdraw)
        .await;
    later.finish().await;
    access.finish().await;
}
