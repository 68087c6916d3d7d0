//! What a case leaves behind, everywhere: for comparing a case that met trouble with one that did not.

use domain::licence_application::Event;
use serde_json::Value;
use tests::Application;

/// What is left of a case, in a form in which two cases of the same story are equal.
#[derive(Debug, PartialEq, Eq)]
pub struct Trace {
    events: Vec<String>,
    requests: Vec<String>,
    notices: Vec<String>,
    inbox: Vec<String>,
    messages: Vec<String>,
    issued: Vec<String>,
    deliveries: Vec<String>,
    pub mails: usize,
}

impl Trace {
    pub async fn of(case: &Application<'_>) -> Self {
        let database = &case.world.database;
        let number = case.number.as_str();
        let of_case = |columns: &str, table: &str| {
            format!("SELECT {columns} FROM {table} WHERE case_number = '{number}' ORDER BY 1")
        };
        let of_key = |columns: &str, table: &str| {
            format!("SELECT {columns} FROM {table} WHERE idempotency_key LIKE '{number}:%' ORDER BY 1")
        };
        let entries = case.entries().await;
        let mut events: Vec<String> = entries.iter().map(|entry| kind(&entry.event)).collect();
        events.sort();
        Self {
            events,
            requests: database
                .texts(&of_case("CAST(count(*) AS TEXT)", "requests"))
                .await,
            notices: database
                .texts(&of_case("channel || ' ' || state", "notices"))
                .await,
            inbox: database.texts(&of_case("kind", "inbox")).await,
            messages: database.texts(&of_key("'sms'", "sms_messages")).await,
            issued: database
                .texts(&of_key(
                    "CASE WHEN revoked_at IS NULL THEN 'valid' ELSE 'revoked' END",
                    "registry_issuances",
                ))
                .await,
            deliveries: database.texts(&of_key("'delivered'", "app_deliveries")).await,
            mails: mails(case).await,
        }
    }
}

/// How many of the mails that the ledger names lie there.
async fn mails(case: &Application<'_>) -> usize {
    let sent = format!(
        "SELECT message_id FROM notices WHERE channel = 'MAIL' AND case_number = '{}'",
        case.number
    );
    let ids = case.world.database.texts(&sent).await;
    let names = ids
        .iter()
        .map(|id| id.trim_matches(['<', '>']).split('@').next().unwrap().to_owned());
    names
        .filter(|name| case.world.mail.join(format!("{name}.eml")).is_file())
        .count()
}

/// The name of an event.
fn kind(event: &Event) -> String {
    let json = serde_json::to_value(event).unwrap();
    let tag = json.as_object().and_then(|event| event.get("event"));
    tag.and_then(Value::as_str)
        .map_or_else(|| json.to_string(), str::to_owned)
}
