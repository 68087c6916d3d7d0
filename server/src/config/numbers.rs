//! Which numbers the limits may be. Outside these, a process would refuse everything or protect nothing.
use super::settings::{Limits, Remote, Settings, Worker};
use std::ops::RangeInclusive;

const MIB: u64 = 1024 * 1024;
/// A million: more than one process can serve.
const MANY: u64 = 1_000_000;

/// Every number that does not fit: its key, and what was expected.
pub(super) fn unfit(settings: &Settings) -> Vec<(String, String)> {
    let limits = &settings.limits;
    let ranges = of_limits(limits).into_iter();
    let ranges = ranges
        .chain(of_worker(&settings.worker))
        .chain([(
            "handover.chunks_at_once",
            wide(settings.handover.chunks_at_once),
            1..=1024,
        )])
        .chain([(
            "evidence.decide_working_days",
            settings.evidence.decide_working_days.into(),
            DECIDES_IN,
        )])
        .chain(of_patience(settings));
    let outside = ranges.filter(|(_, value, range)| !range.contains(value));
    let mut found: Vec<_> = outside
        .map(|(key, _, range)| {
            let text = format!("expected a number from {} to {}", range.start(), range.end());
            (key.to_owned(), text)
        })
        .collect();
    if limits.subscriptions_each > limits.subscriptions {
        let text = "expected at most limits.subscriptions, which is for all of them".to_owned();
        found.push(("limits.subscriptions_each".to_owned(), text));
    }
    found
}

/// Working days. After two months without a decision an office can be sued for failing to act (Administrative Litigation Law,
/// article 47): the longest ends before, also over a long holiday (policy).
const DECIDES_IN: RangeInclusive<u64> = 1..=30;

type Range = (&'static str, u64, RangeInclusive<u64>);

fn of_limits(limits: &Limits) -> [Range; 9] {
    [
        ("limits.requests_person", limits.requests_person.into(), 1..=MANY),
        (
            "limits.requests_address",
            limits.requests_address.into(),
            1..=MANY,
        ),
        ("limits.requests_office", limits.requests_office.into(), 1..=MANY),
        ("limits.body_bytes", wide(limits.body_bytes), 1024..=16 * MIB),
        ("limits.upload_bytes", limits.upload_bytes, 1024..=1024 * MIB),
        (
            "limits.subscriptions_each",
            wide(limits.subscriptions_each),
            1..=MANY,
        ),
        ("limits.subscriptions", wide(limits.subscriptions), 1..=MANY),
        ("limits.sockets", wide(limits.sockets), 1..=MANY),
        // Shorter, and a command that takes its 5 seconds would be cut off before its answer.
        ("limits.operation_seconds", limits.operation_seconds, 6..=300),
    ]
}

/// Shorter than what the workflow allows the activity: the next try must not begin before this one is over.
fn of_patience(settings: &Settings) -> [Range; 9] {
    let of = |remote: &Remote| remote.timeout_seconds;
    [
        ("mail.timeout_seconds", settings.mail.timeout_seconds, 1..=25),
        ("registry.timeout_seconds", of(&settings.registry), 1..=15),
        ("delivery.timeout_seconds", of(&settings.delivery), 1..=15),
        ("sms.timeout_seconds", of(&settings.sms), 1..=25),
        ("vehicles.timeout_seconds", of(&settings.vehicles), 1..=15),
        ("invoices.timeout_seconds", of(&settings.invoices), 1..=15),
        ("insurance.timeout_seconds", of(&settings.insurance), 1..=15),
        ("stolen.timeout_seconds", of(&settings.stolen), 1..=15),
        ("accidents.timeout_seconds", of(&settings.accidents), 1..=15),
    ]
}

fn of_worker(worker: &Worker) -> [Range; 3] {
    [
        ("worker.max_activities", wide(worker.max_activities), 1..=10_000),
        ("worker.max_cached_cases", wide(worker.max_cached_cases), 0..=MANY),
        ("worker.registers_minutes", worker.registers_minutes, 1..=1440),
    ]
}

fn wide(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
