//! Steps under a grant of access to evidence that break a rule.
use super::{accesses::Accesses, vehicles::Row};
use crate::canary::{
    evidence::{HEAD, OFFICER, OVERSIGHT},
    sale::{BUYS, SELLS},
};
use chrono::{TimeDelta, Utc};
use domain::time::office_day;
use serde_json::{Value, json};

/// Those on a case that lies before the head.
pub fn before_the_head() -> Vec<Row> {
    let in_days = |days| json!(office_day(Utc::now()) + TimeDelta::days(days));
    let consent = |what, day: Value| (what, HEAD, "consentToEvidenceAccess", json!({ "opensOn": day }));
    let words = |text: &str| json!({ "words": text });
    vec![
        consent("evidence that is shown from yesterday on", in_days(-1)),
        consent("evidence that is shown in 31 days", in_days(31)),
        consent(
            "evidence that is shown from a day that does not exist",
            json!("2026-02-30"),
        ),
        (
            "consent by an officer",
            OFFICER,
            "consentToEvidenceAccess",
            json!({}),
        ),
        (
            "consent by whoever applies",
            BUYS,
            "consentToEvidenceAccess",
            json!({}),
        ),
        (
            "a review of evidence returned in 10,000 characters",
            HEAD,
            "returnEvidenceToReview",
            words(&"长".repeat(10_000)),
        ),
        (
            "a review of evidence returned by an officer",
            OFFICER,
            "returnEvidenceToReview",
            words("请再核实"),
        ),
    ]
}

/// Those on a case whose evidence is shown.
pub fn all(accesses: &Accesses) -> Vec<Row> {
    [time(), visits_and_copies(accesses), codes(), decisions()].concat()
}

fn time() -> Vec<Row> {
    let extended = |what, days: i64| (what, HEAD, "extendEvidenceGrant", json!({ "days": days }));
    vec![
        extended("no day more", 0),
        extended("31 days more at once", 31),
        extended("less than no day more", -1),
        extended("100,000 days more", 100_000),
        (
            "time added by an officer",
            OFFICER,
            "extendEvidenceGrant",
            json!({ "days": 5 }),
        ),
        (
            "access renewed that has not ended",
            BUYS,
            "renewEvidenceGrant",
            json!({}),
        ),
        (
            "evidence withdrawn that is shown",
            BUYS,
            "withdrawCase",
            json!({}),
        ),
        (
            "pages made again that are there",
            OFFICER,
            "retryEvidencePages",
            json!({}),
        ),
    ]
}

fn visits_and_copies(accesses: &Accesses) -> Vec<Row> {
    let visit = |what, at: Value| (what, BUYS, "bookVisit", json!({ "at": at }));
    let in_days = |days| json!((Utc::now() + TimeDelta::days(days)).to_rfc3339());
    let copies = |what, items: Value| (what, BUYS, "askForCopies", json!({ "items": items }));
    vec![
        visit("a visit in the past", in_days(-1)),
        visit("a visit after all is over", in_days(40)),
        visit(
            "a visit on a day that does not exist",
            json!("2026-02-30T02:00:00Z"),
        ),
        (
            "a visit of somebody else",
            SELLS,
            "bookVisit",
            json!({ "at": in_days(1) }),
        ),
        copies("copies of nothing", json!([])),
        copies("copies of what is not shown", json!([accesses.items[3]])),
        copies("copies of what has no id", json!(["1"])),
        (
            "copies for the head",
            HEAD,
            "askForCopies",
            json!({ "items": [accesses.items[0]] }),
        ),
    ]
}

fn codes() -> Vec<Row> {
    let typed = |what, code: &str| (what, BUYS, "openViewing", json!({ "code": code }));
    let code = || json!({ "code": "000000" });
    vec![
        typed("a code that was used", "000000"),
        typed("a code of five digits", "00000"),
        typed("a code that is a word", "one two"),
        typed("a code of 10,000 digits", &"0".repeat(10_000)),
        typed("a code that turns the writing direction", "000\u{202E}000"),
        ("a code typed by staff", OFFICER, "openViewing", code()),
        ("a code typed by somebody else", SELLS, "openViewing", code()),
        (
            "a code asked for by staff",
            OFFICER,
            "askForViewingCode",
            json!({}),
        ),
        (
            "a code asked for by somebody else",
            SELLS,
            "askForViewingCode",
            json!({}),
        ),
    ]
}

fn decisions() -> Vec<Row> {
    let words = |text: &str| json!({ "words": text });
    let today = office_day(Utc::now());
    let served = |what, manner: &str, day: Value| {
        let input = json!({ "manner": manner, "day": day });
        (what, OFFICER, "recordService", input)
    };
    vec![
        (
            "access taken back by whoever gave it",
            HEAD,
            "revokeEvidenceGrant",
            words("发现错误"),
        ),
        (
            "access taken back without a word",
            OVERSIGHT,
            "revokeEvidenceGrant",
            words(" "),
        ),
        (
            "access taken back by an officer",
            OFFICER,
            "revokeEvidenceGrant",
            words("发现错误"),
        ),
        (
            "an objection about evidence in 10,000 characters",
            BUYS,
            "objectToEvidenceDecision",
            words(&"长".repeat(10_000)),
        ),
        (
            "an objection about evidence by an officer",
            OFFICER,
            "objectToEvidenceDecision",
            words("不同意"),
        ),
        served(
            "a decision served tomorrow",
            "DIRECT",
            json!(today + TimeDelta::days(1)),
        ),
        served(
            "a decision served before it was made",
            "DIRECT",
            json!(today - TimeDelta::days(1)),
        ),
        served(
            "a decision served on a day that does not exist",
            "DIRECT",
            json!("2026-02-30"),
        ),
        served(
            "a decision served electronically without consent",
            "ELECTRONIC_WITH_CONSENT",
            json!(today),
        ),
        (
            "consent to what is consented to",
            HEAD,
            "consentToEvidenceAccess",
            json!({}),
        ),
    ]
}
