//! The parts of an installation, made from its settings and put together. No rules live here.

mod api;
mod authenticate;
mod awaited;
mod clock;
mod documents;
mod door;
mod engine;
mod installation;
mod messages;
mod office_keys;
mod other_cases;
mod papers;
mod registers;
mod serve;
mod staff;
mod sweep;
mod take_in;
mod watch;
mod workers;

pub use api::{Api, metrics_of_this_process};
pub use authenticate::Tokens;
pub use awaited::RecordedHandovers;
pub use clock::{ClockError, OfficeClock};
pub use documents::Documents;
pub use door::{door, limits};
pub use engine::CaseEngine;
pub use installation::{Installation, WiringError, file_store};
pub use office_keys::publish_office_keys;
pub use other_cases::{GatewayCases, OffsetSeconds};
pub use papers::Papers;
pub use serve::serve;
pub use sweep::{Sweep, sweep};
pub use take_in::{dossiers, intake, seconds, take_in};
pub use watch::watch;
pub use workers::Workers;
