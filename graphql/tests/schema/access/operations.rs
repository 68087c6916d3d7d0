//! What each field of `Query` is asked with. A field that is missing here stands in `uncovered.txt`.

use super::seed::{Ids, Matter};
use serde_json::Value;

/// Fields that hold nothing of a case or a person: anybody may read them.
pub const PUBLIC: [&str; 5] = ["offices", "office", "serviceGuide", "calendarYear", "rollout"];

/// A way to ask a field: what tells it from other ways, and its arguments.
pub struct Way {
    pub label: &'static str,
    pub args: String,
}

fn way(label: &'static str, args: String) -> Way {
    Way { label, args }
}

/// The ways to ask a field of `Query` about a matter; none for a field that nobody thought of.
pub fn ways(field: &str, matter: &Matter, ids: &Ids) -> Vec<Way> {
    let number = &matter.number;
    let text = |text: &str| Value::from(text).to_string();
    match field {
        "viewer" | "offices" => vec![way("", String::new())],
        "node" => vec![
            way("", format!("id: {}", text(&ids.case))),
            way("", format!("id: {}", text(&ids.document))),
            way("", format!("id: {}", text(&ids.message))),
            way("", format!("id: {}", text(&ids.office))),
        ],
        "nodes" => {
            let all = [&ids.case, &ids.document, &ids.message, &ids.office].map(|id| text(id));
            vec![way("", format!("ids: [{}]", all.join(", ")))]
        }
        "case" => vec![way("", format!("number: {}", text(number)))],
        "myCases" | "inbox" => vec![way("", "first: 1".to_owned())],
        "workQueue" => vec![way(
            "",
            format!("first: 1, filter: {{ number: {} }}", text(number)),
        )],
        "casesOfVehicle" => vec![way("", format!("vin: {}, first: 20", text(&ids.vin)))],
        "requestAnswer" => vec![
            way("the owner's", request(number, ids.owners)),
            way("the reviewer's", request(number, ids.reviewers)),
        ],
        "progress" => {
            let (receipt, code) = &ids.receipt;
            let with = |code: &str| format!("receiptNumber: {}, code: {}", text(receipt), text(code));
            vec![way("the code", with(code)), way("a wrong code", with("000000"))]
        }
        "office" | "officeStaff" => {
            let argument = if field == "office" { "code" } else { "office" };
            vec![way("", format!("{argument}: \"33010001\""))]
        }
        "serviceGuide" => vec![way("", "kind: LICENCE_APPLICATION, reason: OTHER".to_owned())],
        "calendarYear" => vec![way("", "office: \"33010001\", year: 2024".to_owned())],
        "rollout" => vec![way(
            "",
            "feature: ELECTRONIC_LICENCE, division: \"330100\"".to_owned(),
        )],
        "accidentProgress" => {
            let number = "33010120240000171";
            let with = |code: &str| format!("accidentNumber: {}, code: {}", text(number), text(code));
            vec![
                way("the code", with(crate::outside::QUERY_CODE)),
                way("a wrong code", with("000000")),
            ]
        }
        // All of it: entries of the same moment have no order.
        "readLog" => vec![way("", format!("caseNumber: {}, first: 100", text(number)))],
        _ => vec![],
    }
}

fn request(number: &str, id: uuid::Uuid) -> String {
    format!("caseNumber: \"{number}\", requestId: \"{id}\"")
}

/// The arguments with the reason of an audit, where the field asks for one.
pub fn with_reason(args: &str, asks: bool) -> String {
    let reason = (asks && !args.contains("reason:")).then_some("reason: \"年度检查\"");
    let all: Vec<_> = [Some(args).filter(|args| !args.is_empty()), reason]
        .into_iter()
        .flatten()
        .collect();
    if all.is_empty() {
        String::new()
    } else {
        format!("({})", all.join(", "))
    }
}
