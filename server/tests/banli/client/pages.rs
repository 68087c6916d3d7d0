//! Pages of evidence: a link is followed until there is an answer.
use super::{Client, Patience, Person, SILENCE};
use reqwest::StatusCode;

/// Where a link led.
pub struct Followed {
    /// The page; none where there is nothing for this person.
    pub page: Option<Vec<u8>>,
    /// How often there was no answer before: it may be that the page was on its way.
    pub lost: usize,
}

impl Client {
    /// Follows a link until it is known where it leads.
    pub async fn follow(&self, who: &str, path: &str) -> Result<Followed, String> {
        let (mut patience, mut lost) = (Patience::new(), 0);
        loop {
            if let Some(page) = self.followed(who, path).await {
                return Ok(Followed { page, lost });
            }
            lost += 1;
            if !patience.is_left().await {
                return Err(format!("{who} was never told where {path} leads"));
            }
        }
    }

    async fn followed(&self, who: &str, path: &str) -> Option<Option<Vec<u8>>> {
        let _room = self.room.acquire().await.unwrap();
        let Person { door, token } = &self.people[who];
        let got = tokio::time::timeout(SILENCE, self.doors[*door].try_get(token, path)).await;
        match got {
            Ok(Ok((StatusCode::OK, bytes))) => return Some(Some(bytes)),
            Ok(Ok((StatusCode::NOT_FOUND, _))) => return Some(None),
            Ok(Ok((status, _))) => self.tally.count(&format!("pages answered {status}")),
            Ok(Err(_)) => self.tally.count("pages cut off"),
            Err(_) => self.tally.count("pages: silence of 30 s"),
        }
        None
    }
}
