//! Who reads, for which purpose: what a field of the schema hands down to the fields below it.

use crate::{
    Language,
    failure::Result,
    loader::{Applicants, Colleagues, Documents},
    request::{self, language, principal},
};
use async_graphql::{Context, dataloader::DataLoader};
use domain::{
    access::{Actor, Principal, Purpose},
    time::Moment,
};
use std::sync::Arc;
use store::{
    Store,
    finder::{Finder, Scope},
};

/// A pair of eyes: a store, a scope and a moment. Every read makes its finder from it.
#[derive(Clone)]
pub(crate) struct Eyes {
    store: Store,
    scope: Scope,
    now: Moment,
}

impl Eyes {
    pub(crate) fn finder(&self) -> Finder<'_> {
        Finder::new(&self.store, self.scope.clone(), self.now)
    }
}

/// A reader of cases, with look-ups that serve a whole page at once.
pub(crate) struct Reader {
    pub(crate) principal: Principal,
    pub(crate) language: Language,
    pub(crate) now: Moment,
    eyes: Eyes,
    pub(crate) applicants: DataLoader<Applicants>,
    pub(crate) colleagues: DataLoader<Colleagues>,
    pub(crate) documents: DataLoader<Documents>,
}

impl Reader {
    /// Whoever asks: for casework, or for an audit where a reason is given.
    pub(crate) fn of(ctx: &Context<'_>, reason: Option<String>) -> Result<Arc<Self>> {
        let principal = principal(ctx)?.clone();
        let purpose = reason.map_or(Purpose::Casework, |reason| Purpose::Audit { reason });
        let now = request::now(ctx);
        let scope = Scope::of(&principal, purpose);
        let eyes = Eyes {
            store: request::services(ctx).store.clone(),
            scope,
            now,
        };
        Ok(Arc::new(Self {
            principal,
            language: language(ctx),
            now,
            applicants: DataLoader::new(Applicants(eyes.clone()), tokio::spawn),
            colleagues: DataLoader::new(Colleagues(eyes.clone()), tokio::spawn),
            documents: DataLoader::new(Documents(eyes.clone()), tokio::spawn),
            eyes,
        }))
    }

    pub(crate) fn finder(&self) -> Finder<'_> {
        self.eyes.finder()
    }

    /// The reader as they stand in a command.
    pub(crate) fn actor(&self) -> Actor {
        Actor::from(&self.principal)
    }
}
