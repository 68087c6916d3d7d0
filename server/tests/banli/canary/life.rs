//! Four cases through everything that can happen to one.
use super::{
    desk::{CLERK, LEAD, Life},
    people::{ELSEWHERE, GRANTED, ON_PAPER, REFUSED},
};
use serde_json::json;

const SUPERVISOR: &str = "supervisor-guangzhou";
const DRIVER: &str = "citizen-guangzhou";

impl Life<'_> {
    /// Corrected, inquired into, returned, granted, delivered, followed up and revoked.
    pub async fn of_a_grant(&mut self) {
        self.submit(&GRANTED, json!({})).await;
        let document = self.upload("PHOTO").await;
        self.act(CLERK, "attachDocument", json!({ "document": document }))
            .await;
        let missing = json!([{ "field": "PHONE", "words": self.words("MissingItemInput.words") }]);
        self.act(CLERK, "requestCorrection", json!({ "missing": missing }))
            .await;
        let words = self.words("AnswerCorrectionInput.words");
        self.act(DRIVER, "answerCorrection", json!({ "words": words }))
            .await;
        self.act(CLERK, "acceptLicenceApplication", json!({})).await;
        let reason = self.words("EscalateCaseInput.reason");
        self.act(SUPERVISOR, "escalateCase", json!({ "reason": reason }))
            .await;
        self.claim("REVIEW").await;
        let reason = self.words("OpenInquiryInput.reason");
        self.act(LEAD, "openInquiry", json!({ "reason": reason })).await;
        let result = self.words("CloseInquiryInput.result");
        self.act(LEAD, "closeInquiry", json!({ "result": result })).await;
        self.propose_grant().await;
        let words = self.words("ReturnToReviewInput.words");
        self.act(LEAD, "returnToReview", json!({ "words": words })).await;
        self.until("registry", "FOUND").await;
        self.claim("REVIEW").await;
        self.propose_grant().await;
        self.act(LEAD, "approveLicenceApplication", json!({})).await;
        self.until("delivery/status", "RECEIVED").await;
        self.claim("FOLLOW_UP").await;
        let words = self.words("CompleteFollowUpInput.words");
        self.finish("FOLLOW_UP", "completeFollowUp", json!({ "words": words }))
            .await;
        let words = self.words("RevokeIssuanceInput.words");
        self.act(
            SUPERVISOR,
            "revokeIssuance",
            json!({ "ground": "IDENTITY_FAILED", "words": words }),
        )
        .await;
        self.granted.clone_from(&self.case);
    }

    async fn propose_grant(&mut self) {
        let checked = self.words("ProposeDecisionInput.checked");
        let remarks = self.words("ProposeDecisionInput.remarks");
        let proposal = json!({ "decision": "GRANT", "checked": checked, "remarks": remarks });
        self.finish("REVIEW", "proposeDecision", proposal).await;
    }

    /// Refused, served and opened again after a review. Mail to this driver comes back.
    pub async fn of_a_refusal(&mut self) {
        self.submit(&REFUSED, json!({})).await;
        self.act(CLERK, "acceptLicenceApplication", json!({})).await;
        let remarks = self.words("ProposeDecisionInput.remarks");
        let proposal = json!({ "decision": "REFUSE", "grounds": ["STATUS_B"], "remarks": remarks });
        self.claim("REVIEW").await;
        self.finish("REVIEW", "proposeDecision", proposal).await;
        let words = self.words("RefuseLicenceApplicationInput.words");
        self.act(
            LEAD,
            "refuseLicenceApplication",
            json!({ "grounds": ["STATUS_B"], "words": words }),
        )
        .await;
        let decision = self.words("ReopenCaseInput.reviewDecision");
        self.act(LEAD, "reopenCase", json!({ "reviewDecision": decision }))
            .await;
    }

    /// Not accepted: another office is competent.
    pub async fn of_a_wrong_office(&mut self) {
        self.submit(&ELSEWHERE, json!({})).await;
        let words = self.words("DeclineLicenceApplicationInput.words");
        let input = json!({ "grounds": ["AGENT_NOT_ALLOWED"], "words": words });
        self.act(CLERK, "declineLicenceApplication", input).await;
    }

    /// Taken on paper while the system was away.
    pub async fn of_an_outage(&mut self) {
        let reason = self.words("SubmitLicenceApplicationInput.receivedAtReason");
        let at = chrono::Utc::now() - chrono::TimeDelta::hours(3);
        let earlier = json!({ "receivedAt": at.to_rfc3339(), "receivedAtReason": reason });
        self.submit(&ON_PAPER, earlier).await;
        self.act(LEAD, "confirmReceivedAt", json!({ "consent": true }))
            .await;
        self.act(CLERK, "withdrawCase", json!({})).await;
    }
}
