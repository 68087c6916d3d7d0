//! Who acts for whoever applies, what people are by their documents, and what is signed on paper.

use super::code;
use crate::world::World;
use serde_json::{Value, json};

#[tokio::test]
async fn a_guardian_is_a_party_like_others_until_a_paper_was_seen() {
    let world = World::new().await;
    let number = world.transfer_case().await;
    world.guarded(&number).await;
    let fields = "vin parties { number role powersSeen }";
    let guardian = |seen: bool| json!({ "number": 2, "role": "GUARDIAN", "powersSeen": seen });
    let seen = world.transfer_seen("holder", &number, fields).await;
    assert_eq!(seen["vin"], "1M8************88");
    assert_eq!(seen["parties"][2], guardian(false));
    assert_eq!(seen["parties"][0]["powersSeen"], Value::Null);
    let asked = "questions { code basis { article } } askedPapers { document }";
    let office = world.transfer_seen("clerk", &number, asked).await;
    let question = json!([{ "code": "GUARDIAN_POWERS", "basis": { "article": "CC 23" } }]);
    assert_eq!(office["questions"], question);
    let guardian_sees = world.transfer_seen("holder", &number, asked).await;
    assert_eq!(guardian_sees["questions"], json!([]));
    let papers = guardian_sees["askedPapers"].as_array().unwrap();
    assert!(papers.contains(&json!({ "document": "PROOF_OF_GUARDIANSHIP" })));
    let withdrawn = world.act("holder", "withdrawCase", &number, json!({})).await;
    assert_eq!(code(&withdrawn), "NOT_YOUR_POST");
    let of = |party: u32| json!({ "party": party, "words": "监护关系证明已核验" });
    let of_the_seller = world.act("clerk", "recordTransferPowers", &number, of(1)).await;
    assert_eq!(
        (code(&of_the_seller), &of_the_seller["problems"][0]["field"]),
        ("INVALID_INPUT", &json!("input.party"))
    );
    world.done("clerk", "recordTransferPowers", &number, of(2)).await;
    let seen = world.transfer_seen("holder", &number, fields).await;
    assert_eq!(seen["vin"], "1M8GDM9AXKP042788");
    assert_eq!(seen["parties"][2], guardian(true));
    let status = world.done("holder", "withdrawCase", &number, json!({})).await;
    assert_eq!(status, "WITHDRAWN");
}

#[tokio::test]
async fn what_somebody_is_their_document_has_to_show() {
    let world = World::new().await;
    for nature in ["ORGANISATION", "FOREIGNER", "BANKRUPT_COMPANY"] {
        let mut input = world.transfer();
        input["parties"][1]["nature"] = json!(nature);
        let refused = world.submit_transfer("clerk", &input).await;
        let problem = json!([{ "code": "PARTY_NATURE", "field": "input.parties.1.nature" }]);
        assert_eq!(refused["problems"], problem, "{nature}");
    }
    let mut company = world.transfer();
    company["parties"][1]["nature"] = json!("ORGANISATION");
    company["parties"][1]["person"]["document"] =
        json!({ "kind": "UNIFIED_SOCIAL_CREDIT_CODE", "number": "91350100M000100Y43" });
    let submitted = world.submit_transfer("clerk", &company).await;
    assert_eq!(submitted["problems"], json!([]), "a company sells");
    let number = submitted["caseNumber"].as_str().unwrap();
    let seen = world
        .transfer_seen("clerk", number, "parties { domicile { en } }")
        .await;
    let of = |place: usize| &seen["parties"][place]["domicile"]["en"];
    assert_eq!(of(1), "the place of the main office");
}

#[tokio::test]
async fn what_a_party_has_signed_staff_record() {
    let world = World::new().await;
    world.engine.vehicle.lock().unwrap().vehicle.mortgaged = true;
    let number = world.transfer_case().await;
    world
        .done("clerk", "acceptVehicleTransfer", &number, json!({}))
        .await;
    let agrees = json!({ "agrees": true });
    let own = world
        .act("clerk", "consentToTransfer", &number, agrees.clone())
        .await;
    assert_eq!(code(&own), "NOT_YOUR_POST");
    let for_the_seller = json!({ "agrees": true, "for": 1 });
    let by_the_buyer = world
        .act("buyer", "consentToTransfer", &number, for_the_seller.clone())
        .await;
    assert_eq!(code(&by_the_buyer), "NOT_YOUR_POST");
    world
        .done("clerk", "consentToTransfer", &number, for_the_seller)
        .await;
    let fields = "missingConsents parties { agrees onPaper }";
    let seen = world.transfer_seen("seller", &number, fields).await;
    assert_eq!(seen["missingConsents"], json!(["MORTGAGEE"]));
    assert_eq!(seen["parties"][1], json!({ "agrees": true, "onPaper": true }));
    let objection = json!({ "words": "车款未付清", "for": 1 });
    world.done("clerk", "objectToTransfer", &number, objection).await;
    let seen = world.transfer_seen("seller", &number, "holds { code }").await;
    assert_eq!(seen["holds"], json!([{ "code": "OBJECTION" }]));
}
