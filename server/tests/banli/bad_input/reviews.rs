//! Steps on evidence that are not due yet, or not any more, and requests that somebody stand aside.
use super::vehicles::Row;
use crate::{
    canary::{
        evidence::{HEAD, OFFICER, OVERSIGHT},
        sale::BUYS,
    },
    walk::request_id,
};
use serde_json::json;

/// All of them, on a case that is under review.
pub fn all() -> Vec<Row> {
    [
        too_early(),
        before_there_is_a_grant(),
        too_late(),
        standing_aside(),
    ]
    .concat()
}

fn too_early() -> Vec<Row> {
    let none = || json!({});
    let words = || json!({ "words": "请再核实" });
    let service = json!({ "manner": "DIRECT", "day": "2026-01-01" });
    vec![
        (
            "consent to what nobody proposed",
            HEAD,
            "consentToEvidenceAccess",
            none(),
        ),
        (
            "a review returned that goes on",
            HEAD,
            "returnEvidenceToReview",
            words(),
        ),
        (
            "pages made again that were never made",
            OFFICER,
            "retryEvidencePages",
            none(),
        ),
        (
            "an objection to what is not decided",
            BUYS,
            "objectToEvidenceDecision",
            words(),
        ),
        (
            "an answer to an objection that nobody made",
            OVERSIGHT,
            "answerEvidenceObjection",
            json!({ "upheld": true, "words": "成立" }),
        ),
        (
            "evidence decided again before it is decided",
            OVERSIGHT,
            "reopenCase",
            json!({ "reviewDecision": "复议决定" }),
        ),
        (
            "service of what is not decided",
            OFFICER,
            "recordService",
            service,
        ),
        (
            "a code before there is something to see",
            OFFICER,
            "askForViewingCode",
            none(),
        ),
        (
            "a code that nobody sent",
            BUYS,
            "openViewing",
            json!({ "code": "000000" }),
        ),
    ]
}

fn before_there_is_a_grant() -> Vec<Row> {
    let none = || json!({});
    let words = || json!({ "words": "请再核实" });
    vec![
        (
            "time added before there is any",
            HEAD,
            "extendEvidenceGrant",
            json!({ "days": 5 }),
        ),
        (
            "access taken back that nobody has",
            OVERSIGHT,
            "revokeEvidenceGrant",
            words(),
        ),
        (
            "access renewed that nobody had",
            BUYS,
            "renewEvidenceGrant",
            none(),
        ),
        (
            "a visit before there is something to see",
            BUYS,
            "bookVisit",
            json!({ "at": "2099-01-01T02:00:00Z" }),
        ),
        (
            "a visit that nobody booked",
            OFFICER,
            "recordVisit",
            json!({ "attended": true }),
        ),
        (
            "copies before there is something to see",
            BUYS,
            "askForCopies",
            json!({ "items": [request_id()] }),
        ),
        ("copies that nobody asked for", OFFICER, "issueCopies", none()),
    ]
}

fn too_late() -> Vec<Row> {
    let missing = |paper: &str, words: &str| json!({ "missing": [{ "paper": paper, "words": words }] });
    let asked = |what, input| (what, OFFICER, "requestEvidenceCorrection", input);
    vec![
        (
            "an application for evidence accepted twice",
            OFFICER,
            "acceptEvidenceAccess",
            json!({ "areaConfirmed": true }),
        ),
        (
            "an application for evidence declined after its acceptance",
            OFFICER,
            "declineEvidenceAccess",
            json!({ "grounds": ["NOT_A_PARTY"], "words": "不是当事人" }),
        ),
        asked(
            "evidence that has to be corrected after its acceptance",
            missing("OTHER", "请补充"),
        ),
        asked(
            "a missing paper of evidence in 10,000 characters",
            missing("OTHER", &"长".repeat(10_000)),
        ),
        asked(
            "a missing paper of evidence that is none",
            missing("POEM", "请补充"),
        ),
        (
            "an answer to a correction that nobody asked for",
            BUYS,
            "answerEvidenceCorrection",
            json!({ "words": "已补充" }),
        ),
        (
            "an authority ended where nobody acts for another",
            BUYS,
            "endAuthority",
            json!({}),
        ),
    ]
}

fn standing_aside() -> Vec<Row> {
    let ask = |what, input| (what, BUYS, "askForRecusal", input);
    let words = "有利害关系";
    let exclude = |words: &str| json!({ "person": request_id(), "words": words });
    vec![
        ask("nobody who is to stand aside", json!({ "words": words })),
        ask(
            "an officer and an entry who are to stand aside",
            json!({ "officer": request_id(), "entry": 1, "words": words }),
        ),
        ask(
            "whoever did what is to come, to stand aside",
            json!({ "entry": 9_999, "words": words }),
        ),
        ask(
            "somebody to stand aside, for 10,000 characters",
            json!({ "officer": request_id(), "words": "长".repeat(10_000) }),
        ),
        (
            "a request to stand aside by another person",
            OFFICER,
            "askForRecusal",
            json!({ "officer": request_id(), "words": words }),
        ),
        (
            "a request to stand aside decided that nobody made",
            HEAD,
            "decideRecusal",
            json!({ "granted": true, "words": words }),
        ),
        (
            "a colleague made to stand aside by a colleague",
            OFFICER,
            "excludeStaff",
            exclude(words),
        ),
        (
            "a colleague made to stand aside without a word",
            HEAD,
            "excludeStaff",
            exclude(" "),
        ),
    ]
}
