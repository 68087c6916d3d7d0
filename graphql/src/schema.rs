//! The schema and what it is built with.

use crate::{
    accidents::AccidentProgress,
    engine::{Clock, Engine},
    limits,
    loader::Offices,
    mutation::Mutation,
    query::Query,
    subscription::Subscription,
    wake::WakeUps,
};
use async_graphql::{SDLExportOptions, SchemaBuilder};
use std::{sync::Arc, time::Duration};
use store::Store;

/// The executable schema. Cheap to clone.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// What the resolvers work with.
#[derive(Clone)]
pub struct Services {
    pub store: Store,
    pub engine: Arc<dyn Engine>,
    pub accidents: Arc<dyn AccidentProgress>,
    pub clock: Arc<dyn Clock>,
    /// Whoever writes in this process wakes the subscriptions with it.
    pub wake_ups: WakeUps,
}

/// What an operator may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchemaSettings {
    /// Whether the schema tells about itself. It is published anyway, in `schema.graphql`.
    pub introspection: bool,
    /// How often a subscription looks at the record without having been woken: what other processes write is seen
    /// no later than that.
    pub poll: Duration,
}

impl Default for SchemaSettings {
    fn default() -> Self {
        Self {
            introspection: true,
            poll: Duration::from_secs(2),
        }
    }
}

/// The schema over its services, with its limits.
pub fn schema(services: Services, settings: SchemaSettings) -> Schema {
    let offices = Offices::new(services.store.clone());
    let builder = builder()
        .data(offices)
        .data(services)
        .data(settings)
        .limit_depth(limits::DEPTH)
        .limit_recursive_depth(limits::RECURSION)
        .limit_directives(limits::DIRECTIVES)
        .disable_suggestions();
    if settings.introspection {
        builder.finish()
    } else {
        builder.disable_introspection().finish()
    }
}

/// The schema as text, as it is committed in `schema.graphql`.
pub fn sdl() -> String {
    let options = SDLExportOptions::new().prefer_single_line_descriptions();
    builder().finish().sdl_with_options(options)
}

fn builder() -> SchemaBuilder<Query, Mutation, Subscription> {
    Schema::build(Query::default(), Mutation::default(), Subscription::default())
}
