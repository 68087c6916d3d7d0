//! The schema behind its guards. Every way in, HTTP, event stream or socket, goes through here.

use super::{
    asked::Asked,
    authenticate::Authenticate,
    code::Code,
    cost::cost,
    cut::cut,
    mask::{instead, mask},
    nesting::nesting,
    options::{HttpOptions, Introspection},
    persisted::sha256_hex,
    problem::Problem,
    rate::Rates,
    slots::Slots,
    survey::{Survey, survey},
    wire::Wire,
};
use async_graphql::{
    Data, Executor, Name, Request, Response, Value,
    parser::{parse_query, types::OperationType},
};
use axum::http::{HeaderMap, request::Parts};
use futures::{FutureExt as _, StreamExt as _, future, stream, stream::BoxStream};
use std::{any::TypeId, panic::AssertUnwindSafe, sync::Arc};

/// How a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// GET for one answer.
    Get,
    /// GET for an event stream.
    GetStream,
    /// POST for one answer.
    Post,
    /// POST for an event stream, or a socket.
    Stream,
}

impl Way {
    /// Whether another site's page could cause it by an image tag.
    fn is_get(self) -> bool {
        matches!(self, Self::Get | Self::GetStream)
    }

    fn is_stream(self) -> bool {
        matches!(self, Self::Stream | Self::GetStream)
    }
}

/// What all requests share.
pub(super) struct Shared {
    pub options: HttpOptions,
    pub authenticate: Arc<dyn Authenticate>,
    pub rates: Rates,
    pub slots: Slots,
}

/// A schema, and what guards it.
#[derive(Clone)]
pub(super) struct Guarded<S> {
    pub schema: S,
    pub shared: Arc<Shared>,
}

/// A request that may run.
pub(super) struct Ready {
    pub request: Request,
    pub survey: Survey,
}

impl<S> Guarded<S> {
    pub fn new(schema: S, options: HttpOptions, authenticate: Arc<dyn Authenticate>) -> Self {
        let rates = Rates::new(&options.limits, options.office_networks.clone());
        let slots = Slots::new(&options.limits);
        Self {
            schema,
            shared: Arc::new(Shared {
                options,
                authenticate,
                rates,
                slots,
            }),
        }
    }

    /// What can be said of a request before it is let in.
    pub fn asked(&self, parts: &Parts) -> Asked {
        Asked::of(parts, &self.shared.options.trusted_proxies)
    }

    /// Counts a request and learns who asks.
    pub async fn admit(&self, asked: &mut Asked, headers: &HeaderMap) -> Result<(), Problem> {
        self.shared.rates.address(asked.address)?;
        asked.principal = self.shared.authenticate.principal(headers).await?;
        self.shared.rates.person(asked)
    }

    /// Understands a request as far as it takes to know whether it may run.
    pub fn prepare(&self, wire: Wire, asked: &Asked, way: Way) -> Result<Ready, Problem> {
        let text = self.text(&wire, way)?;
        let limits = &self.shared.options.limits;
        if text.len() > limits.query_bytes {
            return Err(Code::QueryTooLong.into());
        }
        if nesting(&text) > limits.nesting {
            return Err(Code::TooDeep.into());
        }
        let document = parse_query(&*text).map_err(|error| match error {
            async_graphql::parser::Error::RecursionLimitExceeded => Code::TooDeep,
            _ => Code::QuerySyntax,
        })?;
        let survey = survey(&document, wire.operation_name.as_deref(), limits)?;
        if cost(&document, &wire.variables) > limits.cost {
            return Err(Code::TooCostly.into());
        }
        self.allow(&survey, asked, way)?;
        let mut request = Request::new(&*text).variables(wire.variables);
        request.operation_name = wire.operation_name;
        if let Some(after) = wire.resume {
            let value = resumed(&survey, &after)?;
            request.variables.insert(Name::new("after"), value);
        }
        request.set_parsed_query(document);
        Ok(Ready {
            request: asked.clone().into_request(request),
            survey,
        })
    }

