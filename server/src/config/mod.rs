//! Configuration: one tree of settings from defaults, a file and the environment, and the keys it points at.
pub mod audit_keys;
pub mod check;
mod intakes;
pub mod keys;
mod load;
mod network;
mod numbers;
pub mod office_keys;
mod provinces;
pub mod reference;
pub mod secret;
pub mod section;
pub mod settings;
#[cfg(test)]
mod tests;

pub use check::{Problem, Role, parse_moment};
pub use intakes::intakes;
pub(crate) use load::words;
pub use load::{ConfigError, DEFAULT_FILE, PREFIX, load, settings as settings_of};
pub use network::{network, origin};
pub use provinces::provinces;
pub use secret::Secret;
pub use settings::Settings;

use chrono::{DateTime, FixedOffset};
use std::path::Path;

impl Settings {
    /// Refuses settings that do not fit a role, naming every key at once.
    pub fn require(&self, role: Role) -> Result<(), ConfigError> {
        let problems = check::problems(self, role);
        if problems.is_empty() {
            Ok(())
        } else {
            Err(ConfigError::Unfit(problems))
        }
    }

    /// Address of the record database; without a setting a SQLite file in the data folder.
    pub fn database_url(&self, embedded: &Path) -> Secret {
        let file = || {
            // The address is percent-encoded, a folder name is not.
            // A relative one would be read as a host.
            let path = std::path::absolute(embedded).unwrap_or_else(|_| embedded.to_owned());
            let path = path
                .to_string_lossy()
                .replace('%', "%25")
                .replace('?', "%3F")
                .replace('#', "%23");
            Secret::from(format!("sqlite://{path}").as_str())
        };
        self.database.url.clone().unwrap_or_else(file)
    }

    /// Moment at which the demo's office clock starts, if one is set.
    pub fn as_of(&self) -> Option<DateTime<FixedOffset>> {
        self.clock
            .as_of
            .as_deref()
            .and_then(|text| parse_moment(text).ok())
    }
}
