//! One right way to ask each mutation, and the stage of a case in which it can be done. A mutation that is missing here
//! stands in `uncovered.txt`.

use super::{kinds, seed::Matter, stages::Stage};
use crate::world::World;
use domain::case::CaseKind as _;
use serde_json::{Value, json};
use store::with_kind;

/// A way to ask a mutation.
pub struct Attempt {
    pub mutation: &'static str,
    /// Tells it from other ways.
    pub label: &'static str,
    pub stage: Stage,
}

const fn attempt(mutation: &'static str, stage: Stage) -> Attempt {
    Attempt {
        mutation,
        label: "",
        stage,
    }
}

/// Every way, with those of the other kinds.
pub fn all() -> Vec<Attempt> {
    let others = kinds::mutations().map(|mutation| attempt(mutation, Stage::Before(mutation)));
    ALL.into_iter().chain(others).collect()
}

/// The ways to ask what is there for a licence application, and for everything.
pub const ALL: [Attempt; 36] = [
    Attempt {
        mutation: "submitLicenceApplication",
        label: "for another, at the counter",
        stage: Stage::Submitted,
    },
    Attempt {
        mutation: "submitLicenceApplication",
        label: "for oneself, online",
        stage: Stage::Submitted,
    },
    Attempt {
        mutation: "submitVehicleTransfer",
        label: "for another, at the counter",
        stage: Stage::Submitted,
    },
    Attempt {
        mutation: "submitVehicleTransfer",
        label: "for oneself, online",
        stage: Stage::Submitted,
    },
    Attempt {
        mutation: "submitEvidenceAccess",
        label: "for another, at the counter",
        stage: Stage::Submitted,
    },
    Attempt {
        mutation: "submitEvidenceAccess",
        label: "for oneself, online",
        stage: Stage::Submitted,
    },
    attempt("confirmReceivedAt", Stage::ReceivedEarlier),
    attempt("acceptLicenceApplication", Stage::Submitted),
    attempt("declineLicenceApplication", Stage::Submitted),
    attempt("requestCorrection", Stage::Submitted),
    attempt("answerCorrection", Stage::CorrectionRequested),
    attempt("convertToCounter", Stage::Online),
    attempt("withdrawCase", Stage::Submitted),
    attempt("proposeDecision", Stage::InReview),
    attempt("returnToReview", Stage::Proposed),
    attempt("approveLicenceApplication", Stage::Proposed),
    attempt("refuseLicenceApplication", Stage::Proposed),
    attempt("openInquiry", Stage::InReview),
    attempt("closeInquiry", Stage::Inquiry),
    attempt("recordService", Stage::Refused),
    attempt("retryDelivery", Stage::NotDelivered),
    attempt("completeFollowUp", Stage::NotDelivered),
    attempt("reopenCase", Stage::Refused),
    attempt("revokeIssuance", Stage::Issued),
    attempt("claimTask", Stage::Accepted),
    attempt("releaseTask", Stage::InReview),
    attempt("reassignTask", Stage::InReview),
    attempt("reassignTasksOf", Stage::InReview),
    Attempt {
        mutation: "reassignTasksOf",
        label: "to nobody",
        stage: Stage::InReview,
    },
    attempt("escalateCase", Stage::Submitted),
    attempt("releaseTasksOf", Stage::InReview),
    attempt("startUpload", Stage::Submitted),
    attempt("attachDocument", Stage::Submitted),
    attempt("markRead", Stage::Submitted),
    attempt("publishCalendar", Stage::Submitted),
    Attempt {
        mutation: "publishCalendar",
        label: "a wrong one",
        stage: Stage::Submitted,
    },
];

impl Attempt {
    /// The input for somebody who tries it on a matter.
    pub async fn input(&self, world: &World, name: &str, matter: &Matter) -> Value {
        let mut input = self.extra(world, name, matter).await;
        input["requestId"] = json!(world.fresh());
        if self.names_a_case() {
            input["caseNumber"] = json!(matter.number);
            input["version"] = json!(world.version(&matter.number).await);
        }
        input
    }

    /// Whether the input has the number of a case and its version.
    pub fn names_a_case(&self) -> bool {
        let around = [
            "submitLicenceApplication",
            "submitVehicleTransfer",
            "submitEvidenceAccess",
            "reassignTasksOf",
            "releaseTasksOf",
            "startUpload",
            "markRead",
            "publishCalendar",
        ];
        !around.contains(&self.mutation)
    }

    async fn extra(&self, world: &World, name: &str, matter: &Matter) -> Value {
        match self.mutation {
            "submitLicenceApplication" => self.submission(world, name),
            "submitVehicleTransfer" => self.transfer(world, name),
            "submitEvidenceAccess" => self.evidence(world, name),
            "openViewing" => json!({ "code": world.digits(&matter.number).await }),
            "proposeEvidenceDecision" => {
                let (task, fence) = world.open_task(&matter.number, "REVIEW").await;
                json!({ "task": task, "fence": fence, "decision": "RELEASE", "checked": "已核实" })
            }
            "startUpload" => json!({ "caseNumber": matter.number, "kind": "PHOTO", "name": "照片.jpg" }),
            "attachDocument" => json!({ "document": world.uploaded(name).await }),
            "markRead" => json!({ "ids": [world.ids(matter).await.message] }),
            "publishCalendar" if self.label.is_empty() => {
                json!({ "year": 2027, "holidays": ["2027-01-01"], "makeUpDays": [], "source": "国办发明电" })
            }
            "publishCalendar" => {
                json!({ "year": 2027, "holidays": ["2027-01-02"], "makeUpDays": [], "source": "国办发明电" })
            }
            _ if self.mutation.ends_with("TasksOf") => self.leaving(world),
            _ => self
                .on_a_task(world, matter)
                .await
                .unwrap_or_else(|| self.plain()),
        }
    }

