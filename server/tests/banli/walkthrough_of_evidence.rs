//! `docs/walkthrough/evidence.md`, step by step over HTTP: an accident, its file, and who sees which page until when. The demo is killed
//! once the pages are made.

use crate::{
    evidence::{HEAD, OFFICER, OVERSIGHT},
    process::until,
    walk::Door,
    walker::{Walker, ask},
    walkthrough::Demo,
};
use lopdf::Document;
use serde_json::{Value, json};
use std::{fs, path::Path};

const DRIVER: &str = "citizen-guangzhou";
const ACCIDENT: &str = "440104202600001234";

async fn submitted(door: Door) -> Walker<Door> {
    let document = json!({ "kind": "RESIDENT_ID_CARD", "number": "440106198805173024" });
    let input = json!({
        "channel": "ONLINE",
        "office": "44010091",
        "applicant": {
            "name": "林晓岚", "document": document, "email": "lin.xiaolan@banli.example", "locale": "EN",
        },
        "accidentNumber": ACCIDENT,
        "standing": { "relation": "PARTY" },
        "wanted": { "scope": "NAMED", "kinds": ["SCENE_PLAN", "TEST_REPORT", "WITNESS_STATEMENT"] },
        "noticeChannels": ["IN_APP"],
    });
    let payload = ask(&door, DRIVER, ("submitEvidenceAccess", input)).await;
    assert_eq!(payload["problems"], json!([]));
    let case = payload["caseNumber"].as_str().unwrap().to_owned();
    Walker { door, case }
}

/// The ids of the plan, the report and the statement.
async fn accepted(access: &Walker<Door>) -> [Value; 3] {
    let fields = "... on EvidenceAccess { filePending items { id kind original } }";
    let case = access
        .until(OFFICER, fields, |case| case["filePending"] == false)
        .await;
    let confirmed = json!({ "areaConfirmed": true });
    access.act(OFFICER, "acceptEvidenceAccess", confirmed).await;
    let items = case["items"].as_array().unwrap();
    let plan = items[0]["original"].as_str().unwrap();
    assert_eq!(access.door.fetch(OFFICER, plan, None).await.0, 200);
    assert_eq!(access.door.fetch(DRIVER, plan, None).await.0, 404);
    ["SCENE_PLAN", "TEST_REPORT", "WITNESS_STATEMENT"].map(|kind| {
        let of_kind = |item: &&Value| item["kind"] == kind;
        items.iter().find(of_kind).expect(kind)["id"].clone()
    })
}

/// Two items are released, one of them with a part covered, and one is not.
async fn granted(access: &Walker<Door>, [plan, report, statement]: &[Value; 3]) {
    let task = access.claim(OFFICER, "REVIEW").await;
    let area = json!({ "left": 0, "top": 1500, "width": 10_000, "height": 1500 });
    for verdict in [
        json!({ "item": plan, "verdict": "RELEASE" }),
        json!({ "item": report, "verdict": "RELEASE_REDACTED", "redaction": [{ "page": 1, "areas": [area] }] }),
        json!({ "item": statement, "verdict": "REFUSE", "ground": "CONFIDENTIAL_ITEM", "words": "证人要求保密" }),
    ] {
        access.act(OFFICER, "judgeEvidenceItem", verdict).await;
    }
    let release = json!({ "task": task["number"], "fence": task["fence"], "decision": "RELEASE" });
    access.act(OFFICER, "proposeEvidenceDecision", release).await;
    access.act(HEAD, "consentToEvidenceAccess", json!({})).await;
    access.until_status(DRIVER, "EvidenceAccess", "GRANTED").await;
}

/// The digits of the newest mail that brings some, once all six are there: a mail may be read while it is being written.
async fn code_by_mail(folder: &Path) -> String {
    let read = || async {
        let mails = fs::read_dir(folder).unwrap().map(Result::unwrap);
        let codes = mails.filter_map(|mail| {
            let written = mail.metadata().and_then(|about| about.modified()).ok()?;
            Some((written, code_in(&fs::read(mail.path()).ok()?)?))
        });
        let newest = codes.max_by_key(|(written, _)| *written);
        newest.map(|(_, code)| code).ok_or("no code came")
    };
    until(read).await
}

/// The six digits of a mail, whatever else of it is there.
fn code_in(mail: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(mail);
    let (_, code) = text.split_once("[Accident evidence] Code ")?;
    let digits = |code: &str| code.bytes().all(|byte| byte.is_ascii_digit());
    let code = code.get(..6).filter(|code| digits(code))?;
    Some(code.to_owned())
}

