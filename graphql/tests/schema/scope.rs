//! Not yours looks like not there.

use crate::world::World;
use serde_json::{Value, json};

const CASE: &str = "query ($number: String!) { case(number: $number) { number } }";

#[tokio::test]
async fn each_sees_their_own_and_staff_their_offices() {
    let world = World::new().await;
    let number = world.case().await;
    for (name, sees) in [
        ("driver", true),
        ("clerk", true),
        ("lead", true),
        ("supervisor", true),
        ("stranger", false),
        ("elsewhere", false),
        ("auditor", false),
        ("admin", false),
    ] {
        let seen = world.data(name, CASE, json!({ "number": number })).await;
        assert_eq!(seen["case"].is_object(), sees, "{name}");
    }
}

#[tokio::test]
async fn a_mutation_on_somebody_elses_case_answers_as_on_none() {
    let world = World::new().await;
    let number = world.case().await;
    let none = "33010001-20240305-00000000-";
    let none = ('0'..='9').chain('A'..='Z').map(|check| format!("{none}{check}"));
    let mut none = none;
    let none = none
        .find(|number| number.parse::<domain::identifier::CaseNumber>().is_ok())
        .unwrap();
    let mut answers: Vec<Value> = vec![];
    for number in [&number, &none] {
        let mut payload = world
            .act_on("stranger", "withdrawCase", (number, 1), json!({}))
            .await;
        payload["requestId"].take();
        answers.push(payload);
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0]["problems"][0]["code"], "NOT_FOUND");
    assert_eq!(world.engine.sent(), 1, "only the submission reached the engine");
}

#[tokio::test]
async fn a_case_of_another_kind_is_not_there_for_what_this_one_asks() {
    let world = World::new().await;
    let number = world.case().await;
    let query = "query ($number: String!) { case(number: $number) { id } }";
    let seen = world.data("driver", query, json!({ "number": number })).await;
    let node = "query ($id: ID!) { node(id: $id) { id } }";
    let id = json!({ "id": seen["case"]["id"] });
    assert!(world.data("driver", node, id.clone()).await["node"].is_object());
    world
        .database
        .execute("UPDATE cases SET kind = 'parking_permit'")
        .await;
    let payload = world
        .act_on("driver", "withdrawCase", (&number, 1), json!({}))
        .await;
    assert_eq!(payload["problems"][0]["code"], "NOT_FOUND");
    assert_eq!(world.engine.sent(), 1, "only the submission reached the engine");
    assert_eq!(world.data("driver", node, id).await["node"], json!(null));
}

#[tokio::test]
async fn nobody_signed_in_gets_a_code_and_public_fields_answer() {
    let world = World::new().await;
    let refused = world.answer("nobody", CASE, json!({ "number": "1" })).await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    let public = "{ viewer { id } offices(province: \"330000\") { code name { text } } rollout(feature: ELECTRONIC_LICENCE, division: \"330100\") { gate }
        calendarYear(office: \"33010001\", year: 2024) { official version makeUpDays }
        serviceGuide(kind: LICENCE_APPLICATION, reason: OTHER) { who { words { text } } documents { kind requirement } } }";
    let seen = world.data("nobody", public, json!({})).await;
    assert_eq!(seen["viewer"], json!(null));
    assert_eq!(
        seen["offices"],
        json!([{ "code": "33010001", "name": { "text": "Hangzhou vehicle office" } }])
    );
    assert_eq!(seen["rollout"]["gate"], "OPEN");
    assert_eq!(seen["calendarYear"]["official"], true);
    assert_eq!(seen["serviceGuide"]["documents"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn an_auditor_gives_a_reason_and_the_applicant_learns_of_it() {
    let world = World::new().await;
    let number = world.case().await;
    let query = "query ($number: String!, $reason: String) { case(number: $number, reason: $reason) { number applicant { name masked } } }";
    let seen = world
        .data(
            "auditor",
            query,
            json!({ "number": number, "reason": "年度检查" }),
        )
        .await;
    assert_eq!(seen["case"]["applicant"]["masked"], true);
    let log = "query ($number: String!) { readLog(caseNumber: $number) { nodes { what purpose reason } } }";
    let read = world.data("driver", log, json!({ "number": number })).await;
    let rows = read["readLog"]["nodes"].as_array().unwrap();
    assert!(
        rows.contains(&json!({ "what": "CASE", "purpose": "AUDIT", "reason": "年度检查" })),
        "{rows:?}"
    );
    assert_eq!(
        world.data("clerk", log, json!({ "number": number })).await["readLog"]["nodes"],
        json!([])
    );
}

#[tokio::test]
async fn staff_see_people_masked_unless_they_say_why() {
    let world = World::new().await;
    let number = world.case().await;
    let query = "query ($number: String!, $why: String) { case(number: $number) { applicant(unmaskReason: $why) { name masked document { number } } } }";
    let masked = world.data("clerk", query, json!({ "number": number })).await;
    assert_eq!(masked["case"]["applicant"]["name"], "王**");
    let whole = world
        .data("clerk", query, json!({ "number": number, "why": "核对身份证" }))
        .await;
    assert_eq!(whole["case"]["applicant"]["name"], "王driver");
    let own = world.data("driver", query, json!({ "number": number })).await;
    assert_eq!(own["case"]["applicant"]["masked"], false);
}

#[tokio::test]
async fn administration_is_for_administrators() {
    let world = World::new().await;
    let release = "mutation ($input: ReleaseTasksOfInput!) { releaseTasksOf(input: $input) { cases } }";
    let number = world.case().await;
    world
        .done("clerk", "acceptLicenceApplication", &number, json!({}))
        .await;
    world.claim("clerk", &number, "REVIEW").await;
    let clerk = world.principal("clerk").unwrap().person.0;
    let input = json!({ "input": { "requestId": world.fresh(), "person": clerk } });
    let refused = world.answer("supervisor", release, input.clone()).await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN");
    assert_eq!(
        world.data("admin", release, input).await["releaseTasksOf"]["cases"],
        1
    );

    let publish = "mutation ($input: PublishCalendarInput!) { publishCalendar(input: $input) { version problems { code field } } }";
    let plan = |day: &str| json!({ "input": { "requestId": world.fresh(), "year": 2027, "holidays": [day], "makeUpDays": [], "source": "国办发明电" } });
    let done = world.data("admin", publish, plan("2027-01-01")).await;
    assert_eq!(done["publishCalendar"], json!({ "version": 2, "problems": [] }));
    let wrong = world.data("admin", publish, plan("2027-01-02")).await;
    assert_eq!(
        wrong["publishCalendar"]["problems"][0]["code"],
        "CALENDAR_HOLIDAY_ON_WEEKEND"
    );
}
