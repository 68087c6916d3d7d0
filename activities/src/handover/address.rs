//! Where a file goes: the intake of a province, and the path of the file there.

use domain::identifier::CaseNumber;
use files::ContentHash;
use reqwest::Url;

/// A file of one attempt of a handover, at any intake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileAddress {
    pub handover: CaseNumber,
    pub attempt: u32,
    pub sha256: ContentHash,
}

impl FileAddress {
    /// The path, as [`super::wire::ROUTE`] has it.
    pub fn path(&self) -> String {
        let Self {
            handover,
            attempt,
            sha256,
        } = self;
        format!("/handovers/{handover}/{attempt}/{sha256}")
    }

    /// The inverse; `None` for any other path, also for one that means the same.
    pub fn of_path(path: &str) -> Option<Self> {
        let mut parts = path.strip_prefix("/handovers/")?.split('/');
        let address = Self {
            handover: CaseNumber::parse(parts.next()?).ok()?,
            attempt: parts.next()?.parse().ok()?,
            sha256: parts.next()?.parse().ok()?,
        };
        (address.path() == path).then_some(address)
    }
}

/// The intake of a province.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeAddress(Url);

/// Why an address is not one of an intake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressFault {
    #[error("expected an address such as https://intake.example.gov.cn")]
    Form,
    /// The path is signed, so whatever stands before the intake must leave it as it is.
    #[error("an intake has no path of its own")]
    Path,
    /// The file would be readable on the way.
    #[error("without TLS only this machine may be sent to")]
    WithoutTls,
}

impl IntakeAddress {
    pub fn parse(text: &str) -> Result<Self, AddressFault> {
        let url: Url = text.parse().map_err(|_| AddressFault::Form)?;
        if !url.has_host() || url.query().is_some() || url.fragment().is_some() || !url.username().is_empty()
        {
            return Err(AddressFault::Form);
        }
        if url.path() != "/" {
            return Err(AddressFault::Path);
        }
        let is_loopback = matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
        match url.scheme() {
            "https" => Ok(Self(url)),
            "http" if is_loopback => Ok(Self(url)),
            "http" => Err(AddressFault::WithoutTls),
            _ => Err(AddressFault::Form),
        }
    }

    /// The address of a file.
    pub(super) fn of(&self, file: &FileAddress) -> Url {
        let mut url = self.0.clone();
        url.set_path(&file.path());
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address() -> FileAddress {
        FileAddress {
            handover: CaseNumber::new(
                &"33010001".parse().unwrap(),
                "2022-05-09".parse().unwrap(),
                [4; 5],
            )
            .unwrap(),
            attempt: 2,
            sha256: ContentHash::of(b"pages"),
        }
    }

    #[test]
    fn a_path_has_an_inverse_and_no_second_form() {
        let path = address().path();
        assert_eq!(FileAddress::of_path(&path), Some(address()));
        for wrong in [
            path.to_lowercase(),
            path.replace("/2/", "/02/"),
            path.replace("/2/", "/+2/"),
            path.replace("/2/", "/2/../2/"),
            format!("{path}/"),
            format!("/{path}"),
            path[..path.len() - 1].to_owned(),
        ] {
            assert_eq!(FileAddress::of_path(&wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_intake_is_a_site_with_tls() {
        let parse = |text: &str| IntakeAddress::parse(text).err();
        for fine in [
            "https://intake.example.gov.cn",
            "https://a.cn:8443/",
            "http://127.0.0.1:9000",
            "http://[::1]:1",
        ] {
            assert_eq!(parse(fine), None, "{fine}");
        }
        assert_eq!(
            parse("http://intake.example.gov.cn"),
            Some(AddressFault::WithoutTls)
        );
        assert_eq!(parse("https://a.cn/intake"), Some(AddressFault::Path));
        for wrong in [
            "",
            "a.cn",
            "ftp://a.cn",
            "https://a.cn/?x=1",
            "https://me@a.cn",
            "file:///",
        ] {
            assert_eq!(parse(wrong), Some(AddressFault::Form), "{wrong}");
        }
    }
}
