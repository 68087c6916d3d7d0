//! How its applicant gets to see a page: by a code, and by links that last minutes.
use super::{Access, Seen, Telephone};
use crate::client::{Client, Followed, Patience};
use domain::accident::ItemId;
use serde_json::{Value, json};

impl Access {
    /// The applicant proves by a code that it is them.
    pub async fn opened(&mut self, client: &Client, telephone: &Telephone) -> Result<(), String> {
        let who = self.applicant();
        self.matter
            .goes_on(client, (who, "askForViewingCode"), json!({}))
            .await?;
        let code = json!({ "code": telephone.code(&self.matter.number).await? });
        self.act(client, (who, "openViewing"), code).await
    }

    /// The applicant looks at the page of every item; the other one tries the same links.
    pub async fn looked(&mut self, client: &Client) -> Result<(), String> {
        for (item, _) in self.verdicts() {
            let picture = self.page(client, item).await?;
            self.seen.push(Seen {
                item,
                page: 1,
                picture,
            });
            self.is_not_for_the_other(client).await?;
        }
        Ok(())
    }

    /// One page, by as many links as it takes: each lasts minutes.
    async fn page(&mut self, client: &Client, item: ItemId) -> Result<Vec<u8>, String> {
        let (who, mut patience) = (self.applicant(), Patience::new());
        loop {
            let open = |case: &Value| case["viewing"].is_object();
            self.link = link(&self.matter.until(client, who, open).await?, item);
            if let Some(page) = self.followed(client).await? {
                return Ok(page);
            }
            if !patience.is_left().await {
                return Err(format!("{}: {item:?} was never shown", self.matter.number));
            }
        }
    }

    /// What the applicant finds where the last link leads.
    pub(super) async fn followed(&mut self, client: &Client) -> Result<Option<Vec<u8>>, String> {
        let Followed { page, lost } = client.follow(self.applicant(), &self.link).await?;
        self.lost += lost;
        self.denied += usize::from(page.is_none());
        Ok(page)
    }

    /// The other one follows the last link too, and finds nothing.
    async fn is_not_for_the_other(&mut self, client: &Client) -> Result<(), String> {
        let found = client.follow(self.other(), &self.link).await?;
        self.strays += 1;
        self.strays_lost += found.lost;
        let nothing = found.page.is_none();
        let shown = || format!("{}: shown to {}", self.matter.number, self.other());
        nothing.then_some(()).ok_or_else(shown)
    }
}

/// The path of the first page of an item.
fn link(case: &Value, item: ItemId) -> String {
    let items = case["viewing"]["items"].as_array().unwrap();
    let shown = items.iter().find(|shown| shown["item"] == item.0.to_string());
    let shown = shown.unwrap_or_else(|| panic!("{item:?} is not shown: {case}"));
    shown["pages"][0]["path"].as_str().unwrap().to_owned()
}
