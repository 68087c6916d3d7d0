//! The id of a request.

/// The id that joins the log lines, spans and errors of one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceId(pub String);
