//! What a case leaves behind, everywhere: for comparing a case that met trouble with one that did not.

use domain::identifier::CaseNumber;
use tests::World;

/// What is left of a case, in a form in which two cases of the same story are equal.
#[derive(Debug, PartialEq, Eq)]
pub struct Trace {
    /// Of each table, in the order of [`TABLES`].
    rows: Vec<(&'static str, Vec<String>)>,
    pub mails: usize,
}

/// A table, what is compared of each of its rows, and which are of a case: `#` stands for its number.
type Table = (&'static str, &'static str, &'static str);

const OWN: &str = "case_number = '#'";
const BY_KEY: &str = "idempotency_key LIKE '#:%'";

/// The record, what was told to people, what was asked of the pool and of the lock, and every system outside.
const TABLES: [Table; 15] = [
    ("events", "type", OWN),
    ("requests", "CAST(count(*) AS TEXT)", OWN),
    ("tasks", "purpose || ' ' || state", OWN),
    ("deadlines", "rule || ' ' || status", OWN),
    ("notices", "channel || ' ' || state", OWN),
    ("inbox", "kind", OWN),
    ("sms_messages", "'sms'", BY_KEY),
    (
        "registry_issuances",
        "CASE WHEN revoked_at IS NULL THEN 'valid' ELSE 'revoked' END",
        BY_KEY,
    ),
    ("app_deliveries", "'delivered'", BY_KEY),
    ("registry_vehicle_orders", "'carried out'", BY_KEY),
    ("tax_invoices", "'used'", "used_in = '#'"),
    ("plate_numbers", "state", OWN),
    ("plate_requests", "'asked'", OWN),
    ("vehicle_locks", "'locked'", "holder = '#'"),
    ("vehicle_lock_requests", "'asked'", "holder = '#'"),
];

impl Trace {
    pub async fn of(world: &World, case: &CaseNumber) -> Self {
        let mut rows = Vec::new();
        for (table, columns, whose) in TABLES {
            let whose = whose.replace('#', case.as_str());
            let left = format!("SELECT {columns} FROM {table} WHERE {whose} ORDER BY 1");
            rows.push((table, world.database.texts(&left).await));
        }
        Self {
            rows,
            mails: mails(world, case).await,
        }
    }
}

/// How many of the mails that the ledger names lie there.
async fn mails(world: &World, case: &CaseNumber) -> usize {
    let sent = format!("SELECT message_id FROM notices WHERE channel = 'MAIL' AND case_number = '{case}'");
    let ids = world.database.texts(&sent).await;
    let names = ids
        .iter()
        .map(|id| id.trim_matches(['<', '>']).split('@').next().unwrap().to_owned());
    names
        .filter(|name| world.mail.join(format!("{name}.eml")).is_file())
        .count()
}
