//! Every application is as the same story is in the calm; access was granted once, by one code, and seen by one person.
use super::story::Story;
use crate::{
    client::Client,
    cluster::Installation,
    evidence::{Access, Log, Telephone},
    storm::{ledger::Ledger, reckoning::in_the_engine, sales::is_as_in_the_calm, sent},
};
use domain::identifier::CaseNumber;
use serde_json::{Value, json};

/// Who has nothing to do with it.
pub const STRANGER: &str = "clerk-guangzhou";
/// What happens once where something is shown, and never where nothing is.
const ONCE: [&str; 4] = ["GRANT_GIVEN", "GRANT_OPENED", "CODE_ASKED", "VIEWING_OPENED"];

/// Holds all of it against what is there.
pub async fn reckoned(
    home: &Installation,
    (client, telephone): (&Client, &Telephone),
    (calm, played): (&[Access], &[Access]),
) {
    let ledger = Ledger::settled(&home.database).await;
    let all: Vec<_> = calm.iter().chain(played).collect();
    assert_eq!(ledger.cases.len(), all.len(), "a case that nobody opened");
    let (mut log, cases) = (Log::new(telephone), home.cases());
    for access in &all {
        let like = calm.iter().find(|like| Story::of(like) == Story::of(access));
        is_as_in_the_calm(&ledger, (&access.matter, &like.unwrap().matter));
        was_granted_once(&ledger, access);
        was_opened_by_one_code(telephone, access).await;
        log.agrees(access).await;
        is_nobody_elses(client, access).await;
        let case = &access.matter.number;
        in_the_engine(&cases, (case, ledger.cases[case][1] == "true")).await;
    }
    let looks = "SELECT case_number FROM read_log WHERE what = 'EVIDENCE_PAGE'";
    let looks = home.database.texts(looks).await;
    assert_eq!(looks.len(), log.entries, "nobody else looked");
    sent::by_mail(home.path(), &ledger);
    home.agrees(all.len()).await;
}

fn was_granted_once(ledger: &Ledger, access: &Access) {
    let case = &access.matter.number;
    let times = usize::from(Story::of(access).shows());
    for event in ONCE {
        let found = ledger.events[case].get(event).copied().unwrap_or_default();
        assert_eq!(found, times, "{case}: {event}");
    }
    for (kind, told) in &ledger.inbox[case] {
        assert_eq!(*told, 1, "{case}: {kind}");
    }
    assert_eq!(access.seen.is_empty(), times == 0, "{case}");
    let (sent, told) = (
        ledger.short_messages.get(case),
        ledger.notices[case].get("SMS/SENT"),
    );
    let [sent, told] = [sent, told].map(|count| count.copied().unwrap_or_default());
    assert_eq!(sent, told + times, "{case}: the notices, and one code");
}

/// One code was sent; it is used up, and no other is in force.
async fn was_opened_by_one_code(telephone: &Telephone, access: &Access) {
    let case: CaseNumber = access.matter.number.parse().unwrap();
    let state = telephone.state(&case).await.unwrap();
    assert_eq!(state.code, None, "{case}");
    let goes_on = matches!(Story::of(access), Story::Seen | Story::SentBackAndSeen);
    assert_eq!(state.viewing_until.is_some(), goes_on, "{case}");
}

/// The other who drove, and whoever works elsewhere, find no such case.
async fn is_nobody_elses(client: &Client, access: &Access) {
    let body = json!({
        "query": "query($number: String!) { case(number: $number) { number } }",
        "variables": { "number": access.matter.number },
    });
    for who in [access.other(), STRANGER] {
        let seen = client.until(who, &body, |_| true).await.unwrap();
        assert_eq!(seen["case"], Value::Null, "{who}");
    }
}
