//! Documents whose bytes have arrived.

use crate::world::{World, now};
use serde_json::{Value, json};
use store::finder::StagedFile;

impl World {
    /// A document of somebody, uploaded and attached to nothing yet; for those who cannot upload, an id that is none.
    pub async fn uploaded(&self, name: &str) -> Value {
        let query = "mutation ($input: StartUploadInput!) { startUpload(input: $input) { ticket { documentId path } } }";
        let input = json!({ "requestId": self.fresh(), "kind": "PHOTO", "name": "照片.jpg" });
        let started = self.answer(name, query, json!({ "input": input })).await;
        let ticket = &started["data"]["startUpload"]["ticket"];
        let Some(path) = ticket["path"].as_str() else {
            return json!(self.fresh());
        };
        let file = StagedFile {
            sha256: "ab".repeat(32),
            size: 3,
            media_type: "image/jpeg".to_owned(),
        };
        let secret = path.strip_prefix("/uploads/").unwrap();
        let uploads = self.store.uploads(now());
        assert!(uploads.upload_received(secret, &file).await.unwrap());
        ticket["documentId"].clone()
    }
}
