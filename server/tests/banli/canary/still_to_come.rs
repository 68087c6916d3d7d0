//! What canaries are still to be sown in. A file of its own, so that naming a kind here is not taken for putting it through them.

/// Inputs of the kinds under construction, in which no marker was sown yet: a line goes when one is, and none may come in with
/// anything else.
pub const STILL_TO_COME: [&str; 28] = [
    "AcceptVehicleTransferInput.checked",
    "AnswerTransferCorrectionInput.words",
    "ChoosePlateNumberInput.number",
    "ComposePlateNumberInput.number",
    "DeclareFileUnavailableInput.words",
    "DeclineVehicleTransferInput.words",
    "FileVerdictInput.name",
    "GiveUpHandoverInput.words",
    "HandOverPlatesInput.consignment",
    "LiftTransferStopInput.words",
    "MissingPaperInput.words",
    "ObjectToTransferInput.words",
    "PreAcceptVehicleTransferInput.checked",
    "ProposeTransferDecisionInput.checked",
    "RecordInspectionInput.film",
    "RecordInspectionInput.photographs",
    "RecordInspectionInput.vin",
    "RecordTransferPaymentInput.receipt",
    "RefuseVehicleTransferInput.words",
    "ReturnToCheckInput.words",
    "ReturnTransferToReviewInput.words",
    "SettleTransferObjectionInput.words",
    "SubmitVehicleTransferInput.vin",
    "TransferTradeInput.invoicePlace",
    "TransferTradeInput.tradePlace",
    "TransferTradeInput.transferIn",
    "TransferTradeInput.transferOut",
    "WaiveTransferFeesInput.words",
];
