//! An application for the evidence of an accident, act by act, until its applicant has seen every page.
use super::{
    Seen,
    accidents::{DRIVERS, UNIT, number, verdicts},
};
use crate::{
    client::{Client, Wish, with},
    provinces::{Matter, task},
};
use domain::{accident::ItemId, time::office_day};
use serde_json::{Value, json};
use server::{demo::Persona, wiring::OfficeClock};

pub const OFFICER: &str = "officer-guangzhou";
pub const HEAD: &str = "head-guangzhou";
/// Takes back what the head consented to.
pub const OVERSIGHT: &str = "oversight-guangzhou";
/// Everybody who has a part in it.
pub const PEOPLE: [&str; 5] = [DRIVERS[0], DRIVERS[1], OFFICER, HEAD, OVERSIGHT];

/// One application, and what came of looking.
pub struct Access {
    pub place: usize,
    pub matter: Matter,
    /// Pages that were shown.
    pub seen: Vec<Seen>,
    /// How often it was answered that there is nothing.
    pub denied: usize,
    /// How often there was no answer.
    pub lost: usize,
    /// How often the other one was answered that there is nothing.
    pub strays: usize,
    /// How often they had no answer.
    pub strays_lost: usize,
    /// The link that was followed last.
    pub(super) link: String,
}

impl Access {
    /// One of the two who drove asks for everything: of each accident first one, then the other.
    pub async fn applied(client: &Client, place: usize) -> Result<Self, String> {
        let wish = Wish {
            who: DRIVERS[place % 2],
            verb: "submitEvidenceAccess",
            input: application(place),
            case: None,
        };
        let (number, submitted) = client.insist(wish).await?;
        let mut matter = Matter::evidence(number);
        matter.asked.push(submitted);
        Ok(Self {
            place,
            matter,
            seen: vec![],
            denied: 0,
            lost: 0,
            strays: 0,
            strays_lost: 0,
            link: String::new(),
        })
    }

    pub fn applicant(&self) -> &'static str {
        DRIVERS[self.place % 2]
    }

    /// The other one who drove.
    pub fn other(&self) -> &'static str {
        DRIVERS[1 - self.place % 2]
    }

    pub(super) fn verdicts(&self) -> Vec<(ItemId, Value)> {
        verdicts(self.place / 2)
    }

    /// The officer takes it up.
    pub async fn accepted(&mut self, client: &Client) -> Result<(), String> {
        let confirmed = json!({ "areaConfirmed": true });
        self.act(client, (OFFICER, "acceptEvidenceAccess"), confirmed)
            .await
    }

    /// The officer judges each item.
    pub async fn judged(&mut self, client: &Client) -> Result<(), String> {
        self.claimed(client).await?;
        for (item, verdict) in self.verdicts() {
            let needs = with(verdict, json!({ "item": item.0 }));
            self.act(client, (OFFICER, "judgeEvidenceItem"), needs).await?;
        }
        Ok(())
    }

    /// The officer lays it before the head.
    pub async fn proposed(&mut self, client: &Client) -> Result<(), String> {
        let proposal = |case: &Value| {
            let review = task(case, "REVIEW").unwrap();
            let (task, fence) = (&review["number"], &review["fence"]);
            json!({ "task": task, "fence": fence, "decision": "RELEASE", "checked": "已核实" })
        };
        let act = (OFFICER, "proposeEvidenceDecision");
        self.matter.does(client, act, proposal).await
    }

    /// The head sends it back, and the officer says the same again.
    pub async fn sent_back(&mut self, client: &Client) -> Result<(), String> {
        let words = json!({ "words": "请再核实" });
        self.act(client, (HEAD, "returnEvidenceToReview"), words).await?;
        self.claimed(client).await?;
        self.proposed(client).await
    }

    async fn claimed(&mut self, client: &Client) -> Result<(), String> {
        let to_review = |case: &Value| task(case, "REVIEW").is_some();
        let case = self.matter.until(client, OFFICER, to_review).await?;
        let needs = json!({ "task": task(&case, "REVIEW").unwrap()["number"] });
        self.matter.goes_on(client, (OFFICER, "claimTask"), needs).await
    }

    /// The head consents.
    pub async fn consented(&mut self, client: &Client) -> Result<(), String> {
        self.act(client, (HEAD, "consentToEvidenceAccess"), json!({}))
            .await
    }

    /// The record is of before the first look: of what was seen since it says nothing.
    pub fn has_seen_nothing(&mut self) {
        self.seen.clear();
        (self.denied, self.lost) = (0, 0);
        (self.strays, self.strays_lost) = (0, 0);
    }

    /// From the review to the consent.
    pub async fn decided(&mut self, client: &Client) -> Result<(), String> {
        self.judged(client).await?;
        self.proposed(client).await?;
        self.consented(client).await
    }

    /// The pages are made, and access is open.
    pub async fn granted(&mut self, client: &Client) -> Result<(), String> {
        let open = |case: &Value| case["status"] == "GRANTED" && case["grant"]["open"] == true;
        self.matter.until(client, self.applicant(), open).await.map(drop)
    }

    /// What was granted is taken back, which is served; the link that was followed last leads nowhere any more.
    pub async fn revoked(&mut self, client: &Client) -> Result<(), String> {
        let words = json!({ "words": "发现错误" });
        self.act(client, (OVERSIGHT, "revokeEvidenceGrant"), words)
            .await?;
        if self.followed(client).await?.is_some() {
            return Err(format!("{}: shown after the end", self.matter.number));
        }
        let day = office_day(OfficeClock::default().now());
        let served = json!({ "manner": "DIRECT", "day": day });
        self.act(client, (OFFICER, "recordService"), served).await
    }

    /// Everybody was told what there is to tell.
    pub async fn rests(&mut self, client: &Client) -> Result<(), String> {
        let settled = |case: &Value| {
            let mut notices = case["notices"].as_array().into_iter().flatten();
            !case.is_null() && notices.all(|notice| notice["status"] != "PENDING")
        };
        self.matter
            .until(client, self.applicant(), settled)
            .await
            .map(drop)
    }

    /// The applicant takes it back.
    pub async fn withdrawn(&mut self, client: &Client) -> Result<(), String> {
        self.act(client, (self.applicant(), "withdrawCase"), json!({}))
            .await
    }

    pub(super) async fn act(
        &mut self,
        client: &Client,
        act: (&'static str, &'static str),
        needs: Value,
    ) -> Result<(), String> {
        self.matter.does(client, act, |_| needs).await
    }
}

/// What the applicant sends in. The people of every other accident are told by text as well.
fn application(place: usize) -> Value {
    let who = DRIVERS[place % 2];
    let persona = Persona::named(who).unwrap();
    let text = (place / 2).is_multiple_of(2).then_some("SMS");
    let channels: Vec<_> = ["IN_APP", "MAIL"].into_iter().chain(text).collect();
    json!({
        "channel": "ONLINE",
        "office": UNIT,
        "applicant": {
            "name": persona.name,
            "document": { "kind": "RESIDENT_ID_CARD", "number": persona.resident_id },
            "email": format!("{who}@banli.example"),
            "phone": format!("1380013800{}", place % 2),
        },
        "accidentNumber": number(place / 2),
        "standing": { "relation": "PARTY" },
        "wanted": { "scope": "EVERYTHING" },
        "noticeChannels": channels,
    })
}
