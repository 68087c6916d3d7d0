//! Four transfers through everything that can happen to one, and the handovers of their files.
use super::{
    cars::{Car, Cars},
    desk::{CLERK, LEAD, Life, OFFICE},
    people::{Driver, GRANTED, People, REFUSED, SELLER},
};
use crate::{walk::request_id, walker::Walker};
use serde_json::{Value, json};

pub const BUYS: &str = "citizen-guangzhou";
pub const SELLS: &str = "citizen-chengdu";
pub const EVERY_WAY: &[&str] = &["IN_APP", "MAIL", "SMS", "PAPER", "PHONE"];
/// Sees to plates and papers.
pub const PLATES: &str = "plates-guangzhou";
/// Checks files that have come.
pub const CHECKS: &str = "dossier-guangzhou";
const REVIEWER: &str = "reviewer-guangzhou";

impl<'a> Life<'a> {
    /// Corrected, objected to, inspected, returned, and registered with a number of the owner's own, after another that was none
    /// of theirs.
    pub async fn of_a_sold_car(&mut self, cars: &Cars<'_>) {
        let car = &cars.all[0];
        let transfer = self.sold(car, EVERY_WAY).await;
        self.correct(&transfer).await;
        self.object(&transfer).await;
        let case = transfer.asked_for_the_file(CLERK).await;
        self.handover.clone_from(&case);
        self.hand_over(&self.walker(case)).await;
        self.sower.about(GRANTED.number);
        transfer.until_possible(CLERK, "acceptVehicleTransfer").await;
        let checked = json!({ "checked": self.words("AcceptVehicleTransferInput.checked") });
        transfer.act(CLERK, "acceptVehicleTransfer", checked).await;
        self.approve(&transfer, &car.vin).await;
        let number = json!({ "number": cars.claimed });
        transfer.act(BUYS, "claimFormerNumber", number).await;
        until_plate(&transfer, "NONE").await;
        let number = json!({ "number": cars.composed });
        transfer.act(BUYS, "composePlateNumber", number).await;
        until_plate(&transfer, "RESERVED").await;
        self.see_through(&transfer).await;
    }

    /// Taken up at the counter, stopped with its handover, let go, left without its file, and refused.
    pub async fn of_a_stopped_car(&mut self, cars: &Cars<'_>) {
        let car = &cars.all[1];
        let transfer = self.sold(car, EVERY_WAY).await;
        transfer.until_possible(CLERK, "preAcceptVehicleTransfer").await;
        let checked = json!({ "checked": self.words("PreAcceptVehicleTransferInput.checked") });
        transfer.act(CLERK, "preAcceptVehicleTransfer", checked).await;
        let first = transfer.handover(CLERK).await;
        for status in ["K", "A"] {
            cars.has_status(car, status).await;
            transfer.until_possible(CLERK, "askRegisters").await;
            transfer.act(CLERK, "askRegisters", json!({})).await;
            let stopped = "... on VehicleTransfer { stops { __typename } }";
            transfer
                .until(CLERK, stopped, |case| case["stops"] != json!([]))
                .await;
        }
        until_no_file(&transfer).await;
        transfer.until_possible(LEAD, "liftTransferStop").await;
        let words = json!({ "words": self.words("LiftTransferStopInput.words") });
        transfer.act(LEAD, "liftTransferStop", words).await;
        let another = "... on VehicleTransfer { handover { number } }";
        let asked = transfer
            .until(CLERK, another, |case| case["handover"]["number"] != json!(first))
            .await;
        let handover = self.walker(asked["handover"]["number"].as_str().unwrap().to_owned());
        let words = self.words("DeclareFileUnavailableInput.words");
        let lost = json!({ "reason": "LOST", "words": words });
        handover
            .act("dossier-chengdu", "declareFileUnavailable", lost)
            .await;
        until_no_file(&transfer).await;
        let refusal = json!({ "decision": "REFUSE", "grounds": ["INVALID_PAPERS"] });
        transfer.act(REVIEWER, "proposeTransferDecision", refusal).await;
        let words = self.words("RefuseVehicleTransferInput.words");
        let refusal = json!({ "grounds": ["INVALID_PAPERS"], "words": words });
        transfer.act(LEAD, "refuseVehicleTransfer", refusal).await;
    }

