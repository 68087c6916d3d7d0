//! Verdicts on evidence, covers and proposals that break a rule.
use super::{accesses::Accesses, vehicles::Row};
use crate::{
    canary::{
        desk::CLERK,
        evidence::{HEAD, OFFICER},
        sale::{BUYS, SELLS},
    },
    walk::request_id,
};
use serde_json::{Value, json};

/// All of them, on a case that is under review.
pub fn all(accesses: &Accesses) -> Vec<Row> {
    [verdicts(accesses), covers(accesses), proposals(accesses)].concat()
}

fn refusal(item: &str, words: &str) -> Value {
    json!({ "item": item, "verdict": "REFUSE", "ground": "NOT_LISTED", "words": words })
}

fn verdicts(accesses: &Accesses) -> Vec<Row> {
    let [plan, report, record, statement] = &accesses.items[..] else {
        panic!("{:?}", accesses.items);
    };
    let release = |item: &str| json!({ "item": item, "verdict": "RELEASE" });
    let by = |what, persona, input| (what, persona, "judgeEvidenceItem", input);
    let judged = |what, input| by(what, OFFICER, input);
    let mut groundless = refusal(plan, "证言不公开");
    groundless["ground"] = Value::Null;
    vec![
        judged(
            "a verdict on an item that is not in the file",
            release(&request_id()),
        ),
        judged("a verdict on an item that nobody asked for", release(record)),
        judged("a verdict on an item whose id is none", release("1")),
        judged("a release of what is confidential", release(report)),
        judged("a release of what is not shown to anybody", release(statement)),
        judged(
            "a verdict on evidence that is none",
            json!({ "item": plan, "verdict": "PERHAPS" }),
        ),
        judged("an item refused without a ground", groundless),
        judged("an item refused without a word", refusal(plan, " ")),
        judged(
            "an item refused in 10,000 characters",
            refusal(plan, &"长".repeat(10_000)),
        ),
        judged(
            "an item refused in words that turn the writing direction",
            refusal(plan, "证言\u{202E}不公开"),
        ),
        by("a verdict on evidence by the head", HEAD, release(plan)),
        by("a verdict on evidence by whoever applies", BUYS, release(plan)),
        by("a verdict on evidence by another office", CLERK, release(plan)),
        by("a verdict on evidence by somebody else", SELLS, release(plan)),
    ]
}

fn covers(accesses: &Accesses) -> Vec<Row> {
    let area = |left: i64, width: i64| json!({ "left": left, "top": 0, "width": width, "height": 10 });
    let on = |page: i64, areas: Value| json!({ "page": page, "areas": areas });
    let part = |page| on(page, json!([area(0, 10)]));
    let covered = |what, redaction: Value| {
        let input =
            json!({ "item": accesses.items[1], "verdict": "RELEASE_REDACTED", "redaction": redaction });
        (what, OFFICER, "judgeEvidenceItem", input)
    };
    let all_and_a_part = json!([{ "page": 1, "wholePage": true, "areas": [area(0, 10)] }]);
    vec![
        covered("a cover of nothing", json!([])),
        covered("a page that is covered nowhere", json!([on(1, json!([]))])),
        covered("a page covered as a whole and in a part", all_and_a_part),
        covered("a page covered twice", json!([part(1), part(1)])),
        covered("a cover of page 0", json!([part(0)])),
        covered("a cover of page 501", json!([part(501)])),
        covered("a cover of a page before the first", json!([part(-1)])),
        covered("a cover of page 70,000", json!([part(70_000)])),
        covered("an area without an extent", json!([on(1, json!([area(0, 0)]))])),
        covered(
            "an area that leaves the page",
            json!([on(1, json!([area(9_999, 2)]))]),
        ),
        covered(
            "an area that begins before the page",
            json!([on(1, json!([area(-1, 2)]))]),
        ),
        covered(
            "101 areas on a page",
            json!([on(1, json!(vec![area(0, 10); 101]))]),
        ),
    ]
}

fn proposals(accesses: &Accesses) -> Vec<Row> {
    let claim = &accesses.claim;
    let under = |mut input: Value| {
        input["task"] = claim["number"].clone();
        input["fence"] = claim["fence"].clone();
        input
    };
    let proposed = |what, input| (what, OFFICER, "proposeEvidenceDecision", input);
    let refuse = |grounds: Value, words: &str| {
        under(json!({ "decision": "REFUSE", "grounds": grounds, "words": words }))
    };
    let mut lost = refuse(json!(["NOT_A_PARTY"]), "不是当事人");
    let mut another = lost.clone();
    lost["fence"] = json!(99);
    another["task"] = json!(99);
    vec![
        proposed(
            "a release of items of which nothing was said",
            under(json!({ "decision": "RELEASE", "checked": "已核实" })),
        ),
        proposed(
            "a release upon what was looked into in 10,000 characters",
            under(json!({ "decision": "RELEASE", "checked": "长".repeat(10_000) })),
        ),
        proposed(
            "evidence refused as a whole without a ground",
            refuse(json!([]), "不是当事人"),
        ),
        proposed(
            "evidence refused as a whole for what is in one item",
            refuse(json!(["CONFIDENTIAL_ITEM"]), "涉密"),
        ),
        proposed(
            "evidence refused as a whole without a word",
            refuse(json!(["NOT_A_PARTY"]), ""),
        ),
        proposed(
            "evidence refused on a ground that is none",
            refuse(json!(["NO_MOOD"]), "不是当事人"),
        ),
        proposed("a proposal on evidence under a claim that is lost", lost),
        proposed("a proposal on evidence under another task", another.clone()),
        (
            "a proposal on evidence by the head",
            HEAD,
            "proposeEvidenceDecision",
            another,
        ),
    ]
}
