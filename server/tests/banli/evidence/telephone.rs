//! What the telephones of the applicants show: the codes that were sent to them.
use crate::client::Patience;
use domain::{
    access::PersonId,
    evidence_access::{EvidenceAccess, State},
    identifier::CaseNumber,
};
use store::{Store, record};

/// Every telephone. It goes on ringing while the record comes and goes.
pub struct Telephone(pub Store);

impl Telephone {
    /// The digits that open a viewing of a case, once they were sent.
    pub async fn code(&self, case: &str) -> Result<String, String> {
        let number: CaseNumber = case.parse().unwrap();
        let mut patience = Patience::new();
        loop {
            match self.sent(&number).await {
                Err(seen) if !patience.is_left().await => return Err(seen),
                Err(_) => {}
                digits => return digits,
            }
        }
    }

    async fn sent(&self, case: &CaseNumber) -> Result<String, String> {
        let state = self.state(case).await?;
        let code = state.code.ok_or_else(|| format!("{case}: no code is in force"))?;
        let digits = self.0.keys().viewing_code(case, code.effect);
        let texts = self.texts(case, state.work.applicant).await?;
        match texts.iter().filter(|text| text.contains(&digits)).count() {
            1 => Ok(digits),
            texts => Err(format!("{case}: {texts} texts with the code in force")),
        }
    }

    /// The texts about a case.
    pub async fn texts(&self, case: &CaseNumber, to: PersonId) -> Result<Vec<String>, String> {
        let mut texts = self.0.sms_messages(to).await.map_err(|error| error.to_string())?;
        texts.retain(|text| text.contains(case.as_str()));
        Ok(texts)
    }

    /// The row of a case.
    pub async fn state(&self, case: &CaseNumber) -> Result<State, String> {
        let loaded = record::load::<EvidenceAccess>(&self.0, case).await;
        let loaded = loaded.map_err(|error| error.to_string())?;
        Ok(loaded.ok_or_else(|| format!("{case}: no such case"))?.state)
    }
}