    fn submission(&self, world: &World, name: &str) -> Value {
        let oneself = self.label.starts_with("for oneself") && name != "nobody" && name != "admin";
        let mut input = world.application(if oneself { name } else { "owner800" });
        if self.label.starts_with("for oneself") {
            input["channel"] = json!("ONLINE");
        } else {
            input = world.application(&world.next_owner());
        }
        input
    }

    fn transfer(&self, world: &World, name: &str) -> Value {
        let mut input = world.transfer();
        let oneself = self.label.starts_with("for oneself");
        let signed_in = !["nobody", "admin", "seller"].contains(&name);
        let buyer = if oneself && signed_in { name } else { "owner800" };
        input["parties"][0] = World::party(buyer, "BUYER");
        input["vin"] = json!(world.next_vin());
        if oneself {
            input["channel"] = json!("ONLINE");
        }
        input
    }

    fn evidence(&self, world: &World, name: &str) -> Value {
        let mut input = world.evidence();
        let oneself = self.label.starts_with("for oneself") && !["nobody", "admin"].contains(&name);
        let applicant = if oneself {
            name.to_owned()
        } else {
            world.next_owner()
        };
        input["applicant"] = World::applies(&applicant);
        if !self.label.starts_with("for oneself") {
            input["channel"] = json!("COUNTER");
        }
        input
    }

    fn leaving(&self, world: &World) -> Value {
        let id = |name: &str| json!(world.principal(name).unwrap().person.0);
        match (self.mutation, self.label) {
            ("releaseTasksOf", _) => json!({ "person": id("clerk") }),
            (_, "") => json!({ "staff": id("clerk"), "to": id("colleague") }),
            _ => json!({ "staff": id("clerk") }),
        }
    }

    /// The input of those that name a task: with the claim that the reviewer holds.
    async fn on_a_task(&self, world: &World, matter: &Matter) -> Option<Value> {
        let purpose = match self.mutation {
            "completeFollowUp" => "FOLLOW_UP",
            "proposeDecision" | "claimTask" | "releaseTask" | "reassignTask" | "checkFile" => "REVIEW",
            _ => return None,
        };
        let (task, fence) = world.open_task(&matter.number, purpose).await;
        Some(match self.mutation {
            "completeFollowUp" => json!({ "task": task, "fence": fence, "words": "已电话告知" }),
            "proposeDecision" => json!({ "task": task, "fence": fence, "decision": "GRANT" }),
            "checkFile" => kinds::verdicts((task, fence), None),
            "claimTask" => json!({ "task": task }),
            "releaseTask" => json!({ "task": task, "fence": fence }),
            _ => json!({ "task": task, "to": world.principal("colleague").unwrap().person.0 }),
        })
    }

    fn plain(&self) -> Value {
        match self.mutation {
            "confirmReceivedAt" => json!({ "consent": true }),
            "declineLicenceApplication" => {
                json!({ "grounds": ["IDENTITY_FAILED"], "words": "身份核验未通过" })
            }
            "requestCorrection" => json!({ "missing": [{ "document": "PHOTO", "words": "请补交" }] }),
            "answerCorrection" => json!({ "words": "已补充" }),
            "returnToReview" => json!({ "words": "请核实" }),
            "refuseLicenceApplication" => json!({ "grounds": ["IDENTITY_FAILED"] }),
            "openInquiry" => json!({ "reason": "核实情况" }),
            "closeInquiry" => json!({ "result": "属实" }),
            "recordService" => json!({ "manner": "DIRECT", "day": "2024-03-05" }),
            "reopenCase" => json!({ "reviewDecision": "杭政复〔2024〕1号" }),
            "revokeIssuance" => json!({ "ground": "FALSE_MATERIAL", "words": "提供虚假材料" }),
            "escalateCase" => json!({ "reason": "请尽快办理" }),
            _ => kinds::input(self.mutation),
        }
    }
}

impl World {
    /// The open task for a purpose, past every scope; a task that there is not where none is open.
    pub async fn open_task(&self, number: &str, purpose: &str) -> (u64, u64) {
        let number = number.parse().unwrap();
        let kind = store::record::kind_of(&self.store, &number)
            .await
            .unwrap()
            .unwrap();
        let tasks = with_kind!(kind, K => {
            let case = store::record::load::<K>(&self.store, &number).await;
            K::casework(&case.unwrap().unwrap().state).tasks.clone()
        });
        let named = |task: &&domain::case::Task| task.is_open() && json!(task.purpose) == purpose;
        let task = tasks.iter().find(named);
        task.map_or((99, 0), |task| (task.id.0.into(), task.fence.into()))
    }
}
