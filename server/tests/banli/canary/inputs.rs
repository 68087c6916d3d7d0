//! Every input of the schema that takes a text: planted in a case's life, or readable for a reason.
use super::{marker::Sower, schema::Schema};
use std::collections::BTreeSet;

/// Filled with a marker in a request that is taken, in a `LicenceApplication`, a `VehicleTransfer`, a `FileHandover` or an
/// `EvidenceAccess`.
const SOWN: [&str; 77] = [
    "AcceptVehicleTransferInput.checked",
    "AnswerCorrectionInput.words",
    "AnswerEvidenceCorrectionInput.words",
    "AnswerEvidenceObjectionInput.words",
    "AnswerTransferCorrectionInput.words",
    "ApplicantInput.address",
    "ApplicantInput.email",
    "ApplicantInput.name",
    "ApplicantInput.phone",
    "AskForRecusalInput.words",
    "BreakGlassInput.reason",
    "ChoosePlateNumberInput.number",
    "ClaimFormerNumberInput.number",
    "CloseInquiryInput.result",
    "CompleteFollowUpInput.words",
    "ComposePlateNumberInput.number",
    "DecideRecusalInput.words",
    "DeclareFileUnavailableInput.words",
    "DeclineEvidenceAccessInput.words",
    "DeclineLicenceApplicationInput.words",
    "DeclineVehicleTransferInput.words",
    "EscalateCaseInput.reason",
    "EvidenceAuthorityInput.matters",
    "ExcludeStaffInput.words",
    "GiveUpHandoverInput.words",
    "HandOverPlatesInput.consignment",
    "IdentityDocumentInput.number",
    "JudgeEvidenceItemInput.words",
    "LiftTransferStopInput.words",
    "MissingEvidencePaperInput.words",
    "MissingItemInput.words",
    "MissingPaperInput.words",
    "ObjectToEvidenceDecisionInput.words",
    "ObjectToTransferInput.words",
    "OpenInquiryInput.reason",
    "OpenViewingInput.code",
    "PreAcceptVehicleTransferInput.checked",
    "ProposeDecisionInput.checked",
    "ProposeDecisionInput.remarks",
    "ProposeEvidenceDecisionInput.checked",
    "ProposeEvidenceDecisionInput.words",
    "ProposeTransferDecisionInput.checked",
    "RecordInspectionInput.film",
    "RecordInspectionInput.photographs",
    "RecordInspectionInput.vin",
    "RecordTransferPaymentInput.receipt",
    "RecordTransferPowersInput.words",
    "RefuseLicenceApplicationInput.words",
    "RefuseVehicleTransferInput.words",
    "ReopenCaseInput.reviewDecision",
    "ReturnEvidenceToReviewInput.words",
    "ReturnToCheckInput.words",
    "ReturnToReviewInput.words",
    "ReturnTransferToReviewInput.words",
    "RevokeEvidenceGrantInput.words",
    "RevokeIssuanceInput.words",
    "SettleTransferObjectionInput.words",
    "StartUploadInput.name",
    "SubmitEvidenceAccessInput.accidentNumber",
    "SubmitEvidenceAccessInput.purpose",
    "SubmitLicenceApplicationInput.explanation",
    "SubmitLicenceApplicationInput.receivedAtReason",
    "SubmitVehicleTransferInput.vin",
    "WaiveTransferFeesInput.words",
    "accidentProgress.accidentNumber",
    "accidentProgress.code",
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

/// Of those, what the record keeps as it is, since it is asked for by that: numbers of the pool of an office, which say
/// nothing of a vehicle or a person by themselves. They are nowhere else.
const RECORDED: [&str; 3] = [
    "ChoosePlateNumberInput.number",
    "ClaimFormerNumberInput.number",
    "ComposePlateNumberInput.number",
];

const NUMBER: &str = "a case number says office and day, and is the id of the workflow";
const CURSOR: &str = "a cursor or id of ours, made of ids";
const PLACE: &str = "the code of an office or a division, which is public";
const LISTED: &str = "the name of a document in a manifest, made of its place and kind";
const PUBLIC: &str = "the reference of a published notice, shown to everybody";

/// Readable by design: every field of a name, or one input alone. A marker in them is refused, and `auto` looks for those.
const READABLE: [(&str, &str); 20] = [
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
    ("TransferTradeInput.invoicePlace", PLACE),
    ("TransferTradeInput.tradePlace", PLACE),
    ("TransferTradeInput.transferIn", PLACE),
    ("TransferTradeInput.transferOut", PLACE),
    ("FileVerdictInput.name", LISTED),
    ("PublishCalendarInput.source", PUBLIC),
    ("ReassignTasksOfInput.after", NUMBER),
];

/// Why the input may be read by anybody who reads the stores.
pub fn readable(input: &str) -> Option<&'static str> {
    let fits = |name: &str| input == name || (name.starts_with('.') && input.ends_with(name));
    READABLE.iter().find(|(name, _)| fits(name)).map(|(_, why)| *why)
}

/// Whether the record may show the input as it is.
pub fn is_recorded(input: &str) -> bool {
    RECORDED.contains(&input)
}

fn sown() -> impl Iterator<Item = String> {
    let secret = SOWN.iter().filter(|input| readable(input).is_none());
    secret.map(|input| (*input).to_owned())
}

/// Fails by the name of an input that this test does not know, or that is no more.
pub fn are_all_known(schema: &Schema) {
    let there = schema.texts();
    let unknown = there.iter().filter(|input| readable(input).is_none());
    let known: BTreeSet<_> = sown().collect();
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
