//! What happens in a case, act by act, and how it ends.
use super::cast::{Hall, Player};
use crate::client::with;
use domain::time::office_day;
use serde_json::{Value, json};
use server::wiring::OfficeClock;

/// One command of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    RequestCorrection,
    AnswerCorrection,
    Accept,
    Decline,
    ClaimReview,
    ReleaseReview,
    ProposeGrant,
    ProposeRefusal,
    ReturnToReview,
    Approve,
    Refuse,
    RecordService,
    ClaimFollowUp,
    CompleteFollowUp,
    Withdraw,
}

/// A case from its opening to its rest.
#[derive(Debug)]
pub struct Script {
    pub name: &'static str,
    pub acts: &'static [Act],
    pub end: End,
    /// What the applicant is told, in any order.
    pub told: &'static [&'static str],
    /// Whether the applicant has no account in the app.
    pub without_account: bool,
}

/// How a case stands when nothing is under way any more.
#[derive(Debug, PartialEq, Eq)]
pub struct End {
    pub status: &'static str,
    pub outcome: Option<&'static str>,
    pub delivery: &'static str,
    pub closed: bool,
}

const fn end(
    status: &'static str,
    outcome: Option<&'static str>,
    delivery: &'static str,
    closed: bool,
) -> End {
    End {
        status,
        outcome,
        delivery,
        closed,
    }
}

const GRANTED: End = end("ISSUED", Some("GRANTED"), "RECEIVED", true);

use Act::{
    Accept, AnswerCorrection, Approve, ClaimFollowUp, ClaimReview, CompleteFollowUp, Decline, ProposeGrant,
    ProposeRefusal, RecordService, Refuse, ReleaseReview, RequestCorrection, ReturnToReview, Withdraw,
};

/// In one sitting where nothing else is said: the clerk goes from act to act as fast as answers come.
pub const SCRIPTS: [Script; 9] = [
    Script {
        name: "approved and delivered",
        acts: &[Accept, ClaimReview, ProposeGrant, Approve],
        end: GRANTED,
        told: &["RECEIPT", "ACCEPTED", "ISSUED", "DELIVERED"],
        without_account: false,
    },
    Script {
        name: "refused and served",
        acts: &[Accept, ClaimReview, ProposeRefusal, Refuse, RecordService],
        end: end("REFUSED", Some("REFUSED"), "NONE", true),
        told: &["RECEIPT", "ACCEPTED", "REFUSED"],
        without_account: false,
    },
    Script {
        name: "corrected, then approved",
        acts: &[
            RequestCorrection,
            AnswerCorrection,
            Accept,
            ClaimReview,
            ProposeGrant,
            Approve,
        ],
        end: GRANTED,
        told: &[
            "RECEIPT",
            "CORRECTION_REQUESTED",
            "ACCEPTED",
            "ISSUED",
            "DELIVERED",
        ],
        without_account: false,
    },
    Script {
        name: "withdrawn at once",
        acts: &[Withdraw],
        end: end("WITHDRAWN", None, "NONE", true),
        told: &["RECEIPT", "WITHDRAWN"],
        without_account: false,
    },
    Script {
        name: "declined and served",
        acts: &[Decline, RecordService],
        end: end("NOT_ACCEPTED", Some("NOT_ACCEPTED"), "NONE", true),
        told: &["RECEIPT", "NOT_ACCEPTED"],
        without_account: false,
    },
    Script {
        name: "reviewed twice, then approved",
        acts: &[
            Accept,
            ClaimReview,
            ReleaseReview,
            ClaimReview,
            ProposeGrant,
            ReturnToReview,
            ClaimReview,
            ProposeGrant,
            Approve,
        ],
        end: GRANTED,
        told: &["RECEIPT", "ACCEPTED", "ISSUED", "DELIVERED"],
        without_account: false,
    },
    Script {
        name: "withdrawn in the review",
        acts: &[Accept, ClaimReview, Withdraw],
        end: end("WITHDRAWN", None, "NONE", true),
        told: &["RECEIPT", "ACCEPTED", "WITHDRAWN"],
        without_account: false,
    },
    Script {
        name: "approved without an account, and seen to",
        acts: &[
            Accept,
            ClaimReview,
            ProposeGrant,
            Approve,
            ClaimFollowUp,
            CompleteFollowUp,
        ],
        end: end("ISSUED", Some("GRANTED"), "NO_ACCOUNT", false),
        told: &["RECEIPT", "ACCEPTED", "ISSUED", "NOT_DELIVERED"],
        without_account: true,
    },
    Script {
        name: "refused, not served yet",
        acts: &[Accept, ClaimReview, ProposeRefusal, Refuse],
        end: end("REFUSED", Some("REFUSED"), "NONE", false),
        told: &["RECEIPT", "ACCEPTED", "REFUSED"],
        without_account: false,
    },
];

