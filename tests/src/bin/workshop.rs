//! Makes the pages of one document for the journeys, as `banli make-pages` does.
use std::{io, process::ExitCode};

fn main() -> ExitCode {
    match pages::apart::serve(io::stdin().lock(), io::stdout()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
