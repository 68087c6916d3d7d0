//! A used car with its file from Chengdu to Guangzhou, act by act: `docs/walkthrough/transfer.md`, by people who do not give up.
use super::{
    matter::{Matter, task},
    sales::vin,
};
use crate::client::{Client, Scan, Wish};
use domain::audit::Hex;
use serde_json::{Value, json};

const BUYER: &str = "citizen-guangzhou";
/// The first and the second person who work with files, at either end.
pub const THERE: [&str; 2] = ["dossier-chengdu", "clerk-chengdu"];
pub const HERE: [&str; 2] = ["dossier-guangzhou", "clerk-guangzhou"];

/// What follows once the file has come, until the car has a number.
const TO_THE_NUMBER: [(&str, &str); 3] = [
    ("clerk-guangzhou", "acceptVehicleTransfer"),
    (BUYER, "askForPlateNumbers"),
    (BUYER, "choosePlateNumber"),
];

/// What is left then.
const TO_THE_ARCHIVE: [(&str, &str); 9] = [
    ("inspector-guangzhou", "recordInspection"),
    ("reviewer-guangzhou", "proposeTransferDecision"),
    ("lead-guangzhou", "approveVehicleTransfer"),
    ("plates-guangzhou", "setTransferFees"),
    ("plates-guangzhou", "withdrawPlates"),
    ("plates-guangzhou", "registerVehicleTransfer"),
    ("plates-guangzhou", "endorseCertificate"),
    ("plates-guangzhou", "handOverPlates"),
    ("dossier-guangzhou", "archiveVehicleFile"),
];

/// A transfer with its handover.
#[derive(Debug)]
pub struct Deal {
    pub place: usize,
    pub transfer: Matter,
    pub handover: Matter,
}

impl Deal {
    /// The buyer applies, and the clerk asks for the file.
    pub async fn begun(client: &Client, place: usize) -> Result<Self, String> {
        let wish = Wish {
            who: BUYER,
            verb: "submitVehicleTransfer",
            input: application(place),
            case: None,
        };
        let (number, submitted) = client.insist(wish).await?;
        let mut transfer = Matter::transfer(number);
        transfer.asked.push(submitted);
        let clerk = HERE[1];
        transfer
            .does(client, (clerk, "requestVehicleFile"), |_| json!({}))
            .await?;
        let has_begun = |case: &Value| case["handover"].is_object();
        let case = transfer.until(client, clerk, has_begun).await?;
        let handover = case["handover"]["number"].as_str().unwrap().to_owned();
        Ok(Self {
            place,
            transfer,
            handover: Matter::handover(handover),
        })
    }

    /// The origin scans its file.
    pub async fn scanned(&mut self, client: &Client, scans: &[Scan]) -> Result<(), String> {
        self.handover.until(client, THERE[0], Value::is_object).await?;
        for scan in scans {
            let document = client.upload(THERE[0], &self.handover.number, scan).await?;
            let needs = json!({ "document": document });
            self.handover
                .goes_on(client, (THERE[0], "attachDocument"), needs)
                .await?;
        }
        Ok(())
    }

    /// A first person takes the request up, which locks the car and lists its file.
    pub async fn taken_up(&mut self, client: &Client) -> Result<(), String> {
        let act = (THERE[0], "takeUpFileRequest");
        self.handover.does(client, act, |_| json!({})).await
    }

    /// A second one sends it off.
    pub async fn sent_off(&mut self, client: &Client) -> Result<(), String> {
        self.handover
            .does(client, (THERE[1], "offerFile"), |_| json!({}))
            .await
    }

    /// Both.
    pub async fn offered(&mut self, client: &Client) -> Result<(), String> {
        self.taken_up(client).await?;
        self.sent_off(client).await
    }

    /// It has come, and a first person there finds every document good, or all of them bad.
    pub async fn checked(&mut self, client: &Client, refused: Option<&str>) -> Result<(), String> {
        let to_review = |case: &Value| task(case, "REVIEW").is_some();
        let case = self.handover.until(client, HERE[0], to_review).await?;
        let number = |case: &Value| task(case, "REVIEW").unwrap()["number"].clone();
        let needs = json!({ "task": number(&case) });
        self.handover
            .goes_on(client, (HERE[0], "claimTask"), needs)
            .await?;
        let verdicts = |case: &Value| {
            let items = case["manifest"]["items"].as_array().unwrap().iter();
            let each = items.map(|item| json!({ "name": item["name"], "refused": refused }));
            let fence = task(case, "REVIEW").unwrap()["fence"].clone();
            json!({ "task": number(case), "fence": fence, "verdicts": each.collect::<Vec<_>>() })
        };
        self.handover.does(client, (HERE[0], "checkFile"), verdicts).await
    }

