//! Every input of the schema that takes a text: planted in a case's life, or readable for a reason.
use super::{marker::Sower, schema::Schema, still_to_come::STILL_TO_COME};
use std::collections::BTreeSet;

/// Filled with a marker in a request that is taken.
const SOWN: [&str; 32] = [
    "AnswerCorrectionInput.words",
    "ApplicantInput.address",
    "ApplicantInput.email",
    "ApplicantInput.name",
    "ApplicantInput.phone",
    "CloseInquiryInput.result",
    "CompleteFollowUpInput.words",
    "DeclineLicenceApplicationInput.words",
    "EscalateCaseInput.reason",
    "IdentityDocumentInput.number",
    "MissingItemInput.words",
    "OpenInquiryInput.reason",
    "ProposeDecisionInput.checked",
    "ProposeDecisionInput.remarks",
    "RefuseLicenceApplicationInput.words",
    "ReopenCaseInput.reviewDecision",
    "ReturnToReviewInput.words",
    "RevokeIssuanceInput.words",
    "StartUploadInput.name",
    "SubmitLicenceApplicationInput.explanation",
    "SubmitLicenceApplicationInput.receivedAtReason",
    "case.reason",
    "caseEvents.reason",
    "casesOfVehicle.plateNumber",
    "casesOfVehicle.vin",
    "handoverProgress.reason",
    "node.reason",
    "nodes.reason",
    "progress.code",
    "readLog.reason",
    "workQueue.reason",
    "workQueueChanges.reason",
];

const NUMBER: &str = "a case number says office and day, and is the id of the workflow";
const CURSOR: &str = "a cursor or id of ours, made of ids";
const PLACE: &str = "the code of an office or a division, which is public";
const PUBLIC: &str = "the reference of a published notice, shown to everybody";

/// Readable by design: every field of a name, or one input alone. A marker in them is refused, and `auto` looks for those.
const READABLE: [(&str, &str); 15] = [
    (".caseNumber", NUMBER),
    ("case.number", NUMBER),
    ("caseEvents.number", NUMBER),
    ("handoverProgress.number", NUMBER),
    ("QueueFilterInput.number", NUMBER),
    (".receiptNumber", NUMBER),
    (".after", CURSOR),
    (".id", CURSOR),
    (".ids", CURSOR),
    (".office", PLACE),
    ("offices.province", PLACE),
    ("office.code", PLACE),
    ("rollout.division", PLACE),
    ("PublishCalendarInput.source", PUBLIC),
    ("ReassignTasksOfInput.after", NUMBER),
];

/// Why the input may be read by anybody who reads the stores.
pub fn readable(input: &str) -> Option<&'static str> {
    let fits = |name: &str| input == name || (name.starts_with('.') && input.ends_with(name));
    READABLE.iter().find(|(name, _)| fits(name)).map(|(_, why)| *why)
}

fn sown() -> impl Iterator<Item = String> {
    let secret = SOWN.iter().filter(|input| readable(input).is_none());
    secret.map(|input| (*input).to_owned())
}

/// Fails by the name of an input that this test does not know, or that is no more.
pub fn are_all_known(schema: &Schema) {
    let there = schema.texts();
    let unknown = there.iter().filter(|input| readable(input).is_none());
    let still_to_come = STILL_TO_COME.map(str::to_owned);
    let known: BTreeSet<_> = sown().chain(still_to_come).collect();
    assert_eq!(unknown.cloned().collect::<BTreeSet<_>>(), known);
    for (name, _) in READABLE {
        assert!(
            there
                .iter()
                .any(|input| readable(input).is_some() && input.ends_with(name)),
            "{name} is no more"
        );
    }
}

/// Fails by the name of an input that no request filled.
pub fn were_all_sown(sower: &Sower) {
    let done: BTreeSet<String> = sower.markers().into_iter().map(|marker| marker.input).collect();
    let missing: Vec<String> = sown().filter(|input| !done.contains(input)).collect();
    assert_eq!(missing, Vec::<String>::new());
}
