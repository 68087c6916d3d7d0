//! Documents, whose bytes go another way than commands.
use super::{Client, Patience, Person};
use crate::walk::request_id;
use reqwest::StatusCode;
use serde_json::{Value, json};

/// What is sent, and as what.
pub struct Scan {
    pub kind: &'static str,
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

impl Client {
    /// Sends the bytes of a document for a case until they were taken, and gives its id. What broke off is begun anew, under
    /// another ticket.
    pub async fn upload(&self, who: &str, case: &str, scan: &Scan) -> Result<Value, String> {
        let mut patience = Patience::new();
        loop {
            if let Some(document) = self.sent(who, case, scan).await {
                return Ok(document);
            }
            if !patience.is_left().await {
                return Err(format!("{}: {} was never taken", case, scan.name));
            }
        }
    }

    async fn sent(&self, who: &str, case: &str, scan: &Scan) -> Option<Value> {
        let query = "mutation($input: StartUploadInput!) {
            startUpload(input: $input) { ticket { documentId path } } }";
        let input = json!({
            "requestId": request_id(),
            "caseNumber": case,
            "kind": scan.kind,
            "name": scan.name,
        });
        let body = json!({ "query": query, "variables": { "input": input } });
        let ticket = self.exchange(who, &body).await?["startUpload"]["ticket"].take();
        let _room = self.room.acquire().await.unwrap();
        let Person { door, .. } = &self.people[who];
        let sent = self.doors[*door]
            .put(ticket["path"].as_str()?, scan.media_type, scan.bytes.clone())
            .await;
        match sent {
            Ok(StatusCode::CREATED) => Some(ticket["documentId"].clone()),
            Ok(status) => {
                self.tally.count(&format!("uploads answered {status}"));
                None
            }
            Err(_) => {
                self.tally.count("uploads cut off");
                None
            }
        }
    }
}
