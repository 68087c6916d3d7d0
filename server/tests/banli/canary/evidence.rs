//! Two applications to see evidence: one of a lawyer through everything that can happen to one, and one that is declined.
pub use crate::evidence::{HEAD, OFFICER, OVERSIGHT};

use super::{
    accidents::{Accident, Accidents},
    desk::Life,
    people::{GRANTED, People, SELLER},
    sale::{BUYS, EVERY_WAY},
};
use crate::{evidence::UNIT, walk::request_id, walker::Walker};
use serde_json::{Value, json};

/// About what the unit says to itself, and not to whoever applies.
pub const WITHIN: &str = "the unit";

impl<'a> Life<'a> {
    /// Corrected, returned, released, looked at, objected to, and taken back.
    pub async fn of_evidence_that_is_shown(&mut self, accidents: &Accidents) {
        let accident = &accidents.all[0];
        let access = self.asked_as_a_lawyer(accident).await;
        self.correct_evidence(&access).await;
        until_known(&access).await;
        let confirmed = json!({ "areaConfirmed": true });
        access.act(OFFICER, "acceptEvidenceAccess", confirmed).await;
        self.ask_for_a_recusal(&access).await;
        self.review_evidence(&access, accident).await;
        access.act(HEAD, "consentToEvidenceAccess", json!({})).await;
        access.until_status(OFFICER, "EvidenceAccess", "GRANTED").await;
        self.break_the_glass(&access, accident).await;
        self.look_at_pages(&access, accidents).await;
        self.contest_evidence(&access).await;
    }

    /// A colleague stands aside, and the officer declines it.
    pub async fn of_evidence_that_is_not(&mut self, accidents: &Accidents) {
        let accident = &accidents.all[1];
        let party = json!({ "relation": "PARTY" });
        let access = self
            .asked_for_evidence(accident, (party, vec![]), EVERY_WAY)
            .await;
        let staff = self
            .people
            .ask(HEAD, "{ officeStaff { id isYou } }", &json!({}))
            .await;
        let staff = staff["officeStaff"].as_array().unwrap();
        let colleague = staff.iter().find(|one| one["isYou"] == true).unwrap();
        self.sower.about(WITHIN);
        let words = self.words("ExcludeStaffInput.words");
        let aside = json!({ "person": colleague["id"], "words": words });
        access.act(HEAD, "excludeStaff", aside).await;
        self.sower.about(GRANTED.number);
        let words = self.words("DeclineEvidenceAccessInput.words");
        let declined = json!({ "grounds": ["NOT_A_PARTY"], "words": words });
        access.until_possible(OFFICER, "declineEvidenceAccess").await;
        access.act(OFFICER, "declineEvidenceAccess", declined).await;
        self.ask_how_far_it_is(accident).await;
    }

