//! The papers of a real transfer, fetched by those who may have them, and read back by another library.

use crate::walk::Door;
use lopdf::Document;
use serde_json::{Value, json};

/// A case whose papers are fetched.
struct Papers<'a> {
    door: &'a Door,
    case: &'a str,
}

impl Papers<'_> {
    /// What a persona is shown that can be printed: kind and path.
    async fn listed(&self, persona: &str) -> Vec<(String, String)> {
        let query = "query($number: String!) { case(number: $number) { ... on VehicleTransfer { papers { kind title { en } path } } } }";
        let body = json!({ "query": query, "variables": { "number": self.case } });
        let seen = self.door.ask(persona, &body).await;
        let papers = seen["case"]["papers"].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        papers
            .iter()
            .map(|paper| (text(&paper["kind"]), text(&paper["path"])))
            .collect()
    }

    /// What a paper says, without white space.
    async fn text(&self, persona: &str, path: &str, reason: Option<&str>) -> String {
        let (status, pdf) = self.door.fetch(persona, path, reason).await;
        assert_eq!(
            status,
            200,
            "{persona}: {path}: {}",
            String::from_utf8_lossy(&pdf)
        );
        let document = Document::load_mem(&pdf).unwrap();
        let pages: Vec<_> = document.get_pages().into_keys().collect();
        let text = document.extract_text(&pages).unwrap();
        text.split_whitespace().collect()
    }

    async fn refused(&self, persona: &str, path: &str, reason: Option<&str>) -> String {
        let (status, answer) = self.door.fetch(persona, path, reason).await;
        let answer: Value = serde_json::from_slice(&answer).unwrap();
        assert_ne!(status, 200, "{persona}: {path}");
        answer.to_string()
    }
}

/// A transfer that was paid, and whose plates were handed over.
pub async fn are_printed(door: &Door, case: &str, vin: &str) {
    let papers = Papers { door, case };
    let listed = papers.listed("citizen-guangzhou").await;
    let path = |kind: &str| {
        let found = listed.iter().find(|(listed, _)| listed == kind);
        found.unwrap_or_else(|| panic!("{kind}: {listed:?}")).1.clone()
    };
    for (kind, says) in [
        ("ACCEPTANCE_RECEIPT", &["受理凭证", "林晓岚"][..]),
        ("PAYMENT_RECEIPT", &["缴费凭证", "125.00元", "R-1"]),
        ("PLATES_RECEIPT", &["号牌领取凭证", "窗口领取"]),
    ] {
        let text = papers.text("citizen-guangzhou", &path(kind), None).await;
        for words in [&[case, vin, "广州市车辆管理所"], says].concat() {
            assert!(text.contains(words), "{kind} does not say {words}: {text}");
        }
    }
    let notices: Vec<_> = listed.iter().filter(|(kind, _)| kind == "NOTICE").collect();
    assert!(notices.len() > 2, "{listed:?}");
    let text = papers.text("citizen-guangzhou", &notices[0].1, None).await;
    assert!(text.contains(case) && text.contains("林晓岚"), "{text}");

    let (receipt, notice) = (path("ACCEPTANCE_RECEIPT"), notices[0].1.clone());
    let whys = Some("窗口补打");
    for path in [&receipt, &notice] {
        let unsaid = papers.refused("clerk-guangzhou", path, None).await;
        assert!(unsaid.contains("REASON_NEEDED"), "{unsaid}");
        let text = papers.text("clerk-guangzhou", path, whys).await;
        assert!(text.contains("林晓岚"), "{text}");
        for (persona, reason) in [
            ("citizen-chengdu", None),
            ("clerk-chengdu", whys),
            ("nobody", None),
            ("auditor-guangdong", whys),
        ] {
            let refused = papers.refused(persona, path, reason).await;
            assert!(refused.contains("NOT_FOUND"), "{persona}: {refused}");
        }
    }
    for path in [
        format!("/documents/{case}_TEMPORARY_PLATE"),
        format!("/documents/{case}_NOTICE-4000"),
        format!("/documents/{case}_REFUSAL"),
    ] {
        let refused = papers.refused("citizen-guangzhou", &path, None).await;
        assert!(refused.contains("NOT_FOUND"), "{path}: {refused}");
    }
    assert_eq!(papers.listed("clerk-chengdu").await, []);
    let log = format!("{{ readLog(caseNumber: \"{case}\", first: 20) {{ nodes {{ what reason }} }} }}");
    let log = door.ask("citizen-guangzhou", &json!({ "query": log })).await;
    let read = log["readLog"]["nodes"].as_array().unwrap();
    let logged = read
        .iter()
        .filter(|read| read["what"] == "PERSON" && read["reason"] == "窗口补打");
    assert_eq!(logged.count(), 2, "{log}");
}
