//! E-mail addresses.

use serde::{Deserialize, Serialize};

use super::IdentifierError;
use super::text::{is_digits, masked_debug, text_conversions};

/// An e-mail address in the plain form that every server takes: ASCII, no quotes, no comments, no address literals.
///
/// It can hold no space, line end, comma, colon or angle bracket, so nothing can be smuggled into a header with it. An
/// internationalised domain has to be given in its ASCII form (`xn--…`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

text_conversions!(EmailAddress);
masked_debug!(EmailAddress);

impl EmailAddress {
    /// Reads an address; spaces around it are dropped and the domain is written small.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let (local, domain) = text
            .trim_matches(' ')
            .split_once('@')
            .ok_or(IdentifierError::EmailForm)?;
        if domain.contains('@') {
            return Err(IdentifierError::EmailForm);
        }
        if local.len() > 64 || local.len() + 1 + domain.len() > 254 {
            return Err(IdentifierError::EmailLength);
        }
        if !is_local(local) {
            return Err(IdentifierError::EmailLocal);
        }
        if !is_domain(domain) {
            return Err(IdentifierError::EmailDomain);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }

    /// The domain, in small letters.
    pub fn domain(&self) -> &str {
        self.0.split_once('@').expect("`parse` found an @").1
    }

    /// The first character and the domain.
    pub fn masked(&self) -> String {
        let local = &self.0[..self.0.len() - self.domain().len() - 1];
        let first = if local.len() > 1 { &local[..1] } else { "" };
        format!("{first}***@{}", self.domain())
    }
}

/// The characters RFC 5322 allows without quotes, with single dots between them.
fn is_local(local: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b);
    local
        .split('.')
        .all(|part| !part.is_empty() && part.bytes().all(allowed))
}

/// Two labels or more of letters, digits and inner hyphens; the last is not a number, as that of an IP address is.
fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let top = domain.rsplit_once('.').map(|(_, top)| top);
    top.is_some_and(|top| !is_digits(top)) && domain.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_addresses_are_read() {
        for text in [
            "a@example.cn",
            "zhang.san+banli@mail.example.com.cn",
            "o'neill@a-b.example",
        ] {
            assert_eq!(EmailAddress::parse(text).unwrap().as_str(), text);
        }
        assert_eq!(
            EmailAddress::parse(" Zhang@EXAMPLE.cn ").unwrap().as_str(),
            "Zhang@example.cn"
        );
    }

    #[test]
    fn each_error_names_the_rule() {
        let error = |text: &str| EmailAddress::parse(text).unwrap_err().code();
        assert_eq!(error("zhang"), "EMAIL_FORM");
        assert_eq!(error("a@b@example.cn"), "EMAIL_FORM");
        assert_eq!(error(&format!("{}@example.cn", "a".repeat(65))), "EMAIL_LENGTH");
        assert_eq!(error(&format!("a@{}cn", "a.".repeat(130))), "EMAIL_LENGTH");
        for local in ["", ".a", "a..b", "a b", "\"a\"", "张", "a\r\nBcc: b", "a,b", "<a"] {
            assert_eq!(error(&format!("{local}@example.cn")), "EMAIL_LOCAL", "{local}");
        }
        for domain in [
            "",
            "localhost",
            "-a.cn",
            "a-.cn",
            "a..cn",
            "127.0.0.1",
            "[::1]",
            "例子.cn",
            "a.cn\r\nBcc: b",
            "a.cn\n",
        ] {
            assert_eq!(error(&format!("a@{domain}")), "EMAIL_DOMAIN", "{domain}");
        }
    }

    #[test]
    fn debug_is_masked() {
        let masked = |text| format!("{:?}", EmailAddress::parse(text).unwrap());
        assert_eq!(masked("zhangsan@example.cn"), "EmailAddress(z***@example.cn)");
        assert_eq!(masked("z@example.cn"), "EmailAddress(***@example.cn)");
    }
}
