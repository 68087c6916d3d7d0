//! Applications as staff take them in.
use super::desk::Life;
use crate::process::until;
use serde_json::{Value, json};

impl Life<'_> {
    /// The number of a case that somebody opens. The code on its receipt is a marker. A busy machine may answer late: the same
    /// request has its answer then.
    pub async fn opened(&self, clerk: &str, mutation: &str, input: &Value) -> String {
        let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
        let query = format!(
            "mutation($i: {kind}!) {{ {mutation}(input: $i) {{ caseNumber pending problems {{ code field }}
                case {{ receipt {{ code }} }} }} }}"
        );
        let variables = json!({ "i": input });
        let opened = until(|| async {
            let answer = self.people.ask(clerk, &query, &variables).await[mutation].clone();
            if answer["pending"] == false {
                Ok(answer)
            } else {
                Err(answer)
            }
        })
        .await;
        assert_eq!(opened["problems"], json!([]), "{opened}");
        let code = opened["case"]["receipt"]["code"].as_str();
        let code = code.unwrap_or_else(|| panic!("{opened}"));
        self.sower.known("progress.code", code);
        opened["caseNumber"].as_str().unwrap().to_owned()
    }
}
