//! The one binary `banli`: configuration, the engine it starts, telemetry and the commands that wire the parts.
// The one mutation object holds a future for each of its fields, and the compiler counts how deep they nest.
#![recursion_limit = "256"]

pub mod cli;
pub mod commands;
pub mod config;
pub mod demo;
pub mod engine;
pub mod folder;
pub mod identity;
pub mod intake;
pub mod offices;
pub mod record;
pub mod telemetry;
pub mod temporal;
pub mod terminal;
pub mod tls;
pub mod wiring;

use clap::Parser;
use std::{env, io, process::ExitCode};

/// Reads the command line, runs the command and turns its end into an exit code:
/// 0 done, 1 failed, 2 the command line or the configuration is wrong.
pub fn run() -> ExitCode {
    // No command of people's: workers start it for each document.
    if env::args_os()
        .nth(1)
        .is_some_and(|first| first == wiring::MAKE_PAGES)
    {
        return make_pages();
    }
    let cli = cli::Cli::parse();
    tls::install();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            terminal::error(&format!("failed to start the runtime: {error}"));
            return ExitCode::from(1);
        }
    };
    match runtime.block_on(commands::run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            terminal::error(&terminal::causes(&error));
            ExitCode::from(error.exit_code())
        }
    }
}

/// Before anything else runs here: what the document does, it does to a process that has given up what it does not need.
fn make_pages() -> ExitCode {
    match pages::apart::serve(io::stdin().lock(), io::stdout()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
