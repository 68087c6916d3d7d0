//! How an application goes: some are seen to the end, some are sent back on the way, some taken back.
use crate::{
    client::Client,
    evidence::{Access, Telephone},
};
use std::{
    ops::Range,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// Between two rounds of looking.
const GLANCE: Duration = Duration::from_millis(500);
/// How long somebody looks under one code, which is good for longer.
const LOOKING: Duration = Duration::from_mins(10);

/// What happens after it was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Story {
    /// Granted and seen.
    Seen,
    /// The same, but not at the first try of the officer.
    SentBackAndSeen,
    /// Granted, seen, and taken back.
    Revoked,
    /// By the applicant, before it is decided.
    Withdrawn,
}

const STORIES: [Story; 4] = [
    Story::Seen,
    Story::SentBackAndSeen,
    Story::Revoked,
    Story::Withdrawn,
];

/// Every story, by both who drove.
pub const IN_THE_CALM: Range<usize> = 0..2 * STORIES.len();

impl Story {
    /// Of an application: both who drove play the same.
    pub fn of(access: &Access) -> Self {
        Self::at(access.place)
    }

    fn at(place: usize) -> Self {
        STORIES[place / 2 % STORIES.len()]
    }

    /// Whether anything is ever shown.
    pub fn shows(self) -> bool {
        self != Self::Withdrawn
    }

    async fn played(self, client: &Client, telephone: &Telephone, place: usize) -> Result<Access, String> {
        let mut access = Access::applied(client, place).await?;
        access.accepted(client).await?;
        if !self.shows() {
            access.withdrawn(client).await?;
            access.rests(client).await?;
            return Ok(access);
        }
        access.judged(client).await?;
        access.proposed(client).await?;
        if self == Self::SentBackAndSeen {
            access.sent_back(client).await?;
        }
        access.consented(client).await?;
        access.granted(client).await?;
        access.opened(client, telephone).await?;
        access.looked(client).await?;
        if self == Self::Revoked {
            access.revoked(client).await?;
        }
        access.rests(client).await?;
        Ok(access)
    }
}

/// Who may go on looking does so, until it is `over`.
pub async fn looked_on(
    client: &Arc<Client>,
    calm: Vec<Access>,
    over: &Arc<AtomicBool>,
) -> (Vec<Access>, Vec<String>) {
    let mut looking = JoinSet::new();
    for mut access in calm {
        let (client, over, began) = (client.clone(), over.clone(), Instant::now());
        looking.spawn(async move {
            let looks = Story::of(&access) == Story::Seen;
            while looks && !over.load(Ordering::Relaxed) && began.elapsed() < LOOKING {
                access.looked(&client).await?;
                tokio::time::sleep(GLANCE).await;
            }
            Ok(access)
        });
    }
    ended(looking).await
}

/// Those of these places, side by side: what was played to its end, and what failed.
pub async fn all(
    client: &Arc<Client>,
    telephone: &Arc<Telephone>,
    places: Range<usize>,
) -> (Vec<Access>, Vec<String>) {
    let mut playing = JoinSet::new();
    for place in places {
        let (client, telephone) = (client.clone(), telephone.clone());
        playing.spawn(async move {
            let story = Story::at(place);
            let played = story.played(&client, &telephone, place).await;
            played.map_err(|failure| format!("{story:?}: {failure}"))
        });
    }
    ended(playing).await
}

async fn ended(mut playing: JoinSet<Result<Access, String>>) -> (Vec<Access>, Vec<String>) {
    let (mut played, mut failures) = (vec![], vec![]);
    while let Some(ended) = playing.join_next().await {
        match ended.unwrap() {
            Ok(access) => played.push(access),
            Err(failure) => failures.push(failure),
        }
    }
    (played, failures)
}
