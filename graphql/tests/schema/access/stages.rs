//! Cases brought to where something can be done with them.

use super::seed::Matter;
use crate::{engine::licence, world::World};
use domain::licence_application::LicenceRecord;
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// By the owner, in the app.
    Online,
    Submitted,
    /// With an earlier time of receipt that waits for consent.
    ReceivedEarlier,
    CorrectionRequested,
    Accepted,
    /// The reviewer holds the review.
    InReview,
    Inquiry,
    /// The lead holds the approval.
    Proposed,
    Refused,
    Issued,
    /// Issued to somebody without an account; the reviewer holds the follow-up.
    NotDelivered,
    /// A case of another kind, where this can be done.
    Before(&'static str),
}

impl World {
    /// A fresh case of a fresh owner.
    pub async fn staged(&self, stage: Stage) -> Matter {
        if let Stage::Before(mutation) = stage {
            return self.before(mutation).await;
        }
        let owner = self.next_owner();
        let mut input = self.application(&owner);
        let mut by = "clerk";
        match stage {
            Stage::Online => {
                input["channel"] = json!("ONLINE");
                by = &owner;
            }
            Stage::ReceivedEarlier => {
                input["receivedAt"] = json!("2024-03-04T02:00:00Z");
                input["receivedAtReason"] = json!("系统停机期间收件");
            }
            _ => {}
        }
        let submitted = self.submit(by, input).await;
        assert_eq!(submitted["problems"], json!([]), "{stage:?}");
        let number = submitted["caseNumber"].as_str().unwrap().to_owned();
        self.advance(&number, stage).await;
        Matter {
            label: "staged",
            owner,
            number,
        }
    }

    async fn advance(&self, number: &str, stage: Stage) {
        let act = async |name: &str, mutation: &str, extra: Value| {
            self.done(name, mutation, number, extra).await;
        };
        match stage {
            Stage::Online | Stage::Submitted | Stage::ReceivedEarlier => return,
            Stage::CorrectionRequested => {
                let missing = json!({ "missing": [{ "document": "PHOTO", "words": "照片不清晰" }] });
                return act("clerk", "requestCorrection", missing).await;
            }
            _ => act("clerk", "acceptLicenceApplication", json!({})).await,
        }
        if stage == Stage::Accepted {
            return;
        }
        let (task, fence) = self.claim("clerk", number, "REVIEW").await;
        match stage {
            Stage::InReview => return,
            Stage::Inquiry => return act("clerk", "openInquiry", json!({ "reason": "核实情况" })).await,
            Stage::Refused => {
                let decision = json!({ "task": task, "fence": fence, "decision": "REFUSE", "grounds": ["IDENTITY_FAILED"] });
                act("clerk", "proposeDecision", decision).await;
                self.claim("lead", number, "APPROVE").await;
                let refusal = json!({ "grounds": ["IDENTITY_FAILED"], "words": "人证不一致" });
                return act("lead", "refuseLicenceApplication", refusal).await;
            }
            _ => {
                let decision = json!({ "task": task, "fence": fence, "decision": "GRANT" });
                act("clerk", "proposeDecision", decision).await;
            }
        }
        self.claim("lead", number, "APPROVE").await;
        if stage == Stage::Proposed {
            return;
        }
        let missing = stage == Stage::NotDelivered;
        self.engine.no_account.store(missing, Ordering::SeqCst);
        act("lead", "approveLicenceApplication", json!({})).await;
        self.engine.no_account.store(false, Ordering::SeqCst);
        if missing {
            self.claim("clerk", number, "FOLLOW_UP").await;
        }
    }

    /// What the registry says from now on.
    pub fn registry_says(&self, change: impl FnOnce(&mut LicenceRecord)) {
        let mut record = licence("33010001");
        change(&mut record);
        *self.engine.licence.lock().unwrap() = Some(record);
    }
}
