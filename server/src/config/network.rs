//! Networks and sites, as settings write them.
use axum::http::HeaderValue;
use ipnet::IpNet;
use std::net::IpAddr;

/// A network such as `10.0.0.0/8`, or one address.
pub fn network(text: &str) -> Option<IpNet> {
    let single = |text: &str| text.parse::<IpAddr>().map(IpNet::from);
    text.parse().or_else(|_| single(text)).ok()
}

/// A site as a browser names it: scheme, host and port, nothing behind them.
pub fn origin(text: &str) -> Option<HeaderValue> {
    let host = text.strip_prefix("https://").or(text.strip_prefix("http://"))?;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-:[]".contains(&byte);
    let formed = !host.is_empty() && host.bytes().all(plain);
    formed.then(|| HeaderValue::from_str(text).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_may_be_one_address() {
        assert_eq!(network("10.1.2.3"), network("10.1.2.3/32"));
        assert!(network("2001:db8::/48").is_some());
        assert_eq!(network("10.0.0.0/33"), None);
        assert_eq!(network("office"), None);
    }

    #[test]
    fn an_origin_has_no_path() {
        assert!(origin("https://banli.example.gov.cn:8443").is_some());
        for wrong in [
            "banli.example.gov.cn",
            "https://",
            "https://a.cn/",
            "https://A.cn",
            "ftp://a.cn",
            "*",
        ] {
            assert_eq!(origin(wrong), None, "{wrong}");
        }
    }
}
