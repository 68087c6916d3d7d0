//! What went to people by mail and on paper, each notice once.
use super::{Hall, runbook::Operator};
use crate::{
    canary::desk::{CLERK, Life},
    process::until,
};
use serde_json::{Value, json};
use std::fs;

impl Hall<'_> {
    /// How much went by mail and on paper to those who have a part in the sale or ask for evidence, each notice once.
    pub async fn told_beside(&self, operator: &Operator) -> [usize; 2] {
        let cases = [&self.sale.transfer, &self.sale.handover, &self.access.matter];
        let cases = cases.map(|matter| format!("'{}'", matter.number)).join(", ");
        let database = &operator.home.database;
        let under_way = format!("SELECT number FROM cases WHERE number IN ({cases}) AND pending_effects > 0");
        until(|| async {
            let waiting = database.texts(&under_way).await;
            if waiting.is_empty() { Ok(()) } else { Err(waiting) }
        })
        .await;
        let query = format!("SELECT channel FROM notices WHERE case_number IN ({cases})");
        let channels = database.texts(&query).await;
        let by = |wanted: &[&str]| {
            let by = channels
                .iter()
                .filter(|channel| wanted.contains(&channel.as_str()));
            by.count()
        };
        [by(&["MAIL"]), by(&["PAPER", "PHONE"])]
    }
}

/// How many notices went by mail, and how many sheets were printed (to hand out, or for a call), when all are settled.
pub async fn told(life: &Life<'_>) -> [usize; 2] {
    let query = "query($n: String!) { case(number: $n) { notices { channel status } } }";
    let variables = json!({ "n": life.case });
    let notices = until(|| async {
        let answer = life.people.ask(CLERK, query, &variables).await;
        let notices = answer["case"]["notices"].as_array().unwrap().clone();
        let open = notices.iter().any(|notice| notice["status"] == "PENDING");
        if open { Err(answer) } else { Ok(notices) }
    })
    .await;
    let by = |channel: &str| {
        let by = |notice: &&Value| notice["channel"] == channel;
        notices.iter().filter(by).count()
    };
    [by("MAIL"), by("PAPER") + by("PHONE")]
}

pub fn count(operator: &Operator, folder: &str, end: &str) -> usize {
    let folder = operator.home.path().join("data").join(folder);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = files.map(|file| file.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|extension| extension == end))
        .count()
}
