//! Applications to see evidence, each where something can be got wrong.
use super::{Answers, Scene, hostile};
use crate::{
    canary::{
        accidents::{Accident, Accidents},
        desk::Life,
        evidence::{HEAD, OFFICER, application, claimed, judge, propose, until_known, verdicts},
        marker::Sower,
        people::{GRANTED, People},
        sale::BUYS,
    },
    walker::Walker,
};
use serde_json::{Value, json};

/// The cases, and what a request on them has to name.
#[derive(Default)]
pub struct Accesses {
    /// Granted to the driver, who has proven who they are.
    pub shown: String,
    /// Accepted, and the officer has taken up the review. The register has answered.
    pub review: String,
    /// Laid before the head.
    pub proposed: String,
    /// The task of the review, and the fence of the claim.
    pub claim: Value,
    /// The ids of the plan, the report, the record and the statement in each file.
    pub items: Vec<String>,
    /// The request that opened the review.
    pub opening: Value,
    /// An application like it about an accident of which nobody has asked.
    pub application: Value,
    /// The same about the accident of the one that is shown.
    pub of_the_shown: Value,
    /// What became of evidence that no pages can be made of.
    pub unmade: Answers,
}

impl Accesses {
    pub async fn of(scene: &Scene) -> Self {
        let sower = Sower::default();
        let mut accidents = Accidents::happened(&scene.home, &sower).await;
        let mut life = Life::new(&scene.people, &sower);
        for _ in 0..3 {
            let items = accidents.evidence(&sower).await;
            let accident = accidents.add(&sower, &GRANTED, items).await;
            accidents.all.push(accident);
        }
        let [_, first, second, third, fourth] = &accidents.all[..] else {
            panic!("two accidents and three more");
        };
        let unmade = hostile::judged(scene, (&mut life, &sower), &accidents).await;
        let review = asked(&mut life, second).await;
        let opening = life.submission.clone();
        let claim = claimed(&review).await;
        let proposed = asked(&mut life, fourth).await;
        propose_to_show(&proposed, fourth).await;
        let shown = asked(&mut life, first).await;
        open(&shown, (&accidents, first)).await;
        Self {
            application: about(third, &opening),
            of_the_shown: about(first, &opening),
            opening,
            shown: shown.case,
            review: review.case,
            proposed: proposed.case,
            claim,
            items: second.items.clone(),
            unmade,
        }
    }
}

/// Taken in, and taken up.
pub async fn asked<'a>(life: &mut Life<'a>, accident: &Accident) -> Walker<&'a People> {
    let party = json!({ "relation": "PARTY" });
    let access = life
        .asked_for_evidence(accident, (party, vec![]), &["IN_APP"])
        .await;
    until_known(&access).await;
    let confirmed = json!({ "areaConfirmed": true });
    access.act(OFFICER, "acceptEvidenceAccess", confirmed).await;
    access
}

async fn propose_to_show(access: &Walker<&People>, accident: &Accident) {
    let claim = claimed(access).await;
    judge(access, verdicts(accident, &json!("证言不公开"))).await;
    let release = json!({ "decision": "RELEASE", "checked": "已核实" });
    propose(access, (claim, release)).await;
}

/// From the review to the viewing.
async fn open(access: &Walker<&People>, (accidents, accident): (&Accidents, &Accident)) {
    propose_to_show(access, accident).await;
    access.act(HEAD, "consentToEvidenceAccess", json!({})).await;
    access.until_status(OFFICER, "EvidenceAccess", "GRANTED").await;
    access.act(BUYS, "askForViewingCode", json!({})).await;
    let sent = accidents.code_sent_to(&GRANTED).await;
    access
        .act(BUYS, "openViewing", json!({ "code": sent.digits }))
        .await;
}

/// An application with every field in it, so that each can be changed by its place.
fn about(accident: &Accident, like: &Value) -> Value {
    let mut input = application(accident);
    input["applicant"] = like["applicant"].clone();
    input["standing"] = json!({ "relation": "PARTY", "principal": null, "authority": null });
    input["wanted"]["items"] = json!([]);
    input
}
