//! Applications to see evidence that break a rule, and cases that are none of theirs.
use super::{
    Answers, Scene,
    accesses::Accesses,
    applications,
    commands::{absent, misread},
    grants, reviews,
    vehicles::{Row, sent},
    verdicts,
};
use crate::canary::{
    desk::CLERK,
    evidence::{HEAD, OFFICER, OVERSIGHT},
    sale::{BUYS, SELLS},
};
use serde_json::{Value, json};

/// Sends all of them.
pub async fn send(scene: &Scene) -> Answers {
    let accesses = &scene.accesses;
    let mut answers = accesses.unmade.clone();
    for (what, change) in applications::all(scene) {
        let mut input = accesses.application.clone();
        for (pointer, value) in change {
            *input.pointer_mut(pointer).unwrap() = value;
        }
        answers.insert(what, scene.act_as(OFFICER, "submitEvidenceAccess", input).await);
    }
    for (what, persona, input) in by_others(accesses) {
        answers.insert(what, scene.act_as(persona, "submitEvidenceAccess", input).await);
    }
    let rows = [
        verdicts::all(accesses),
        reviews::all(),
        cases(scene),
        emergencies(),
    ]
    .concat();
    answers.extend(sent(scene, &accesses.review, rows).await);
    answers.extend(sent(scene, &accesses.proposed, grants::before_the_head()).await);
    answers.extend(sent(scene, &accesses.shown, grants::all(accesses)).await);
    nobody_learns_how_far_it_is(scene).await;
    answers
}

/// A wrong code, a wrong number and what is neither are answered the same.
async fn nobody_learns_how_far_it_is(scene: &Scene) {
    let query = "query($n: String!, $c: String!) { accidentProgress(accidentNumber: $n, code: $c) { stages { stage } } }";
    let number = &scene.accesses.application["accidentNumber"];
    let long = json!("长".repeat(10_000));
    for (number, code) in [
        (number, &json!("DEMO2026")),
        (number, &long),
        (&json!("440104202600009999"), &json!("DEMO2026")),
        (&long, &json!("DEMO2026")),
        (&json!("\u{202E}"), &json!("\0")),
    ] {
        let variables = json!({ "n": number, "c": code });
        let told = scene.people.ask("nobody", query, &variables).await;
        assert_eq!(told, json!({ "accidentProgress": null }));
    }
}

/// What the record alone can refuse at an opening, since it knows who has asked: a workflow has begun to ask it, and ends.
pub async fn send_again(scene: &Scene) -> Answers {
    let what = "a second application about the same accident";
    let input = scene.accesses.of_the_shown.clone();
    let answer = scene.act_as(OFFICER, "submitEvidenceAccess", input).await;
    [(what, answer)].into()
}

fn by_others(accesses: &Accesses) -> [(&'static str, &'static str, Value); 4] {
    let mut online = accesses.application.clone();
    online["channel"] = json!("ONLINE");
    let mut again = accesses.opening.clone();
    again["accidentNumber"] = accesses.application["accidentNumber"].clone();
    [
        (
            "an application for evidence online by somebody else",
            SELLS,
            online,
        ),
        (
            "an application for evidence taken in by another office",
            CLERK,
            accesses.application.clone(),
        ),
        (
            "an application for evidence taken in by the head",
            HEAD,
            accesses.application.clone(),
        ),
        (
            "a request id again, at the opening of an application for evidence, with another body",
            OFFICER,
            again,
        ),
    ]
}

fn cases(scene: &Scene) -> Vec<Row> {
    let Accesses { review, opening, .. } = &scene.accesses;
    let on = |case: &str| json!({ "caseNumber": case });
    vec![
        (
            "an application for evidence that is not there",
            OFFICER,
            "acceptEvidenceAccess",
            on(&absent().to_string()),
        ),
        (
            "a number of an application for evidence with a wrong check character",
            OFFICER,
            "acceptEvidenceAccess",
            on(&misread(review)),
        ),
        (
            "a number of an application for evidence of another length",
            OFFICER,
            "acceptEvidenceAccess",
            on("44010091"),
        ),
        (
            "an application for evidence at another office",
            CLERK,
            "acceptEvidenceAccess",
            json!({}),
        ),
        (
            "an application for evidence of somebody else",
            SELLS,
            "withdrawCase",
            json!({}),
        ),
        (
            "an application for evidence in the hands of whoever applies",
            BUYS,
            "acceptEvidenceAccess",
            json!({}),
        ),
        (
            "a command of a transfer, on an application for evidence",
            OFFICER,
            "acceptVehicleTransfer",
            json!({}),
        ),
        (
            "a command of an application for evidence, on a licence",
            CLERK,
            "acceptEvidenceAccess",
            on(&scene.case),
        ),
        (
            "a request id again, on an application for evidence, with another body",
            OFFICER,
            "withdrawCase",
            json!({ "requestId": opening["requestId"] }),
        ),
        (
            "a document of another case, on an application for evidence",
            OFFICER,
            "attachDocument",
            json!({ "document": scene.vehicles.document }),
        ),
    ]
}

fn emergencies() -> Vec<Row> {
    let glass = |reason: &str| json!({ "reason": reason });
    let broken = |what, persona, reason| (what, persona, "breakGlass", glass(reason));
    vec![
        broken("an emergency of the head", HEAD, "接到举报"),
        broken("an emergency without a reason", OVERSIGHT, " "),
        broken(
            "an emergency in words that turn the writing direction",
            OVERSIGHT,
            "接到\u{202E}举报",
        ),
        broken(
            "an emergency at another office",
            "supervisor-guangzhou",
            "接到举报",
        ),
    ]
}