#[test]
fn a_code_is_taken_when_it_is_whole() {
    let code = |mail: &str| code_in(mail.as_bytes());
    assert_eq!(
        code("Subject: [Accident evidence] Code 012345\r\n").as_deref(),
        Some("012345")
    );
    for mail in [
        "Subject: [Accident evidence] Code 01234",
        "Subject: [Accident evidence] C",
        "",
    ] {
        assert_eq!(code(mail), None, "{mail}");
    }
}

async fn seen(access: &Walker<Door>, home: &Path) -> Vec<String> {
    access.act(DRIVER, "askForViewingCode", json!({})).await;
    let code = code_by_mail(&home.join("data/mail")).await;
    access.act(DRIVER, "openViewing", json!({ "code": code })).await;
    let links = access.pages(DRIVER).await;
    assert_eq!(links.len(), 2, "{links:?}");
    for link in &links {
        let (status, page) = access.door.fetch(DRIVER, link, None).await;
        assert_eq!((status, &page[..2]), (200, &[0xFF, 0xD8][..]));
        for other in ["citizen-chengdu", OFFICER, OVERSIGHT] {
            assert_eq!(access.door.fetch(other, link, None).await.0, 404, "{other}");
        }
    }
    links
}

async fn copied(access: &Walker<Door>, plan: &Value) {
    access
        .act(DRIVER, "askForCopies", json!({ "items": [plan] }))
        .await;
    let fields = "... on EvidenceAccess { copiesAsked { item path } }";
    let case = access.see(DRIVER, fields).await;
    assert_eq!(case["copiesAsked"], json!([{ "item": plan, "path": null }]));
    let case = access.see(OFFICER, fields).await;
    let path = case["copiesAsked"][0]["path"].as_str().unwrap();
    let (status, pdf) = access.door.fetch(OFFICER, path, None).await;
    assert_eq!(status, 200);
    let document = Document::load_mem(&pdf).unwrap();
    assert_eq!(document.get_pages().len(), 2, "one for the seal, and the plan");
    access.claim(OFFICER, "COPIES").await;
    access.act(OFFICER, "issueCopies", json!({})).await;
}

/// Who looked at what, as a persona reads it.
async fn looks(access: &Walker<Door>, persona: &str) -> Vec<String> {
    let query = "query($number: String!) { readLog(caseNumber: $number, first: 100) { nodes { what page refusal } } }";
    let body = json!({ "query": query, "variables": { "number": access.case } });
    let log = access.door.ask(persona, &body).await;
    let nodes = log["readLog"]["nodes"].as_array().unwrap();
    nodes
        .iter()
        .map(|node| format!("{} {}", node["what"].as_str().unwrap(), node["refusal"]))
        .collect()
}

#[tokio::test]
async fn a_driver_sees_the_evidence_of_an_accident() {
    let home = tempfile::tempdir().unwrap();
    let mut demo = Demo::start(home.path()).await;
    let mut access = submitted(demo.door()).await;
    let items = accepted(&access).await;
    granted(&access, &items).await;
    access.door = demo.crash(home.path()).await;
    seen(&access, home.path()).await;
    copied(&access, &items[0]).await;
    let words = json!({ "words": "证言与我有关" });
    access.act(DRIVER, "objectToEvidenceDecision", words).await;
    let answer = json!({ "upheld": false, "words": "证人要求保密" });
    access.act(OVERSIGHT, "answerEvidenceObjection", answer).await;
    let still = access.pages(DRIVER).await;
    assert_eq!(still.len(), 2, "an objection takes nothing away");
    let words = json!({ "words": "误发" });
    access.act(OVERSIGHT, "revokeEvidenceGrant", words).await;
    assert_eq!(access.door.fetch(DRIVER, &still[0], None).await.0, 404);
    for persona in [DRIVER, OVERSIGHT, HEAD] {
        let log = looks(&access, persona).await;
        for (entry, times) in [
            ("EVIDENCE_ORIGINAL null", 1),
            ("EVIDENCE_PAGE null", 2),
            ("EVIDENCE_COPY null", 1),
            ("EVIDENCE_ORIGINAL \"NO_ACCESS\"", 1),
            // Two links in the hands of three others, and one after its end.
            ("EVIDENCE_PAGE \"NO_ACCESS\"", 7),
        ] {
            let found = log.iter().filter(|line| *line == entry).count();
            assert_eq!(found, times, "{persona}: {entry}: {log:?}");
        }
    }
    assert!(access.see("citizen-chengdu", "number").await.is_null());
    let progress = "query($number: String!) { accidentProgress(accidentNumber: $number, code: \"DEMO2026\") { stages { stage } } }";
    let body = json!({ "query": progress, "variables": { "number": ACCIDENT } });
    let told = access.door.ask("nobody", &body).await;
    assert_eq!(told["accidentProgress"]["stages"].as_array().unwrap().len(), 4);
}