/// The script that somebody plays.
pub fn of(player: Player) -> &'static Script {
    &SCRIPTS[player.0 % SCRIPTS.len()]
}

impl Act {
    /// The mutation.
    pub const fn verb(self) -> &'static str {
        match self {
            RequestCorrection => "requestCorrection",
            AnswerCorrection => "answerCorrection",
            Accept => "acceptLicenceApplication",
            Decline => "declineLicenceApplication",
            ClaimReview | ClaimFollowUp => "claimTask",
            ReleaseReview => "releaseTask",
            ProposeGrant | ProposeRefusal => "proposeDecision",
            ReturnToReview => "returnToReview",
            Approve => "approveLicenceApplication",
            Refuse => "refuseLicenceApplication",
            RecordService => "recordService",
            CompleteFollowUp => "completeFollowUp",
            Withdraw => "withdrawCase",
        }
    }

    /// Who does it.
    pub const fn who(self, hall: &Hall) -> &'static str {
        match self {
            ReturnToReview | Approve | Refuse => hall.lead,
            _ => hall.clerk,
        }
    }

    /// Whether what it needs of other systems is there.
    pub fn is_ready(self, case: &Value) -> bool {
        match self {
            ProposeGrant | ProposeRefusal => case["registry"] == "FOUND",
            ClaimFollowUp => task(case, "FOLLOW_UP").is_some(),
            _ => true,
        }
    }

    /// What it says beside the case and its version.
    pub fn input(self, case: &Value) -> Value {
        let claimed = |purpose| {
            let task = task(case, purpose).unwrap_or_else(|| panic!("{self:?}: no task in {case}"));
            json!({ "task": task["number"], "fence": task["fence"] })
        };
        match self {
            RequestCorrection => json!({ "missing": [{ "field": "EXPLANATION", "words": "请说明情况。" }] }),
            AnswerCorrection => json!({ "words": "已说明。" }),
            Decline => json!({ "grounds": ["IDENTITY_FAILED"], "words": "身份核验未通过。" }),
            ClaimReview => json!({ "task": claimed("REVIEW")["task"] }),
            ClaimFollowUp => json!({ "task": claimed("FOLLOW_UP")["task"] }),
            ReleaseReview => claimed("REVIEW"),
            ProposeGrant => with(claimed("REVIEW"), json!({ "decision": "GRANT" })),
            ProposeRefusal => {
                let refusal = json!({ "decision": "REFUSE", "grounds": ["PHOTO_NONCONFORMING"] });
                with(claimed("REVIEW"), refusal)
            }
            ReturnToReview => json!({ "words": "请再核实。" }),
            Refuse => json!({ "grounds": ["PHOTO_NONCONFORMING"] }),
            RecordService => json!({ "manner": "DIRECT", "day": office_day(OfficeClock::default().now()) }),
            CompleteFollowUp => with(claimed("FOLLOW_UP"), json!({ "words": "已电话告知。" })),
            Accept | Approve | Withdraw => json!({}),
        }
    }
}

/// The task for a purpose that is not done.
fn task<'a>(case: &'a Value, purpose: &str) -> Option<&'a Value> {
    let mut tasks = case["tasks"].as_array()?.iter();
    tasks.find(|task| task["purpose"] == purpose && task["status"] != "DONE")
}