    /// Somebody shows that they are the guardian. Its office of origin says nothing for a month, so that it is given up, and
    /// not accepted.
    pub async fn of_a_silent_office(&mut self, cars: &Cars<'_>) {
        let transfer = self.sold(&cars.all[2], EVERY_WAY).await;
        let guardian = json!({ "party": self.party("GUARDIAN", &REFUSED) });
        transfer.act(CLERK, "nameTransferParty", guardian).await;
        let words = self.words("RecordTransferPowersInput.words");
        let seen = json!({ "party": 2, "words": words });
        transfer.act(CLERK, "recordTransferPowers", seen).await;
        self.sower.about(GRANTED.number);
        let handover = self.walker(transfer.asked_for_the_file(CLERK).await);
        cars.a_month_goes_by(&handover.case).await;
        handover.until_possible(LEAD, "giveUpHandover").await;
        let words = json!({ "words": self.words("GiveUpHandoverInput.words") });
        handover.act(LEAD, "giveUpHandover", words).await;
        until_no_file(&transfer).await;
        let words = self.words("DeclineVehicleTransferInput.words");
        let input = json!({ "grounds": ["INVALID_PAPERS"], "words": words });
        transfer.act(CLERK, "declineVehicleTransfer", input).await;
    }

    /// Sold within the city: a number is drawn, the fees are waived, and the buyer thinks better of it.
    pub async fn of_a_car_of_the_city(&mut self, cars: &Cars<'_>) {
        let transfer = self.sold(&cars.all[3], EVERY_WAY).await;
        transfer.until_possible(CLERK, "acceptVehicleTransfer").await;
        transfer.act(CLERK, "acceptVehicleTransfer", json!({})).await;
        transfer.act(BUYS, "askForPlateNumbers", json!({})).await;
        let number = until_plate(&transfer, "OFFERED").await["offered"][0].clone();
        self.sower
            .known("ChoosePlateNumberInput.number", number.as_str().unwrap());
        let chosen = json!({ "number": number });
        transfer.act(BUYS, "choosePlateNumber", chosen).await;
        until_plate(&transfer, "RESERVED").await;
        transfer
            .act(PLATES, "setTransferFees", json!({ "fen": 12_500 }))
            .await;
        let words = json!({ "words": self.words("WaiveTransferFeesInput.words") });
        transfer.act(LEAD, "waiveTransferFees", words).await;
        transfer.act(BUYS, "withdrawCase", json!({})).await;
    }

