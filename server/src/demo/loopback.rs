//! The demo's issuer hands tokens to whoever asks. So it answers this machine only, and only what this machine meant to ask.

use axum::extract::{ConnectInfo, Request};
use axum::http::header::{FORWARDED, HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::{IpAddr, SocketAddr};

/// The demo's issuer was to be reachable from elsewhere.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "failed to mount the demo's issuer: it would be reachable from other machines at {0}; bind to 127.0.0.1"
)]
pub struct NotLoopback(pub SocketAddr);

pub(super) fn check_bind(bind: SocketAddr) -> Result<(), NotLoopback> {
    if bind.ip().is_loopback() {
        Ok(())
    } else {
        Err(NotLoopback(bind))
    }
}

/// Refuses requests of other machines (also through a proxy here), of names that were bent to point here (DNS
/// rebinding) and of pages of other sites. The server has to be made with connect info; without it, all are refused.
pub(super) async fn only_this_machine(request: Request, next: Next) -> Response {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0);
    if peer.is_some_and(|peer| peer.ip().to_canonical().is_loopback()) && is_meant(request.headers()) {
        next.run(request).await
    } else {
        (
            StatusCode::FORBIDDEN,
            "the demo's issuer answers this machine only\n",
        )
            .into_response()
    }
}

fn is_meant(headers: &HeaderMap) -> bool {
    let proxied = headers.contains_key(FORWARDED) || headers.contains_key("x-forwarded-for");
    let hosts: Vec<_> = headers.get_all(HOST).iter().collect();
    let host = matches!(hosts[..], [host] if host.to_str().is_ok_and(names_this_machine));
    let origin = headers.get_all(ORIGIN).iter().all(|origin| {
        origin.to_str().is_ok_and(|origin| {
            origin
                .strip_prefix("http://")
                .or(origin.strip_prefix("https://"))
                .is_some_and(names_this_machine)
        })
    });
    !proxied && host && origin
}

/// Whether `host` or `host:port` is this machine by address or by the one name that cannot point elsewhere.
fn names_this_machine(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !authority.ends_with(']') => (host, port),
        _ => (authority, "0"),
    };
    let address = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
        .unwrap_or(host);
    let is_here =
        host.eq_ignore_ascii_case("localhost") || address.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    is_here && port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(of: &[(&'static str, &'static str)]) -> HeaderMap {
        of.iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect()
    }

    #[test]
    fn only_a_loopback_address_may_be_bound() {
        for bind in ["127.0.0.1:8080", "127.8.8.8:1", "[::1]:8080"] {
            assert_eq!(check_bind(bind.parse().unwrap()), Ok(()), "{bind}");
        }
        for bind in [
            "0.0.0.0:8080",
            "[::]:8080",
            "192.168.1.2:8080",
            "[::ffff:10.0.0.1]:80",
        ] {
            let bind = bind.parse().unwrap();
            assert_eq!(check_bind(bind), Err(NotLoopback(bind)));
        }
    }

    #[test]
    fn hosts_that_are_this_machine() {
        for host in [
            "localhost",
            "LOCALHOST:8080",
            "127.0.0.1:8080",
            "127.0.0.1",
            "[::1]:8080",
            "[::1]",
        ] {
            assert!(is_meant(&headers(&[("host", host)])), "{host}");
        }
        for host in [
            "banli.example.cn",
            "localhost.example.cn",
            "127.0.0.1.example.cn:80",
            "10.0.0.1",
            "localhost:x",
            "",
            "a@localhost",
        ] {
            assert!(!is_meant(&headers(&[("host", host)])), "{host}");
        }
        assert!(!is_meant(&HeaderMap::new()));
    }

    #[test]
    fn pages_of_other_sites_and_proxies_are_refused() {
        let host = ("host", "127.0.0.1:8080");
        assert!(is_meant(&headers(&[host, ("origin", "http://localhost:8080")])));
        for other in [
            ("origin", "https://example.cn"),
            ("origin", "null"),
            ("origin", "http://127.0.0.1.example.cn"),
            ("forwarded", "for=10.0.0.1"),
            ("x-forwarded-for", "10.0.0.1"),
        ] {
            assert!(!is_meant(&headers(&[host, other])), "{other:?}");
        }
    }
}
