//! The reckoning: every case is as its script says, for people and in the record, and nothing was done twice.
use super::{
    book::Book,
    ledger::{Counts, Ledger},
    play::look,
    script::End,
    sent,
};
use crate::{client::Client, cluster::Installation, process::until};
use futures::{StreamExt, stream};
use gateway::Execution;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Cases looked at side by side.
const AT_ONCE: usize = 8;
/// Events that come and go with each notice.
const OF_A_NOTICE: [&str; 2] = ["EFFECT_REQUESTED", "EFFECT_SETTLED"];

/// All that was played: each script once before the storm, and the cases of the storm.
pub struct Reckoning {
    pub calm: Vec<Book>,
    pub books: Vec<Book>,
}

impl Reckoning {
    fn all(&self) -> impl Iterator<Item = &Book> {
        self.calm.iter().chain(&self.books)
    }

    /// Holds all of it against what is there.
    pub async fn hold(&self, home: &Installation, client: &Client) {
        let ledger = Ledger::settled(&home.database).await;
        let played: Vec<_> = self.all().map(|book| book.case.clone()).collect();
        assert_eq!(ledger.cases.len(), played.len(), "a case that nobody opened");
        for book in self.all() {
            self.in_the_record(&ledger, book);
        }
        sent::outside(home.path(), &ledger, self.all());
        stream::iter(self.all())
            .for_each_concurrent(AT_ONCE, |book| for_people(client, book))
            .await;
        let cases = home.cases();
        stream::iter(self.all())
            .for_each_concurrent(AT_ONCE, |book| {
                in_the_engine(&cases, (&book.case, book.script().end.closed))
            })
            .await;
        home.agrees(played.len()).await;
    }

    fn in_the_record(&self, ledger: &Ledger, book: &Book) {
        let End {
            status,
            closed,
            delivery,
            ..
        } = book.script().end;
        let case = &book.case;
        let row = [status.to_owned(), closed.to_string(), "0".to_owned()];
        assert_eq!(ledger.cases[case], row, "{case}");
        assert_eq!(
            ledger.events[case],
            self.events(ledger, book),
            "{case}: {}",
            book.script().name
        );
        let asked = book.asked.iter().map(|asked| asked.request.clone()).collect();
        assert_eq!(ledger.requests[case], asked, "{case}");
        assert_eq!(ledger.open_tasks.get(case), None, "{case}");
        assert_eq!(ledger.notices[case], lines(book), "{case}");
        let told = book.script().told.iter().map(|kind| ((*kind).to_owned(), 1));
        assert_eq!(ledger.inbox[case], told.collect(), "{case}");
        let once = |done: bool| done.then_some(&1);
        assert_eq!(ledger.issued.get(case), once(status == "ISSUED"), "{case}");
        assert_eq!(ledger.delivered.get(case), once(delivery == "RECEIVED"), "{case}");
    }

    /// The events that the same script had in calm weather, with those of as many notices as this person gets.
    fn events(&self, ledger: &Ledger, book: &Book) -> Counts {
        let calm = self
            .calm
            .iter()
            .find(|calm| calm.script().name == book.script().name)
            .unwrap();
        let mut events = ledger.events[&calm.case].clone();
        for event in OF_A_NOTICE {
            let count = events.get_mut(event).unwrap();
            *count = *count + book.notices().len() - calm.notices().len();
        }
        events
    }
}

/// One line of correspondence for each notice. Paper lies ready, everything else went out.
fn lines(book: &Book) -> Counts {
    let mut lines = Counts::new();
    for (_, channel) in book.notices() {
        let state = if channel == "PAPER" { "READY" } else { "SENT" };
        *lines.entry(format!("{channel}/{state}")).or_default() += 1;
    }
    lines
}

/// What the lead of the office sees, what each was answered, and that strangers see nothing.
async fn for_people(client: &Client, book: &Book) {
    let hall = book.player().hall();
    let case = look(client, book, hall.lead, |case| !case.is_null())
        .await
        .unwrap();
    let End {
        status,
        outcome,
        delivery,
        closed,
    } = book.script().end;
    let number = &book.case;
    assert_eq!(
        json!([
            case["status"],
            case["decision"]["outcome"],
            case["delivery"]["status"],
            case["closed"]
        ]),
        json!([status, outcome, delivery, closed]),
        "{number}"
    );
    let undone = case["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|task| task["status"] != "DONE");
    assert_eq!(undone, None, "{number}");
    let notices = case["notices"].as_array().unwrap().iter().map(|notice| {
        assert_eq!(notice["status"], "SENT", "{number}: {notice}");
        (
            notice["kind"].as_str().unwrap(),
            notice["channel"].as_str().unwrap(),
        )
    });
    let mut notices: Vec<_> = notices.collect();
    notices.sort_unstable();
    assert_eq!(notices, book.notices(), "{number}");
    for who in [hall.clerk, hall.lead] {
        answers_stand(client, book, who).await;
    }
    look(client, book, hall.stranger, Value::is_null).await.unwrap();
}

/// The answers that somebody got are still the answers to those requests.
async fn answers_stand(client: &Client, book: &Book, who: &str) {
    let asked = book
        .asked
        .iter()
        .enumerate()
        .filter(|(_, asked)| asked.who == who);
    let asked: BTreeMap<_, _> = asked.map(|(place, asked)| (format!("r{place}"), asked)).collect();
    if asked.is_empty() {
        return;
    }
    let fields = asked.iter().map(|(name, asked)| {
        let request = &asked.request;
        format!("{name}: requestAnswer(caseNumber: $case, requestId: \"{request}\") {{ version problems {{ code }} }}")
    });
    let query = format!(
        "query($case: String!) {{ {} }}",
        fields.collect::<Vec<_>>().join(" ")
    );
    let body = json!({ "query": query, "variables": { "case": book.case } });
    let answers = client.until(who, &body, |_| true).await.unwrap();
    for (name, asked) in asked {
        let answer = json!({ "version": asked.version, "problems": [] });
        assert_eq!(answers[&name], answer, "{}: {}", book.case, asked.request);
    }
}

/// A case that is over has no workflow any more; any other has one that gets on.
pub async fn in_the_engine(cases: &gateway::Cases, (case, closed): (&str, bool)) {
    let number = case.parse().unwrap();
    until(|| async {
        let execution = cases.execution(&number).await.unwrap();
        let fine = match execution {
            Execution::Ended => closed,
            Execution::Running { failing_attempts } => !closed && failing_attempts <= 1,
            Execution::Unknown => false,
        };
        if fine {
            Ok(())
        } else {
            Err((number.to_string(), execution))
        }
    })
    .await;
}
