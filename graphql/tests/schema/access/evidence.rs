//! Applications to see evidence: on their way, where on it each mutation can be done, and in late states in which every field says
//! something.

use super::seed::{Matter, owners, reviewers};
use crate::{
    outside::{self, PHOTO, PLAN, SECRET, STATEMENT},
    world::World,
};
use chrono::TimeDelta;
use domain::{
    access::Purpose,
    accident::{AccidentPart, Custody, ItemId, Procedure},
    case::CaseCommand,
    evidence_access::{Command, EvidenceAccess},
};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;
use store::finder::{Looked, ReadWhat, Scope};

/// Who does what, one after the other.
pub const WAY: &[(&str, &str)] = &[
    ("officer", "requestEvidenceCorrection"),
    ("OWNER", "answerEvidenceCorrection"),
    ("officer", "acceptEvidenceAccess"),
    ("officer", "judgeEvidenceItem"),
    ("officer", "proposeEvidenceDecision"),
    ("head", "returnEvidenceToReview"),
    ("officer", "proposeEvidenceDecision"),
    ("head", "consentToEvidenceAccess"),
    ("OWNER", "askForViewingCode"),
    ("OWNER", "openViewing"),
];

/// What is beside the way, and the step before which it can be done.
pub const BESIDE: &[(&str, &str)] = &[
    ("declineEvidenceAccess", "acceptEvidenceAccess"),
    ("retryEvidencePages", "consentToEvidenceAccess"),
    ("extendEvidenceGrant", "askForViewingCode"),
    ("revokeEvidenceGrant", "askForViewingCode"),
    ("renewEvidenceGrant", "askForViewingCode"),
    ("endAuthority", "requestEvidenceCorrection"),
    ("bookVisit", "askForViewingCode"),
    ("recordVisit", "askForViewingCode"),
    ("askForCopies", "askForViewingCode"),
    ("issueCopies", "askForViewingCode"),
    ("askForRecusal", "requestEvidenceCorrection"),
    ("decideRecusal", "requestEvidenceCorrection"),
    ("excludeStaff", "requestEvidenceCorrection"),
    ("breakGlass", "requestEvidenceCorrection"),
    ("objectToEvidenceDecision", "askForViewingCode"),
    ("answerEvidenceObjection", "askForViewingCode"),
];

pub fn is_one(mutation: &str) -> bool {
    WAY.iter().any(|(_, name)| *name == mutation) || BESIDE.iter().any(|(name, _)| *name == mutation)
}

/// Taken in at the counter, of an accident in which the owner drove.
pub async fn application(world: &World, label: &'static str, change: impl FnOnce(&mut Value)) -> Matter {
    let owner = world.next_owner();
    world.accident_of(&owner);
    let mut input = world.evidence();
    input["channel"] = json!("COUNTER");
    input["applicant"] = World::applies(&owner);
    input["documents"] = json!([world.uploaded("officer").await]);
    change(&mut input);
    let submitted = world.submit_evidence("officer", &input).await;
    assert_eq!(submitted["problems"], json!([]), "{label}");
    let number = submitted["caseNumber"].as_str().unwrap().to_owned();
    Matter { label, owner, number }
}

impl World {
    /// From now on this is who drove.
    fn accident_of(&self, name: &str) {
        let person = self.principal(name).unwrap().person;
        let mut file = outside::accident(self.store.keys());
        file.parties[0].person = person;
        file.determination.as_mut().unwrap().served[0].to = person;
        *self.engine.accident.lock().unwrap() = file;
    }

    /// A fresh application with which this can be done.
    pub async fn before_on_evidence(&self, mutation: &'static str) -> Matter {
        let matter = application(self, "staged", |input| {
            if mutation == "endAuthority" {
                input["standing"] = json!({ "relation": "GUARDIAN", "principal": World::applies("seller") });
            }
        })
        .await;
        let beside = BESIDE.iter().find(|(name, _)| *name == mutation);
        let step = beside.map_or(mutation, |(_, step)| *step);
        self.walk_evidence(&matter, step).await;
        self.prepared_on_evidence(&matter, mutation).await;
        matter
    }

    /// Every step before this one.
    async fn walk_evidence(&self, matter: &Matter, step: &str) {
        let place = WAY.iter().position(|(_, name)| *name == step).unwrap();
        for (name, done) in &WAY[..place] {
            let name = if *name == "OWNER" { &matter.owner } else { *name };
            self.step_on_evidence(matter, name, done).await;
        }
    }

    async fn step_on_evidence(&self, matter: &Matter, name: &str, mutation: &str) {
        let number = &matter.number;
        let extra = match mutation {
            "judgeEvidenceItem" => return self.judge_all(number).await,
            "proposeEvidenceDecision" => self.proposal(number, json!({ "decision": "RELEASE" })).await,
            "openViewing" => json!({ "code": self.digits(number).await }),
            "answerEvidenceCorrection" => json!({ "words": "已补充", "requestId": owners(number) }),
            "acceptEvidenceAccess" => json!({ "areaConfirmed": true, "requestId": reviewers(number) }),
            _ => super::kinds::input(mutation),
        };
        self.done(name, mutation, number, extra).await;
    }

