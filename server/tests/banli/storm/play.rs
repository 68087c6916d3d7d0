//! Cases in flight: each is played by its script, one act after the other, and makes room for the next when it rests.
use super::{
    book::Book,
    cast::{Cast, Player},
    script::{self, SCRIPTS},
};
use crate::client::{Asked, Client, Wish, with};
use serde_json::{Value, json};
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};
use tokio::task::JoinSet;

/// What people look at between two acts.
const LOOK: &str = "query($number: String!) { case(number: $number) {
    version closed
    tasks { number purpose status fence }
    notices { kind channel status }
    ... on LicenceApplication { status registry delivery { status } decision { outcome } } } }";

/// Where the cases are played.
pub struct Theatre {
    client: Arc<Client>,
    cast: Cast,
    /// The place in the cast of whoever comes next.
    next: AtomicUsize,
    closed: AtomicBool,
}

/// Cases under way.
pub struct Playing(JoinSet<(Vec<Book>, Option<String>)>);

impl Theatre {
    pub fn new(client: Arc<Client>, cast: Cast) -> Self {
        Self {
            client,
            cast,
            next: AtomicUsize::new(0),
            closed: AtomicBool::new(false),
        }
    }

    /// Plays every script once, side by side.
    pub async fn each_script_once(self: &Arc<Self>) -> Vec<Book> {
        let mut books = vec![];
        let mut playing = JoinSet::new();
        for _ in &SCRIPTS {
            let theatre = Arc::clone(self);
            playing.spawn(async move { theatre.play_next().await.unwrap() });
        }
        while let Some(played) = playing.join_next().await {
            books.push(played.unwrap().unwrap());
        }
        books.sort_unstable_by_key(|book| book.place);
        books
    }

    /// Keeps so many cases in flight until it is closed; each place plays at least one.
    pub fn open(self: &Arc<Self>, cases: usize) -> Playing {
        let mut playing = JoinSet::new();
        for _ in 0..cases {
            let theatre = Arc::clone(self);
            playing.spawn(async move { theatre.play_on().await });
        }
        Playing(playing)
    }

    /// No case begins any more; those that have go on to their end.
    pub fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
    }

    async fn play_on(&self) -> (Vec<Book>, Option<String>) {
        let mut books = vec![];
        loop {
            match self.play_next().await {
                Some(Ok(book)) => books.push(book),
                Some(Err(failure)) => return (books, Some(failure)),
                None => return (books, None),
            }
            if self.closed.load(Ordering::Relaxed) {
                return (books, None);
            }
        }
    }

    async fn play_next(&self) -> Option<Result<Book, String>> {
        let player = self.cast.player(self.next.fetch_add(1, Ordering::Relaxed))?;
        let book = play(&self.client, player).await;
        Some(book.map_err(|failure| format!("{}: {failure}", script::of(player).name)))
    }
}

impl Playing {
    /// Waits for all of them: what was played, and what failed.
    pub async fn all(mut self) -> (Vec<Book>, Vec<String>) {
        let (mut books, mut failures) = (vec![], vec![]);
        while let Some(played) = self.0.join_next().await {
            let (played, failure) = played.unwrap();
            books.extend(played);
            failures.extend(failure);
        }
        (books, failures)
    }
}

async fn play(client: &Client, player: Player) -> Result<Book, String> {
    let (script, hall) = (script::of(player), player.hall());
    let submission = Wish {
        who: hall.clerk,
        verb: "submitLicenceApplication",
        input: player.application(),
        case: None,
    };
    let (case, submitted) = client.insist(submission).await?;
    let mut book = Book {
        place: player.0,
        case,
        asked: vec![submitted],
    };
    for act in script.acts {
        let seen = look(client, &book, hall.clerk, |case| act.is_ready(case)).await?;
        let input = with(act.input(&seen), json!({ "version": seen["version"] }));
        let wish = Wish {
            who: act.who(hall),
            verb: act.verb(),
            input,
            case: Some(book.case.clone()),
        };
        let (_, asked): (_, Asked) = client.insist(wish).await?;
        book.asked.push(asked);
    }
    look(client, &book, hall.clerk, |case| rests(&book, case)).await?;
    Ok(book)
}

/// Reads a case for somebody until it is as wanted.
pub async fn look(
    client: &Client,
    book: &Book,
    who: &str,
    holds: impl Fn(&Value) -> bool,
) -> Result<Value, String> {
    let body = json!({ "query": LOOK, "variables": { "number": book.case } });
    let data = client.until(who, &body, |data| holds(&data["case"])).await;
    Ok(data.map_err(|why| format!("{}: {why}", book.case))?["case"].take())
}

/// Whether nothing is under way any more, as far as people see: the end is there, and every notice is settled.
fn rests(book: &Book, case: &Value) -> bool {
    let settled = case["notices"].as_array().is_some_and(|notices| {
        notices.len() >= book.notices().len() && notices.iter().all(|notice| notice["status"] != "PENDING")
    });
    settled
        && case["status"] == book.script().end.status
        && case["delivery"]["status"] == book.script().end.delivery
}