    /// Taken in at the counter of the unit, for this standing with these papers.
    pub async fn asked_for_evidence(
        &mut self,
        accident: &Accident,
        (standing, papers): (Value, Vec<Value>),
        told: &[&str],
    ) -> Walker<&'a People> {
        self.sower.about(GRANTED.number);
        let mut input = application(accident);
        input["requestId"] = json!(request_id());
        input["applicant"] = self.applicant(&GRANTED);
        input["standing"] = standing;
        input["purpose"] = self.words("SubmitEvidenceAccessInput.purpose");
        input["noticeChannels"] = json!(told);
        input["documents"] = json!(papers);
        let case = self.opened(OFFICER, "submitEvidenceAccess", &input).await;
        self.submission = input;
        self.accesses.push(case.clone());
        self.walker(case)
    }

    async fn asked_as_a_lawyer(&mut self, accident: &Accident) -> Walker<&'a People> {
        let mut papers = vec![];
        self.sower.about(SELLER.number);
        for _ in 0..3 {
            papers.push(self.upload_as(OFFICER, "", "OTHER").await);
        }
        let principal = self.applicant(&SELLER);
        self.sower.about(GRANTED.number);
        let authority = json!({
            "document": papers[0],
            "lawyerLicence": papers[1],
            "firmLetter": papers[2],
            "matters": self.words("EvidenceAuthorityInput.matters"),
            "powers": ["CONSULT", "COPY"],
        });
        let lawyer = json!({ "relation": "LAWYER", "principal": principal, "authority": authority });
        self.asked_for_evidence(accident, (lawyer, papers), EVERY_WAY)
            .await
    }

    async fn correct_evidence(&self, access: &Walker<&People>) {
        let words = self.words("MissingEvidencePaperInput.words");
        let missing = json!({ "missing": [{ "paper": "AUTHORITY", "words": words }] });
        access.act(OFFICER, "requestEvidenceCorrection", missing).await;
        let words = json!({ "words": self.words("AnswerEvidenceCorrectionInput.words") });
        access.act(BUYS, "answerEvidenceCorrection", words).await;
    }

    /// Whoever accepted it is to stand aside, and need not.
    async fn ask_for_a_recusal(&self, access: &Walker<&People>) {
        let seen = access
            .see(BUYS, "history(first: 100) { nodes { type version } }")
            .await;
        let entries = seen["history"]["nodes"].as_array().unwrap();
        let accepted = entries.iter().find(|entry| entry["type"] == "ACCEPTED").unwrap();
        let words = self.words("AskForRecusalInput.words");
        let asked = json!({ "entry": accepted["version"], "words": words });
        access.act(BUYS, "askForRecusal", asked).await;
        let words = self.words("DecideRecusalInput.words");
        let decided = json!({ "granted": false, "words": words });
        access.act(HEAD, "decideRecusal", decided).await;
    }

    /// Each item is judged; a refusal of the whole is returned, and a release proposed.
    async fn review_evidence(&self, access: &Walker<&People>, accident: &Accident) {
        let claim = claimed(access).await;
        let words = self.words("JudgeEvidenceItemInput.words");
        judge(access, verdicts(accident, &words)).await;
        self.sower.about(WITHIN);
        let words = self.words("ProposeEvidenceDecisionInput.words");
        let refusal = json!({ "decision": "REFUSE", "grounds": ["NO_AUTHORITY"], "words": words });
        propose(access, (claim, refusal)).await;
        let words = json!({ "words": self.words("ReturnEvidenceToReviewInput.words") });
        access.act(HEAD, "returnEvidenceToReview", words).await;
        let claim = claimed(access).await;
        let checked = self.words("ProposeEvidenceDecisionInput.checked");
        propose(
            access,
            (claim, json!({ "decision": "RELEASE", "checked": checked })),
        )
        .await;
        self.sower.about(GRANTED.number);
    }

    /// Supervision opens an item as it came, and says why: whoever applies reads that in the log.
    async fn break_the_glass(&self, access: &Walker<&People>, accident: &Accident) {
        self.sower.about(WITHIN);
        let reason = json!({ "reason": self.words("BreakGlassInput.reason") });
        access.act(OVERSIGHT, "breakGlass", reason).await;
        self.sower.about(GRANTED.number);
        let path = format!("/documents/{}_ITEM-{}", access.case, accident.items[3]);
        let reason = self.sower.words("the reason for opening an item of evidence");
        let opened = self.people.door.fetch(OVERSIGHT, &path, Some(&reason)).await;
        assert_eq!(opened.0, 200, "{}", String::from_utf8_lossy(&opened.1));
    }

    /// After what is no code, one that is wrong and one that is right, each page is fetched.
    async fn look_at_pages(&self, access: &Walker<&People>, accidents: &Accidents) {
        access.act(BUYS, "askForViewingCode", json!({})).await;
        let sent = accidents.code_sent_to(&GRANTED).await;
        self.sower.known("OpenViewingInput.code", &sent.in_words);
        let none = self.sower.letters("OpenViewingInput.code");
        for wrong in [none, self.typed(&another(&sent.digits))] {
            let wrong = json!({ "code": wrong });
            access.refused(BUYS, "openViewing", wrong, "CODE_WRONG").await;
        }
        let typed = self.typed(&sent.digits);
        access.act(BUYS, "openViewing", json!({ "code": typed })).await;
        let links = access.pages(BUYS).await;
        assert_eq!(links.len(), 2, "{links:?}");
        for link in links {
            let seal = link.rsplit('_').next().unwrap();
            self.sower.known("the link to a page of evidence", seal);
            let (status, page) = self.people.door.fetch(BUYS, &link, None).await;
            assert_eq!(status, 200, "{}", String::from_utf8_lossy(&page));
        }
    }

    /// A code as it is typed. Six digits by themselves would be found by chance.
    fn typed(&self, digits: &str) -> String {
        let typed = full_width(digits);
        for text in [&typed, &format!("\"{digits}\"")] {
            self.sower.known("OpenViewingInput.code", text);
        }
        typed
    }

    async fn contest_evidence(&self, access: &Walker<&People>) {
        let words = json!({ "words": self.words("ObjectToEvidenceDecisionInput.words") });
        access.act(BUYS, "objectToEvidenceDecision", words).await;
        let words = self.words("AnswerEvidenceObjectionInput.words");
        let answer = json!({ "upheld": false, "words": words });
        access.act(OVERSIGHT, "answerEvidenceObjection", answer).await;
        let words = json!({ "words": self.words("RevokeEvidenceGrantInput.words") });
        access.act(OVERSIGHT, "revokeEvidenceGrant", words).await;
    }

    /// By what the unit gave to the parties, without signing in.
    async fn ask_how_far_it_is(&self, accident: &Accident) {
        let query = "query($n: String!, $c: String!) { accidentProgress(accidentNumber: $n, code: $c) { stages { stage } } }";
        let variables = json!({ "n": accident.number, "c": accident.code });
        let told = self.people.ask("nobody", query, &variables).await;
        assert_ne!(told["accidentProgress"]["stages"], json!([]), "{told}");
        assert!(told["accidentProgress"].is_object(), "{told}");
    }
}