    /// What is proposed under a claim of the officer.
    pub async fn proposal(&self, number: &str, mut proposal: Value) -> Value {
        let (task, fence) = self.claim("officer", number, "REVIEW").await;
        proposal["task"] = json!(task);
        proposal["fence"] = json!(fence);
        if proposal["decision"] == "RELEASE" {
            proposal["checked"] = json!("已核实");
        }
        proposal
    }

    async fn judge_all(&self, number: &str) {
        self.claim("officer", number, "REVIEW").await;
        for verdict in [
            json!({ "item": PLAN, "verdict": "RELEASE" }),
            json!({ "item": PHOTO, "verdict": "RELEASE_REDACTED",
                "redaction": [{ "page": 1, "areas": [{ "left": 10, "top": 20, "width": 300, "height": 400 }] }] }),
            json!({ "item": STATEMENT, "verdict": "REFUSE", "ground": "NOT_LISTED", "words": "证言不公开" }),
        ] {
            self.done("officer", "judgeEvidenceItem", number, verdict).await;
        }
    }

    /// What the mutation needs beside the way.
    async fn prepared_on_evidence(&self, matter: &Matter, mutation: &str) {
        let (number, owner) = (&matter.number, matter.owner.as_str());
        let words = json!({ "words": "有利害关系" });
        match mutation {
            "judgeEvidenceItem" => {
                self.claim("officer", number, "REVIEW").await;
            }
            "retryEvidencePages" => {
                self.engine.broken.store(true, Ordering::SeqCst);
                self.done("head", "consentToEvidenceAccess", number, json!({}))
                    .await;
                self.engine.broken.store(false, Ordering::SeqCst);
            }
            "renewEvidenceGrant" => self.expired(number).await,
            "recordVisit" => {
                let at = self.engine.now() + TimeDelta::minutes(1);
                self.done(owner, "bookVisit", number, json!({ "at": at })).await;
                self.later(TimeDelta::minutes(2));
                *self.engine.now.lock().unwrap() += TimeDelta::minutes(2);
            }
            "issueCopies" => {
                let items = json!({ "items": [PLAN] });
                self.done(owner, "askForCopies", number, items).await;
            }
            "decideRecusal" => {
                let asked = super::kinds::input("askForRecusal");
                self.done(owner, "askForRecusal", number, asked).await;
            }
            "answerEvidenceObjection" => {
                self.done(owner, "objectToEvidenceDecision", number, words).await;
            }
            _ => {}
        }
    }

    /// The timer finds that the time has passed; then it is today again.
    async fn expired(&self, number: &str) {
        let today = self.engine.now();
        *self.engine.now.lock().unwrap() = today + TimeDelta::days(31);
        let request = self.fresh().as_u128();
        let command = Command::from(CaseCommand::Wake);
        let number = number.parse().unwrap();
        self.engine
            .by_system::<EvidenceAccess>(&number, request, command)
            .await;
        self.engine.settle_all::<EvidenceAccess>(&number).await;
        *self.engine.now.lock().unwrap() = today;
    }
}

pub async fn matters(world: &World) -> Vec<Matter> {
    vec![
        shown(world).await,
        refused(world).await,
        held(world).await,
        unmade(world).await,
        suspended(world).await,
        progress(world).await,
    ]
}

/// A lawyer looks at it, and all that can be under way is.
async fn shown(world: &World) -> Matter {
    let mut papers = vec![];
    for _ in 0..3 {
        papers.push(world.uploaded("officer").await);
    }
    let matter = application(world, "evidence shown", |input| {
        world.accident_of("seller");
        input["documents"] = json!(papers);
        input["standing"] = json!({ "relation": "LAWYER", "principal": World::applies("seller"), "authority": {
            "document": papers[0], "lawyerLicence": papers[1], "firmLetter": papers[2], "matters": "查阅证据",
            "powers": ["CONSULT", "COPY"], "lastDay": "2024-12-31",
        } });
        let items = json!([PLAN]);
        input["wanted"]["items"] = items;
    })
    .await;
    let (number, owner) = (&matter.number, matter.owner.as_str());
    let asked = json!({ "reason": "请尽快办理" });
    world.done("supervisor", "escalateCase", number, asked).await;
    world.walk_evidence(&matter, "openViewing").await;
    let code = json!({ "code": world.digits(number).await });
    let partner = world.principal("partner").unwrap().person.0;
    let colleague = world.principal("patrol").unwrap().person.0;
    for (name, mutation, extra) in [
        (owner, "openViewing", code),
        (owner, "bookVisit", json!({ "at": "2024-03-06T02:00:00Z" })),
        (owner, "askForCopies", json!({ "items": [PLAN] })),
        (
            owner,
            "askForRecusal",
            json!({ "officer": partner, "words": "有利害关系" }),
        ),
        (
            owner,
            "objectToEvidenceDecision",
            json!({ "words": "证言与我有关" }),
        ),
        (
            "head",
            "excludeStaff",
            json!({ "person": colleague, "words": "系当事人亲属" }),
        ),
        (
            "head",
            "recordService",
            json!({ "manner": "DIRECT", "day": "2024-03-05" }),
        ),
        ("supervisor", "breakGlass", json!({ "reason": "接到举报" })),
    ] {
        world.done(name, mutation, number, extra).await;
    }
    looked(world, &matter).await;
    matter
}

