//! What comes by a link, by mail or by telephone reaches the applicant, and tells nobody else that there is anything. The ways of
//! the API are in `graphql/tests/schema/evidence/leaks/paths.rs`; what is logged, the canaries read.

use super::sees;
use activities::mail::MessageIds;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    access::{Actor, PersonId, Post, Principal, Role},
    accident::{ItemId, ItemKind},
    case::{Channel, NoticeKind},
    evidence_access::{Command, Status, Submission, Wanted},
    identifier::CaseNumber,
    law::EvidenceGround,
};
use std::collections::BTreeSet;
use tests::{
    GUANGZHOU, World,
    case::words,
    evidence::{
        Access, Accident, COVERED, accepted, all_shown, citizen, colleague, consented, deputy, employee,
        granted, head, judged, link, not_shown, opened, original, proposed, release, supervisor, told,
        viewing,
    },
    journeys,
    people::Driver,
    sale,
};
use uuid::Uuid;

journeys! {
    nobody_else_opens_a_page_or_an_original,
    what_is_sent_goes_to_the_applicant_and_names_no_item,
}

fn person_of(actor: &Actor) -> PersonId {
    actor.person().expect("a person")
}

/// Everybody who is to find nothing behind any link.
fn readers(world: &World, accident: &Accident) -> Vec<(&'static str, Principal)> {
    let elsewhere = sale::staff(GUANGZHOU, Post::AccidentUnit, 0);
    let auditor = Role::Auditor {
        province: "510000".parse().unwrap(),
    };
    let of_another_province = Principal {
        role: Some(auditor),
        ..citizen(Driver::next().person(world))
    };
    vec![
        ("an outsider", citizen(Driver::next().person(world))),
        ("the other party", citizen(accident.passenger.person(world))),
        ("an officer of another unit", employee(elsewhere)),
        ("an officer who stands aside", employee(colleague())),
        ("an auditor of another province", of_another_province),
    ]
}

/// Every link that there could be to an item: to the item as it came, to its pages (which are the only pictures of it: there is no
/// thumbnail), and by the hashes under which the files lie.
async fn links(access: &Access<'_>, reader: PersonId, item: ItemId) -> Vec<String> {
    let state = access.state().await;
    let applicant = state.work.applicant;
    let mut links = vec![original(access, item), item.0.to_string()];
    for person in [applicant, reader] {
        for page in [0, 1, 2, 99] {
            links.push(link(access, person, (item, page)));
        }
    }
    for small in ["THUMB", "PREVIEW"] {
        links.push(original(access, item).replace("ITEM", small));
    }
    let content = state.file().unwrap().item(item).unwrap().content.sha256;
    let made = state.pages.get(&item).into_iter().flat_map(|made| &made.pages);
    links.extend(made.chain([&content]).map(ToString::to_string));
    links
}

/// What somebody was denied of a case of this number, by the log.
async fn denied(access: &Access<'_>, number: &CaseNumber, reader: PersonId) -> usize {
    let entries = format!(
        "SELECT what FROM read_log WHERE refusal = 'NO_ACCESS' AND mark IS NULL AND reason_enc IS NULL
             AND case_number = '{number}' AND reader = '{}'",
        reader.0
    );
    access.world.database.texts(&entries).await.len()
}

/// The same answer as for a case that is not there. Each link that we made, and each that somebody follows who works for an office
/// or audits one, is an entry in the log of the one that is.
async fn nobody_else_opens_a_page_or_an_original(world: &World) {
    let accident = Accident::next(world).await;
    let nothing = Access::new(world, accident.application(world).0, accident.opened_at);
    let access = granted(world, &accident).await;
    let aside = Command::ExcludeStaff {
        person: person_of(&colleague()),
        words: words("系当事人亲属"),
    };
    access.does(head(), aside).await;
    viewing(&access).await;
    sees(&access, accident.item(ItemKind::ScenePlan)).await;
    for (who, reader) in readers(world, &accident) {
        for item in &accident.file.items {
            for id in links(&access, reader.person, item.id).await {
                let answer = opened(&access, reader.clone(), &id).await;
                let elsewhere = id.replace(access.number.as_str(), nothing.number.as_str());
                let elsewhere = elsewhere.replace(&item.id.0.to_string(), &Uuid::nil().to_string());
                let other = opened(&access, reader.clone(), &elsewhere).await;
                assert!(answer.is_err(), "{who}: {id}");
                assert_eq!(answer, other, "{who}: {id}");
            }
        }
        // An item has four pages to two people; whoever has a role is named for the item as it came too.
        let each = if reader.role.is_some() { 9 } else { 8 };
        let expected = each * accident.file.items.len();
        assert_eq!(
            denied(&access, &access.number, reader.person).await,
            expected,
            "{who}"
        );
        assert_eq!(denied(&access, &nothing.number, reader.person).await, 0, "{who}");
    }
    access.finish().await;
}

