//! What somebody learns of an accident by applying, by being asked, or by asking that somebody stand aside.

use crate::{evidence::code, world::World};
use serde_json::json;
use uuid::Uuid;

/// An application that was made to the wrong unit tells its staff nothing of the accident but that it is another's.
#[tokio::test]
async fn a_unit_that_is_not_its_own_sees_nothing_of_an_accident() {
    let world = World::new().await;
    let mut input = world.evidence();
    input["office"] = json!("44010001");
    let submitted = world.submit_evidence("party", &input).await;
    let number = submitted["caseNumber"].as_str().unwrap();
    let fields = "filePending file { custody } items { id } progressStages { stage } hold { code } deadlines { rule }
        assessment { grounds { code } questions { code } items { id } } history(first: 100) { nodes { details { value } } }";
    let seen = world.evidence_seen("patrol", number, fields).await;
    assert_eq!(seen["filePending"], false, "the register has answered");
    assert_eq!(
        seen["assessment"]["grounds"],
        json!([{ "code": "WRONG_AUTHORITY" }])
    );
    let nothing = json!({ "file": null, "items": [], "progressStages": [], "hold": null });
    for (field, value) in nothing.as_object().unwrap() {
        assert_eq!(&seen[field], value, "{field}");
    }
    for list in ["questions", "items"] {
        assert_eq!(seen["assessment"][list], json!([]), "{list}");
    }
    let told = seen.to_string();
    for secret in ["AC-REVIEW-APPLY", "2024-02-20", &crate::outside::PLAN.to_string()] {
        assert!(!told.contains(secret), "{secret}: {told}");
    }
}

/// Whoever applies without a part in the accident is told what they brought, until a person has decided.
#[tokio::test]
async fn who_applies_from_outside_is_told_nothing_of_the_accident() {
    let fields =
        "status hold { code } deadlines { rule } progressStages { stage } items { id } file { custody }
        notices { kind } waitingFor { en } history(first: 100) { nodes { type } }";
    for standing in [
        json!({ "relation": "INSURER" }),
        json!({ "relation": "CLOSE_RELATIVE" }),
        json!({ "relation": "AGENT", "principal": World::applies("party") }),
    ] {
        let world = World::new().await;
        {
            let mut accident = world.engine.accident.lock().unwrap();
            accident.custody = domain::accident::Custody::Court;
            accident.parties[1].died = true;
        }
        let mut told = vec![];
        for number in ["33010120240000171", "33010120240000179"] {
            let mut input = world.evidence();
            input["applicant"] = World::applies("stranger");
            input["accidentNumber"] = json!(number);
            input["standing"] = standing.clone();
            let submitted = world.submit_evidence("stranger", &input).await;
            let number = submitted["caseNumber"].as_str().unwrap();
            told.push(world.evidence_seen("stranger", number, fields).await);
        }
        assert_eq!(told[0], told[1], "an accident and none: {standing}");
    }
}

/// Of whom the applicant asks that they stand aside, whether they do already is no part of the answer.
#[tokio::test]
async fn a_recusal_does_not_tell_who_stands_aside() {
    let mut told = vec![];
    for aside in [true, false] {
        let world = World::new().await;
        let number = world.evidence_case().await;
        let partner = world.principal("partner").unwrap().person.0;
        let other = if aside { partner } else { Uuid::from_u128(7) };
        let exclusion = json!({ "person": other, "words": "系当事人亲属" });
        world.done("head", "excludeStaff", &number, exclusion).await;
        let ask = json!({ "officer": partner, "words": "有利害关系" });
        let mut asked = world.act("party", "askForRecusal", &number, ask).await;
        assert_eq!(code(&asked), "DONE");
        asked["caseNumber"].take();
        asked["case"]["number"].take();
        let decided = json!({ "granted": true, "words": "理由成立" });
        world.done("head", "decideRecusal", &number, decided).await;
        let fields = "recusal { words } deadlines { rule status } notices { kind }
            history(first: 100) { nodes { type version details { name value } } }";
        told.push((asked, world.evidence_seen("party", &number, fields).await));
    }
    assert_eq!(told[0], told[1]);
}

/// Whoever stands aside takes the person in again: that there is an application they are told, and nothing by which to find it.
#[tokio::test]
async fn who_stands_aside_is_not_told_the_number_of_the_other_application() {
    let world = World::new().await;
    let number = world.evidence_case().await;
    let partner = world.principal("partner").unwrap().person.0;
    let exclusion = json!({ "person": partner, "words": "系当事人亲属" });
    world.done("head", "excludeStaff", &number, exclusion).await;
    let submit = "mutation ($input: SubmitEvidenceAccessInput!) { submitEvidenceAccess(input: $input) {
        caseNumber case { number } problems { code message field detail { caseNumber } } } }";
    for (name, told) in [("partner", false), ("officer", true)] {
        let mut input = world.evidence();
        input["channel"] = json!("COUNTER");
        let asked = world.data(name, submit, json!({ "input": input })).await;
        assert_eq!(code(&asked["submitEvidenceAccess"]), "OPEN_CASE_EXISTS", "{name}");
        assert_eq!(asked.to_string().contains(&number), told, "{name}: {asked}");
    }
}
