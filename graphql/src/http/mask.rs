//! What an error may say outside. Our own code lets it through; anything else becomes INTERNAL, and its text a log line.

use super::{asked::Asked, code::Code, problem::Problem};
use async_graphql::{ErrorExtensionValues, Response, ServerError, Value};

/// Masks the errors of an answer. An error that shall get out carries `extensions.code`.
pub(super) fn mask(mut response: Response, asked: &Asked) -> Response {
    for error in &mut response.errors {
        error.source = None;
        if code(error).is_none() {
            rewrite(error, asked);
        }
        set(error, "traceId", &asked.trace.to_string());
    }
    response
}

/// The code of an error, if it has one.
pub(super) fn code(error: &ServerError) -> Option<&str> {
    match error.extensions.as_ref()?.get("code")? {
        Value::String(code) => Some(code),
        _ => None,
    }
}

fn rewrite(error: &mut ServerError, asked: &Asked) {
    // Resolvers' errors have a path. Without one, an error is of the parser or the validation and tells the caller
    // about their own operation.
    if error.path.is_empty() {
        let problem = of_validation(&error.message).problem();
        set(error, "code", problem.code);
        return;
    }
    let problem = if let Some(kind) = expected_type(&error.message) {
        let problem = Code::BadInput.problem();
        error.message = format!("{} ({kind})", problem.message(asked.language));
        problem
    } else {
        tracing::error!(trace_id = %asked.trace, path = %path(error), error = error.message, "a resolver failed");
        let problem = Code::Internal.problem();
        problem.message(asked.language).clone_into(&mut error.message);
        problem
    };
    set(error, "code", problem.code);
}

/// The validation has texts only; a test for each shows when a new release words it otherwise.
fn of_validation(message: &str) -> Code {
    if message == "Query is nested too deep."
        || message == "recursion limit exceeded."
        || message.starts_with("The recursion depth of the query")
    {
        Code::TooDeep
    } else if message.starts_with("The number of directives") {
        Code::TooManyDirectives
    } else {
        Code::InvalidQuery
    }
}

/// The type whose value could not be read, when that is what went wrong: a mistake of the caller that the validation
/// cannot see. What follows in the text may quote the value and is dropped.
fn expected_type(message: &str) -> Option<&str> {
    let rest = message
        .strip_prefix("Failed to parse \"")
        .or_else(|| message.strip_prefix("Expected input type \""))?;
    let (kind, _) = rest.split_once('"')?;
    let is_type = |byte: u8| byte.is_ascii_alphanumeric() || b"_[]!".contains(&byte);
    kind.bytes().all(is_type).then_some(kind)
}

fn path(error: &ServerError) -> String {
    let steps = error.path.iter().map(|step| match step {
        async_graphql::PathSegment::Field(name) => name.clone(),
        async_graphql::PathSegment::Index(index) => index.to_string(),
    });
    steps.collect::<Vec<_>>().join(".")
}

fn set(error: &mut ServerError, name: &str, value: &str) {
    error
        .extensions
        .get_or_insert_with(ErrorExtensionValues::default)
        .set(name, value);
}

/// The problem that an answer as a whole stands for: one whose operation did not begin.
pub(super) fn refused_whole(response: &Response) -> bool {
    response.data == Value::Null
        && !response.errors.is_empty()
        && response.errors.iter().all(|error| error.path.is_empty())
}

/// An answer in place of one that never came.
pub(super) fn instead(code: Code, asked: &Asked) -> Response {
    Problem::from(code).answer(asked)
}