    /// A second person takes it.
    pub async fn taken(&mut self, client: &Client) -> Result<(), String> {
        self.handover
            .goes_on(client, (HERE[1], "acceptFile"), json!({}))
            .await?;
        self.handover.until_status(client, HERE[1], "TRANSFERRED").await?;
        Ok(())
    }

    /// A second person sends it back, and it is asked for again.
    pub async fn sent_back(&mut self, client: &Client) -> Result<(), String> {
        self.handover
            .goes_on(client, (HERE[1], "refuseFile"), json!({}))
            .await?;
        self.handover.until_status(client, HERE[1], "REQUESTED").await?;
        Ok(())
    }

    /// All of the handover, of a file that is good.
    pub async fn handed_over(&mut self, client: &Client, scans: &[Scan]) -> Result<(), String> {
        self.scanned(client, scans).await?;
        self.offered(client).await?;
        self.checked(client, None).await?;
        self.taken(client).await
    }

    /// From the file that has come to the number that is kept for the car, which it gives.
    pub async fn numbered(&mut self, client: &Client) -> Result<String, String> {
        let arrived = |case: &Value| case["file"]["status"] == "ARRIVED";
        self.transfer.until(client, HERE[1], arrived).await?;
        self.goes_on(client, &TO_THE_NUMBER).await?;
        let kept = |case: &Value| case["plate"]["status"] == "RESERVED";
        let case = self.transfer.until(client, BUYER, kept).await?;
        Ok(case["plate"]["number"].as_str().unwrap().to_owned())
    }

    /// From there to the archive.
    pub async fn registered(&mut self, client: &Client) -> Result<(), String> {
        self.goes_on(client, &TO_THE_ARCHIVE).await?;
        let closed = |case: &Value| case["closed"] == true;
        self.transfer.until(client, HERE[1], closed).await?;
        Ok(())
    }

    async fn goes_on(
        &mut self,
        client: &Client,
        acts: &[(&'static str, &'static str)],
    ) -> Result<(), String> {
        for (who, verb) in acts {
            let place = self.place;
            self.transfer
                .does(client, (who, verb), |case| needs(verb, place, case))
                .await?;
        }
        Ok(())
    }
}

/// What an act needs beside the case and its version.
fn needs(verb: &str, place: usize, case: &Value) -> Value {
    match verb {
        "recordInspection" => {
            json!({ "vin": vin(place), "photographs": ["photo-1"], "film": "film-1", "result": "CONFORMS" })
        }
        "proposeTransferDecision" => json!({ "decision": "REGISTER" }),
        "choosePlateNumber" => json!({ "number": case["plate"]["offered"][0] }),
        "setTransferFees" => json!({ "fen": 0 }),
        _ => json!({}),
    }
}

fn application(place: usize) -> Value {
    let person = |role: &str, name: &str, number: &str| {
        let document = json!({ "kind": "RESIDENT_ID_CARD", "number": number });
        json!({ "role": role, "nature": "RESIDENT", "person": { "name": name, "document": document } })
    };
    json!({
        "channel": "ONLINE",
        "office": "44010001",
        "parties": [
            person("BUYER", "林晓岚", "440106198805173024"),
            person("SELLER", "唐思远", "510107198709263315"),
        ],
        "vin": vin(place),
        "trade": {
            "occasion": "CHANGE_OF_OWNER",
            "tradePlace": "440106",
            "invoicePlace": "440106",
            "transferIn": "440106",
            "transferOut": "510104",
            "quota": "NOT_RATIONED",
        },
        "title": "TRADE",
        "noticeChannels": ["IN_APP"],
    })
}

/// Papers of a car, none like another: so many, with about so many bytes each.
pub fn scans(place: usize, (count, bytes): (usize, usize)) -> Vec<Scan> {
    (0..count)
        .map(|number| paper(&format!("{place}-{number}"), bytes))
        .collect()
}

/// A PDF, which is kept as it came.
fn paper(name: &str, bytes: usize) -> Scan {
    let line = format!("% {name} {}\n", Hex(rand::random::<[u8; 32]>()));
    let filling = line.repeat(bytes / line.len() + 1);
    let text = format!(
        "%PDF-1.4\n{filling}1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
    );
    Scan {
        kind: "OTHER",
        name: format!("{name}.pdf"),
        media_type: "application/pdf",
        bytes: text.into_bytes(),
    }
}