    /// A transfer or a handover, through this door.
    pub fn walker(&self, case: String) -> Walker<&'a People> {
        let door = self.people;
        Walker { door, case }
    }

    /// Somebody in a role.
    pub fn party(&self, role: &str, driver: &Driver) -> Value {
        self.sower.about(driver.number);
        json!({ "role": role, "nature": "RESIDENT", "person": self.applicant(driver) })
    }

    /// Taken in at the counter.
    pub async fn sold(&mut self, car: &Car, told: &[&str]) -> Walker<&'a People> {
        let parties = [self.party("SELLER", &SELLER), self.party("BUYER", &GRANTED)];
        let mut input = application(car, &parties);
        input["requestId"] = json!(request_id());
        input["noticeChannels"] = json!(told);
        input["documents"] = json!([self.upload_as(CLERK, "", "OTHER").await]);
        self.submission = input.clone();
        let case = self.opened(CLERK, "submitVehicleTransfer", &input).await;
        self.transfers.push(case.clone());
        self.walker(case)
    }

    async fn correct(&self, transfer: &Walker<&People>) {
        let words = self.words("MissingPaperInput.words");
        let missing = json!({ "missing": [{ "document": "VEHICLE_PERMIT", "words": words }] });
        transfer.act(CLERK, "requestTransferCorrection", missing).await;
        let words = json!({ "words": self.words("AnswerTransferCorrectionInput.words") });
        transfer.act(BUYS, "answerTransferCorrection", words).await;
    }

    async fn object(&self, transfer: &Walker<&People>) {
        transfer.until_possible(SELLS, "objectToTransfer").await;
        self.sower.about(SELLER.number);
        let words = json!({ "words": self.words("ObjectToTransferInput.words") });
        transfer.act(SELLS, "objectToTransfer", words).await;
        let words = self.words("SettleTransferObjectionInput.words");
        let lifted = json!({ "lifted": true, "words": words });
        transfer.act(LEAD, "settleTransferObjection", lifted).await;
        self.sower.about(GRANTED.number);
    }

    /// Offered, checked, checked once more, and taken.
    async fn hand_over(&self, handover: &Walker<&People>) {
        self.offer(handover).await;
        let (checks, takes) = (CHECKS, CLERK);
        for refused in [json!("ILLEGIBLE"), Value::Null] {
            let names = handover.claim_the_check(checks).await;
            let verdicts = names
                .iter()
                .map(|name| json!({ "name": name, "refused": refused }))
                .collect();
            handover.check(checks, verdicts).await;
            if refused.is_string() {
                let words = json!({ "words": self.words("ReturnToCheckInput.words") });
                handover.act(takes, "returnToCheck", words).await;
            }
        }
        handover.act(takes, "acceptFile", json!({})).await;
        handover.until_status(takes, "FileHandover", "TRANSFERRED").await;
    }

    /// Scanned and offered at the origin, and arrived.
    pub async fn offer(&self, handover: &Walker<&People>) {
        let (first, second) = ("dossier-chengdu", "clerk-chengdu");
        self.sower.about(&handover.case);
        for kind in ["OTHER", "STATEMENT"] {
            let document = self.upload_as(first, &handover.case, kind).await;
            let document = json!({ "document": document });
            handover.act(first, "attachDocument", document).await;
        }
        handover.act(first, "takeUpFileRequest", json!({})).await;
        handover.until_status(first, "FileHandover", "GATHERED").await;
        handover.act(second, "offerFile", json!({})).await;
        handover.until_status(CHECKS, "FileHandover", "CHECKING").await;
    }

    /// Inspected, proposed, returned, proposed again, and approved.
    async fn approve(&self, transfer: &Walker<&People>, vin: &str) {
        let inspection = json!({
            "vin": vin,
            "photographs": [self.sower.letters("RecordInspectionInput.photographs")],
            "film": self.sower.letters("RecordInspectionInput.film"),
            "result": "CONFORMS",
        });
        self.sower.known("RecordInspectionInput.vin", vin);
        let inspector = "inspector-guangzhou";
        transfer.act(inspector, "recordInspection", inspection).await;
        for returned in [true, false] {
            let checked = self.words("ProposeTransferDecisionInput.checked");
            let proposal = json!({ "decision": "REGISTER", "checked": checked });
            transfer.act(REVIEWER, "proposeTransferDecision", proposal).await;
            if returned {
                let words = json!({ "words": self.words("ReturnTransferToReviewInput.words") });
                transfer.act(LEAD, "returnTransferToReview", words).await;
            }
        }
        transfer.act(LEAD, "approveVehicleTransfer", json!({})).await;
    }

    /// Paid, registered, posted and archived.
    async fn see_through(&self, transfer: &Walker<&People>) {
        transfer
            .act(PLATES, "setTransferFees", json!({ "fen": 12_500 }))
            .await;
        let receipt = self.sower.letters("RecordTransferPaymentInput.receipt");
        let payment = json!({ "receipt": receipt });
        transfer.act(PLATES, "recordTransferPayment", payment).await;
        transfer.act(PLATES, "withdrawPlates", json!({})).await;
        transfer.until_possible(PLATES, "registerVehicleTransfer").await;
        transfer.act(PLATES, "registerVehicleTransfer", json!({})).await;
        transfer
            .until_status(PLATES, "VehicleTransfer", "REGISTERED")
            .await;
        let consignment = self.sower.letters("HandOverPlatesInput.consignment");
        let posted = json!({ "consignment": consignment });
        transfer.act(PLATES, "handOverPlates", posted).await;
        transfer.act(PLATES, "endorseCertificate", json!({})).await;
        let dossier = "dossier-guangzhou";
        transfer.act(dossier, "archiveVehicleFile", json!({})).await;
    }
}

/// A car that was sold to Guangzhou, without those whose matter it is to name.
pub fn application(car: &Car, parties: &[Value]) -> Value {
    json!({
        "channel": "COUNTER",
        "office": OFFICE,
        "parties": parties,
        "vin": car.vin,
        "trade": {
            "occasion": "CHANGE_OF_OWNER",
            "tradePlace": "440106",
            "invoicePlace": "440106",
            "transferIn": "440106",
            "transferOut": car.registered_in,
            "quota": "NOT_RATIONED",
        },
        "title": "TRADE",
        "noticeChannels": ["PAPER"],
        "agent": null,
        "deliveredOn": null,
        "documents": [],
    })
}

/// The number of a transfer, once it is so far.
pub async fn until_plate(transfer: &Walker<&People>, status: &str) -> Value {
    let plate = "... on VehicleTransfer { plate { status offered } }";
    let case = transfer
        .until(BUYS, plate, |case| case["plate"]["status"] == status)
        .await;
    case["plate"].clone()
}

async fn until_no_file(transfer: &Walker<&People>) {
    let file = "... on VehicleTransfer { file { status } }";
    transfer
        .until(CLERK, file, |case| case["file"]["status"] == "FAILED")
        .await;
}
