//! Parsers of the transport, one by one, for whoever tries them on every input.

use super::{
    asked::Asked, code::Code, limits::Limits, nesting::nesting, reason, survey::survey, trace, wire::Wire,
};
use async_graphql::parser::{parse_query, types::ExecutableDocument};
use axum::http::{HeaderMap, Request};
use domain::trace::TraceId;
use ipnet::IpNet;
use std::net::IpAddr;

/// The text of the operation in a body, as far as a body that is taken holds one.
pub fn query_of(body: &[u8]) -> Result<Option<String>, &'static str> {
    let wire = Wire::of_json(body).map_err(|problem| problem.code)?;
    Ok(wire.query)
}

/// How deep the brackets of a text nest.
pub fn depth(text: &str) -> usize {
    nesting(text)
}

/// The operation, if the guards let it through as far as the schema.
pub fn surveyed(text: &str, name: Option<&str>, limits: &Limits) -> Result<ExecutableDocument, Code> {
    if text.len() > limits.query_bytes {
        return Err(Code::QueryTooLong);
    }
    if nesting(text) > limits.nesting {
        return Err(Code::TooDeep);
    }
    let document = parse_query(text).map_err(|_| Code::QuerySyntax)?;
    survey(&document, name, limits)?;
    Ok(document)
}

/// The trace that a request brings.
pub fn trace(headers: &HeaderMap) -> Option<TraceId> {
    trace::brought(headers)
}

/// The address that a request with these headers is counted for, when our own proxy at `0.0.0.0` hands it on.
pub fn address(headers: HeaderMap) -> IpAddr {
    let mut request = Request::new(());
    *request.headers_mut() = headers;
    let proxies: [IpNet; 1] = [IpAddr::from([0, 0, 0, 0]).into()];
    Asked::of(&request.into_parts().0, &proxies).address
}

/// The reason for a read that these headers give.
pub fn reason(headers: &HeaderMap) -> Result<Option<String>, Code> {
    reason::reason(headers)
}