    /// The text of the operation: one of the allow-list, or, where that is open, one that the caller brings.
    fn text(&self, wire: &Wire, way: Way) -> Result<Arc<str>, Problem> {
        let options = &self.shared.options;
        if let Some(hash) = &wire.hash {
            if wire
                .query
                .as_ref()
                .is_some_and(|query| sha256_hex(query) != *hash)
            {
                return Err(Code::PersistedMismatch.into());
            }
            return options
                .persisted
                .text(hash)
                .ok_or_else(|| Code::PersistedNotFound.into());
        }
        match &wire.query {
            _ if way.is_get() => Err(Code::GetNeedsPersisted.into()),
            None => Err(Code::QueryMissing.into()),
            Some(_) if options.persisted_only => Err(Code::PersistedOnly.into()),
            Some(query) => Ok(query.as_str().into()),
        }
    }

    fn allow(&self, survey: &Survey, asked: &Asked, way: Way) -> Result<(), Code> {
        let open = self.shared.options.introspection == Introspection::Everyone || asked.principal.is_some();
        match survey.kind {
            _ if survey.introspects && !open => Err(Code::IntrospectionRefused),
            OperationType::Mutation if way.is_get() => Err(Code::MutationByGet),
            OperationType::Subscription if !way.is_stream() => Err(Code::SubscriptionNeedsStream),
            _ => Ok(()),
        }
    }
}

/// The value of `$after`: a number where the operation declares one.
fn resumed(survey: &Survey, after: &str) -> Result<Value, Problem> {
    match survey.after.as_deref() {
        None => Err(Code::CannotResume.into()),
        Some("Int") => {
            let number: i64 = after.parse().map_err(|_| Code::BadInput)?;
            Ok(Value::from(number))
        }
        Some(_) => Ok(Value::from(after)),
    }
}

impl<S: Executor> Guarded<S> {
    /// Runs a query or a mutation.
    pub async fn answer(&self, request: Request, asked: &Asked) -> Response {
        let run = AssertUnwindSafe(self.schema.execute(request)).catch_unwind();
        match tokio::time::timeout(self.shared.options.limits.operation_time, run).await {
            Ok(Ok(response)) => mask(response, asked),
            Ok(Err(_panic)) => {
                tracing::error!(trace_id = %asked.trace, "an operation panicked");
                instead(Code::Internal, asked)
            }
            Err(_elapsed) => {
                tracing::warn!(trace_id = %asked.trace, "an operation took too long");
                instead(Code::Timeout, asked)
            }
        }
    }

    /// Runs any operation as a stream, which ends with the sign-in that opened it.
    pub fn stream(&self, ready: Ready, asked: &Asked) -> Result<BoxStream<'static, Response>, Problem> {
        let asked = asked.clone();
        if ready.survey.kind != OperationType::Subscription {
            let guarded = self.clone();
            return Ok(stream::once(async move { guarded.answer(ready.request, &asked).await }).boxed());
        }
        let slot = self.shared.slots.subscribe(&asked)?;
        let answers = self.schema.execute_stream(ready.request, None);
        let masking = asked.clone();
        let answers = AssertUnwindSafe(answers)
            .catch_unwind()
            .map(move |answer| match answer {
                Ok(answer) => mask(answer, &masking),
                Err(_panic) => {
                    tracing::error!(trace_id = %masking.trace, "a subscription panicked");
                    instead(Code::Internal, &masking)
                }
            });
        let left = asked.time_left((self.shared.options.now)());
        Ok(cut(
            answers.boxed(),
            left,
            instead(Code::TokenExpired, &asked),
            slot,
        ))
    }

    /// Everything that a message on a socket has to pass; the socket itself was let in before.
    fn message(&self, request: Request, asked: &Asked) -> Result<BoxStream<'static, Response>, Problem> {
        self.shared.rates.address(asked.address)?;
        self.shared.rates.person(asked)?;
        let ready = self.prepare(Wire::of_request(request)?, asked, Way::Stream)?;
        self.stream(ready, asked)
    }
}

/// For sockets, whose protocol asks for an executor. Who asks is in the data of the session.
impl<S: Executor> Executor for Guarded<S> {
    fn execute(&self, request: Request) -> impl Future<Output = Response> + Send {
        let answers = self.execute_stream(request, None);
        answers.into_future().map(|(first, _)| first.unwrap_or_default())
    }

    fn execute_stream(&self, request: Request, session: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        let asked = session
            .as_deref()
            .and_then(|data| data.get(&TypeId::of::<Asked>()));
        let Some(asked) = asked.and_then(|data| data.downcast_ref::<Asked>()) else {
            return stream::once(future::ready(Response::default())).boxed();
        };
        self.message(request, asked)
            .unwrap_or_else(|problem| stream::once(future::ready(problem.answer(asked))).boxed())
    }
}
