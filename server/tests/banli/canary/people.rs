//! Who asks, and for whom: personas with their tokens, and drivers of the seed data.
use super::marker::Sower;
use crate::{cluster::Installation, walk::Door, walker::Ask};
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Mutex};

/// A driver whom the registry knows.
pub struct Driver {
    pub number: &'static str,
    domain: &'static str,
}

/// Citizen and persona, to whom the licence is granted.
pub const GRANTED: Driver = Driver {
    number: "440106198805173024",
    domain: "@banli.example",
};
/// With 12 points.
pub const REFUSED: Driver = Driver {
    number: "440105198208172377",
    domain: super::post::NOWHERE,
};
/// With a licence of another office.
pub const ELSEWHERE: Driver = Driver {
    number: "440304199101230468",
    domain: "@banli.example",
};
/// Came while the system was away.
pub const ON_PAPER: Driver = Driver {
    number: "440104199005121287",
    domain: "@banli.example",
};

/// Citizen and persona, who sells cars.
pub const SELLER: Driver = Driver {
    number: "510104195809234113",
    domain: super::post::NOWHERE,
};

impl Driver {
    /// Their mail address, the same each time.
    pub fn email(&self, sower: &Sower) -> String {
        let local = sower
            .letters_of("ApplicantInput.email", self.number)
            .to_ascii_lowercase();
        format!("{local}{}", self.domain)
    }
}

impl Ask for &People {
    async fn ask(&self, persona: &str, body: &Value) -> Value {
        let query = body["query"].as_str().unwrap();
        People::ask(self, persona, query, &body["variables"]).await
    }
}

/// The way in, with a token for each persona.
pub struct People {
    pub door: Door,
    /// Where the API is.
    pub url: String,
    tokens: Mutex<BTreeMap<String, String>>,
}

impl People {
    pub fn new(home: &Installation) -> Self {
        Self {
            door: home.door(),
            url: home.url(),
            tokens: Mutex::default(),
        }
    }

    /// The token of a persona; none for nobody.
    pub async fn token(&self, persona: &str) -> Option<String> {
        if let Some(token) = self.tokens.lock().unwrap().get(persona) {
            return Some(token.clone());
        }
        let token = self.door.token(persona).await?;
        self.tokens
            .lock()
            .unwrap()
            .insert(persona.to_owned(), token.clone());
        Some(token)
    }

    /// What a persona is answered, errors and all.
    pub async fn answer(&self, persona: &str, query: &str, variables: &Value) -> Value {
        let token = self.token(persona).await;
        let body = json!({ "query": query, "variables": variables });
        self.door.try_ask(token.as_deref(), &body).await.unwrap()
    }

    /// What a persona is answered, which must be no error.
    pub async fn ask(&self, persona: &str, query: &str, variables: &Value) -> Value {
        let answer = self.answer(persona, query, variables).await;
        assert!(
            answer["errors"].is_null(),
            "{persona}: {query} {variables}: {answer}"
        );
        answer["data"].clone()
    }

    /// Every token that was used, and who everybody is.
    pub fn are_sown(&self, sower: &Sower) {
        for (persona, token) in self.tokens.lock().unwrap().iter() {
            for part in token.split('.').skip(1) {
                sower.known(&format!("access token of {persona}"), part);
            }
        }
        for persona in server::demo::Persona::all() {
            sower.known("a persona's document", persona.resident_id);
            sower.known("a persona's name", persona.name);
        }
        for driver in [GRANTED, REFUSED, ELSEWHERE, ON_PAPER, SELLER] {
            sower.about(driver.number);
            sower.known("IdentityDocumentInput.number", driver.number);
        }
        sower.about("");
    }
}