/// A page was shown to the owner, supervision opened an item, and the head was denied one: later than anybody else reads it, so that
/// they stand first in the log.
async fn looked(world: &World, matter: &Matter) {
    let case = matter.number.parse().unwrap();
    let looked = |what, item, page| Looked {
        case: &case,
        what,
        item: ItemId(item),
        page,
        reason: "核对",
    };
    let later = world.engine.now() + TimeDelta::days(1);
    let finder = |name: &str| {
        let principal = world.principal(name).unwrap();
        world
            .store
            .finder(Scope::of(&principal, Purpose::Casework), later)
    };
    let shown = finder(&matter.owner);
    shown
        .log_shown(looked(ReadWhat::EvidencePage, PLAN, Some(1)))
        .await
        .unwrap();
    let supervisor = finder("supervisor");
    supervisor
        .log_original(looked(ReadWhat::EvidenceOriginal, SECRET, None))
        .await
        .unwrap();
    let head = finder("head");
    head.log_denied(looked(ReadWhat::EvidenceOriginal, PLAN, None), "NO_ACCESS")
        .await
        .unwrap();
}

/// Refused as a whole, with grounds that the rules see too, and served.
async fn refused(world: &World) -> Matter {
    let matter = application(world, "evidence refused", |_| {
        world.engine.accident.lock().unwrap().procedure = Procedure::Simple;
    })
    .await;
    let number = &matter.number;
    let confirmed = json!({ "areaConfirmed": true });
    world
        .done("officer", "acceptEvidenceAccess", number, confirmed)
        .await;
    let refusal = json!({ "decision": "REFUSE", "grounds": ["SIMPLE_PROCEDURE"], "words": "适用简易程序" });
    let refusal = world.proposal(number, refusal).await;
    world
        .done("officer", "proposeEvidenceDecision", number, refusal)
        .await;
    world
        .done("head", "consentToEvidenceAccess", number, json!({}))
        .await;
    let served = json!({ "manner": "DIRECT", "day": "2024-03-05" });
    world.done("officer", "recordService", number, served).await;
    matter
}

/// The file is with the court.
async fn held(world: &World) -> Matter {
    application(world, "evidence held", |_| {
        world.engine.accident.lock().unwrap().custody = Custody::Court;
    })
    .await
}

/// No pages can be made.
async fn unmade(world: &World) -> Matter {
    let mut matter = world.before_on_evidence("retryEvidencePages").await;
    matter.label = "evidence unmade";
    matter
}

/// Investigated again under the grant, which is taken back then.
async fn suspended(world: &World) -> Matter {
    let mut matter = world.before_on_evidence("askForViewingCode").await;
    matter.label = "evidence suspended";
    let mut file = world.engine.accident.lock().unwrap().clone();
    file.reinvestigation = true;
    let number = matter.number.parse().unwrap();
    let request = world.fresh().as_u128();
    let command = Command::ReportAccident { file: Box::new(file) };
    world
        .engine
        .by_system::<EvidenceAccess>(&number, request, command)
        .await;
    world.engine.settle_all::<EvidenceAccess>(&number).await;
    let words = json!({ "words": "发现错误" });
    world
        .done("supervisor", "revokeEvidenceGrant", &matter.number, words)
        .await;
    matter
}

/// An insurer is shown how far it is.
async fn progress(world: &World) -> Matter {
    let matter = application(world, "evidence progress", |input| {
        world.engine.accident.lock().unwrap().parties[0].part = AccidentPart::Insurer;
        input["standing"] = json!({ "relation": "INSURER" });
        input["wanted"] = json!({ "scope": "PROGRESS" });
    })
    .await;
    let number = &matter.number;
    let confirmed = json!({ "areaConfirmed": true });
    world
        .done("officer", "acceptEvidenceAccess", number, confirmed)
        .await;
    let release = world.proposal(number, json!({ "decision": "RELEASE" })).await;
    world
        .done("officer", "proposeEvidenceDecision", number, release)
        .await;
    world
        .done("head", "consentToEvidenceAccess", number, json!({}))
        .await;
    matter
}
