//! Everything that is wrong with an input is said at once.

use crate::world::World;
use serde_json::json;

#[tokio::test]
async fn every_problem_of_an_application_is_told_at_once() {
    let world = World::new().await;
    let mut input = world.application("driver");
    input["applicant"]["name"] = json!("王\u{202E}明");
    input["applicant"]["document"]["number"] = json!("330102199001010019");
    input["applicant"]["email"] = json!("nobody");
    input["applicant"]["phone"] = json!("12345");
    input["office"] = json!("3301");
    input["documents"] = json!([world.fresh()]);
    let answer = world.submit("clerk", input).await;
    let problems = answer["problems"].as_array().unwrap();
    let fields: Vec<_> = problems
        .iter()
        .map(|problem| problem["field"].as_str().unwrap())
        .collect();
    assert_eq!(
        fields,
        [
            "input.documents.0",
            "input.applicant.name",
            "input.applicant.document.number",
            "input.applicant.email",
            "input.applicant.phone",
            "input.office",
        ]
    );
    assert_eq!(problems[1]["code"], "NAME_CHARACTERS");
    assert_eq!(
        problems[1]["message"],
        "The name holds characters that cannot be seen."
    );
    assert_eq!(world.engine.sent(), 0);
}

#[tokio::test]
async fn a_notice_of_correction_says_which_line_is_wrong() {
    let world = World::new().await;
    let number = world.case().await;
    let missing = json!({ "missing": [{ "words": "?" }, { "document": "PHOTO", "words": " " }] });
    let answer = world.act("clerk", "requestCorrection", &number, missing).await;
    let problems = answer["problems"].as_array().unwrap();
    assert_eq!(problems[0]["field"], "input.missing.0");
    assert_eq!(problems[0]["code"], "ONE_OF");
    assert_eq!(problems[1]["field"], "input.missing.1.words");
    assert_eq!(problems[1]["code"], "TEXT_EMPTY");
}

#[tokio::test]
async fn an_upload_has_a_ticket_and_is_its_owners_alone() {
    let world = World::new().await;
    let number = world.case().await;
    let query = "mutation ($input: StartUploadInput!) { startUpload(input: $input) { ticket { documentId path } problems { code field } } }";
    let input =
        json!({ "requestId": world.fresh(), "caseNumber": number, "kind": "PHOTO", "name": "照片.jpg" });
    let started = world.data("driver", query, json!({ "input": input })).await["startUpload"].take();
    let path = started["ticket"]["path"].as_str().unwrap().to_owned();
    let attach = json!({ "document": started["ticket"]["documentId"] });
    let early = world
        .act("driver", "attachDocument", &number, attach.clone())
        .await;
    assert_eq!(early["problems"][0]["code"], "DOCUMENT_NOT_FOUND");

    let secret = path.strip_prefix("/uploads/").unwrap();
    let file = store::finder::StagedFile {
        sha256: "ab".repeat(32),
        size: 3,
        media_type: "image/jpeg".to_owned(),
    };
    assert!(
        world
            .store
            .uploads(crate::world::now())
            .upload_received(secret, &file)
            .await
            .unwrap()
    );
    let theirs = world
        .act("clerk", "attachDocument", &number, attach.clone())
        .await;
    assert_eq!(theirs["problems"][0]["code"], "DOCUMENT_NOT_FOUND");
    world.done("driver", "attachDocument", &number, attach).await;
    let documents =
        "query ($number: String!) { case(number: $number) { documents { id kind name mediaType size } } }";
    let seen = world.data("clerk", documents, json!({ "number": number })).await;
    let document = &seen["case"]["documents"][0];
    assert_eq!(document["name"], "照片.jpg");
    assert!(graphql::document_of(document["id"].as_str().unwrap()).is_some());

    let input = json!({ "requestId": world.fresh(), "caseNumber": number, "kind": "PHOTO", "name": "x" });
    let refused = world.data("stranger", query, json!({ "input": input })).await;
    assert_eq!(refused["startUpload"]["problems"][0]["code"], "NOT_FOUND");
}
