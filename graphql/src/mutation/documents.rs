//! Documents that a command names: received, the asker's own, and staged for this case or for none.

use super::run::Desk;
use crate::{Words, failure::Result};
use domain::{
    case::{Document, DocumentId},
    identifier::CaseNumber,
};
use uuid::Uuid;

/// So many documents an application may come with; more are attached one by one. Each is a look-up.
const TOGETHER: usize = 50;

impl Desk<'_, '_> {
    /// The documents of these uploads; a problem for each that cannot be used. `number` is the case as it was typed.
    pub(super) async fn documents(&mut self, ids: &[Uuid], number: Option<&str>) -> Result<Vec<Document>> {
        if ids.len() > TOGETHER {
            let words = Words::new("一次提交的材料过多", "Too many documents at once.");
            self.form.problem("documents", "TOO_MANY_DOCUMENTS", words);
            return Ok(vec![]);
        }
        let mut documents = Vec::with_capacity(ids.len());
        for (index, id) in ids.iter().enumerate() {
            let found = self.document(&format!("documents.{index}"), *id, number).await?;
            documents.extend(found);
        }
        Ok(documents)
    }

    pub(super) async fn document(
        &mut self,
        field: &str,
        id: Uuid,
        number: Option<&str>,
    ) -> Result<Option<Document>> {
        let number = number.and_then(|number| CaseNumber::parse(number).ok());
        let staged = self.reader.finder().take_upload(DocumentId(id)).await?;
        let usable = staged.filter(|staged| staged.case.is_none() || staged.case == number);
        if usable.is_none() {
            let words = Words::new(
                "材料不存在、尚未上传完毕或者已过期",
                "The document is not there, not uploaded yet, or expired.",
            );
            self.form.problem(field, "DOCUMENT_NOT_FOUND", words);
        }
        Ok(usable.map(|staged| staged.document))
    }
}
