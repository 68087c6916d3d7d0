//! The way to the engine: connect, encrypt, send a command, and say what became of it.

mod cases;
mod checkpoints;
mod codec;
mod connect;
mod error;
mod publication;
mod watch;

pub use cases::Cases;
pub use codec::{Codec, CodecError, PayloadKeys};
pub use connect::{ConnectError, Connection, client, connect, connection_options, data_converter};
pub use error::EngineError;
pub use watch::Execution;