/// Three kinds of evidence are asked for. Who applies and what for is not in it.
pub fn application(accident: &Accident) -> Value {
    json!({
        "channel": "COUNTER",
        "office": UNIT,
        "applicant": null,
        "accidentNumber": accident.number,
        "standing": { "relation": "PARTY" },
        "wanted": { "scope": "NAMED", "kinds": ["SCENE_PLAN", "TEST_REPORT", "WITNESS_STATEMENT"] },
        "purpose": null,
        "noticeChannels": ["IN_APP"],
        "documents": [],
    })
}

/// The plan is shown, the report with a part covered, and the statement is not.
pub fn verdicts(accident: &Accident, words: &Value) -> [Value; 3] {
    let area = json!({ "left": 1000, "top": 1000, "width": 5000, "height": 2000 });
    let [plan, report, _, statement] = &accident.items[..] else {
        panic!("{:?}", accident.items);
    };
    [
        json!({ "item": plan, "verdict": "RELEASE" }),
        json!({ "item": report, "verdict": "RELEASE_REDACTED", "redaction": [{ "page": 1, "areas": [area] }] }),
        json!({ "item": statement, "verdict": "REFUSE", "ground": "NOT_LISTED", "words": words }),
    ]
}

/// Says something of each item.
pub async fn judge(access: &Walker<&People>, verdicts: impl IntoIterator<Item = Value>) {
    for verdict in verdicts {
        access.act(OFFICER, "judgeEvidenceItem", verdict).await;
    }
}

/// Waits until the unit's register has answered.
pub async fn until_known(access: &Walker<&People>) {
    let pending = "... on EvidenceAccess { filePending }";
    access
        .until(OFFICER, pending, |case| case["filePending"] == false)
        .await;
}

/// Takes up the review, once the register has answered, and gives the task with its fence.
pub async fn claimed(access: &Walker<&People>) -> Value {
    until_known(access).await;
    access.claim(OFFICER, "REVIEW").await
}

/// Lays something before the head.
pub async fn propose(access: &Walker<&People>, (claim, mut proposal): (Value, Value)) {
    proposal["task"] = claim["number"].clone();
    proposal["fence"] = claim["fence"].clone();
    access.act(OFFICER, "proposeEvidenceDecision", proposal).await;
}

/// Six digits that are others.
fn another(digits: &str) -> String {
    let number: u32 = digits.parse().unwrap();
    format!("{:06}", (number + 1) % 1_000_000)
}

/// Digits as some keyboards type them.
fn full_width(digits: &str) -> String {
    let wide = |digit: char| char::from_u32(u32::from(digit) + 0xFEE0).unwrap();
    digits.chars().map(wide).collect()
}