/// Who has a message of a case in the inbox, or was sent a text of it.
async fn reached(access: &Access<'_>) -> BTreeSet<String> {
    let number = &access.number;
    let database = &access.world.database;
    let mut people = BTreeSet::new();
    for query in [
        format!("SELECT CAST(person AS TEXT) FROM inbox WHERE case_number = '{number}'"),
        format!("SELECT CAST(person AS TEXT) FROM sms_messages WHERE idempotency_key LIKE '{number}:%'"),
    ] {
        people.extend(database.texts(&query).await);
    }
    people
}

/// The mails of a case, each with what its parts say.
async fn mails(access: &Access<'_>) -> Vec<String> {
    let sent = format!(
        "SELECT CAST(effect AS TEXT) FROM notices WHERE channel = 'MAIL' AND state = 'SENT' AND case_number = '{}'",
        access.number
    );
    let ids = MessageIds::new(store::testing::key(3), "example.cn");
    let effects = access.world.database.texts(&sent).await;
    let read = |effect: &String| {
        let id = ids.of(&access.number, domain::case::EffectId(effect.parse().unwrap()));
        let path = access.world.mail.join(format!("{}.eml", id.local()));
        readable(&std::fs::read_to_string(path).unwrap())
    };
    effects.iter().map(read).collect()
}

/// A mail with its encoded parts beside.
fn readable(mail: &str) -> String {
    let parts = mail.split("\r\n\r\n").map(|part| {
        let lines = part.lines().take_while(|line| !line.starts_with("--"));
        STANDARD.decode(lines.collect::<String>()).unwrap_or_default()
    });
    let parts = parts.filter_map(|part| String::from_utf8(part).ok());
    [mail.to_owned()]
        .into_iter()
        .chain(parts)
        .collect::<Vec<_>>()
        .join("\n")
}

/// By mail, by text and in the inbox: the driver is told where to look, and nobody else anything. What an item is stands in no
/// message.
async fn what_is_sent_goes_to_the_applicant_and_names_no_item(world: &World) {
    let accident = Accident::next(world).await;
    let (driver, address) = (accident.driver.person(world), "driver.of.an.accident@example.cn");
    let by_every_way = |asked: &mut Submission| {
        asked.notice_channels = [Channel::InApp, Channel::Mail, Channel::Sms].into();
        asked.people[0].email = Some(address.parse().unwrap());
        let kinds = accident.file.items.iter().map(|item| item.kind).collect();
        let items = [].into();
        asked.wanted = Wanted::Named { kinds, items };
    };
    let access = accident.applied_with(world, by_every_way).await;
    accepted(&access).await;
    let mut verdicts = all_shown(&accident);
    for (kind, ground) in [
        (ItemKind::WitnessStatement, EvidenceGround::NotListed),
        (ItemKind::ExpertOpinion, EvidenceGround::ConfidentialItem),
    ] {
        verdicts.push((accident.item(kind), not_shown(ground)));
    }
    judged(&access, verdicts).await;
    proposed(&access, release(None)).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    viewing(&access).await;
    let reason = words("核查举报线索");
    access.does(supervisor(), Command::BreakGlass { reason }).await;
    access.answered().await;
    let heads = [head(), deputy()].map(|head| person_of(&head));
    let told_to = [driver]
        .into_iter()
        .chain(heads)
        .map(|person| person.0.to_string());
    let reached = reached(&access).await;
    assert_eq!(
        reached,
        told_to.collect(),
        "the driver, and the heads of an emergency"
    );

    let mails = mails(&access).await;
    assert_eq!(mails.len(), 4, "taken in, taken up, refused in part, and open");
    assert!(mails.iter().all(|mail| mail.contains(&format!("To: {address}"))));
    let texts = world.store.sms_messages(driver).await.unwrap();
    let inbox = told(&access, driver, NoticeKind::AccessOpened).await;
    let all = mails.iter().chain(&texts).chain([&inbox]);
    let all = all.map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(all.matches("查阅").count() > 5, "it can be read: {all}");
    let items = accident.file.items.iter();
    let secrets = items.flat_map(|item| [item.id.0.to_string(), item.kind.words().zh.to_owned()]);
    let secrets = secrets.chain([
        COVERED.to_owned(),
        accident.file.number.to_string(),
        accident.passenger.document.number().to_owned(),
        "核查举报线索".to_owned(),
    ]);
    for secret in secrets {
        assert!(!all.contains(&secret), "{secret}: {all}");
    }
    access.finish().await;
}
