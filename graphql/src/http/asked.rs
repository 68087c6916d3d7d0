//! What a request brings along beside its operation: who asks, from where, in which language, under which trace.

use crate::Language;
use async_graphql::Request;
use axum::{
    extract::ConnectInfo,
    http::{HeaderMap, header::ACCEPT_LANGUAGE, request::Parts},
};
use domain::{access::Principal, time::Moment, trace::TraceId};
use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// A request without its body.
#[derive(Clone, Debug)]
pub struct Asked {
    pub principal: Option<Principal>,
    pub language: Language,
    pub trace: TraceId,
    /// Of the caller; `0.0.0.0` for all when the server is made without connect info.
    pub address: IpAddr,
    /// Why an auditor reads a document, as its header says. Operations bring their reasons themselves.
    pub reason: Option<String>,
}

impl Asked {
    /// What can be read before anybody is signed in.
    pub(super) fn of(parts: &Parts, proxies: &[IpNet]) -> Self {
        let accepted = parts
            .headers
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok());
        Self {
            principal: None,
            language: Language::negotiate(accepted),
            trace: parts
                .extensions
                .get::<TraceId>()
                .copied()
                .unwrap_or_else(super::trace::fresh),
            address: address(parts, proxies),
            reason: None,
        }
    }

    /// Puts what resolvers ask for into the data of a request.
    pub(super) fn into_request(self, request: Request) -> Request {
        request.data(self.principal).data(self.language).data(self.trace)
    }

    /// How long the sign-in still holds; nothing for those who are not signed in.
    pub(super) fn time_left(&self, now: Moment) -> Option<std::time::Duration> {
        let principal = self.principal.as_ref()?;
        Some((principal.expires_at - now).to_std().unwrap_or_default())
    }
}

/// The nearest address that is not one of our proxies (from right to left in `X-Forwarded-For`).
fn address(parts: &Parts, proxies: &[IpNet]) -> IpAddr {
    let peer = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|peer| peer.0.ip().to_canonical());
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    let ours = |address: &IpAddr| proxies.iter().any(|proxy| proxy.contains(address));
    if !ours(&peer) {
        return peer;
    }
    let hops = forwarded(&parts.headers);
    hops.into_iter().find(|hop| !ours(hop)).unwrap_or(peer)
}

/// The forwarded addresses, nearest first, as far as they are addresses.
fn forwarded(headers: &HeaderMap) -> Vec<IpAddr> {
    let lines = headers.get_all("x-forwarded-for").iter();
    let texts: Vec<&str> = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .collect();
    let hops = texts
        .iter()
        .rev()
        .map_while(|hop| hop.trim().parse::<IpAddr>().ok());
    hops.map(|hop| hop.to_canonical()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn seen(peer: &str, forwarded: &str) -> String {
        let (mut parts, ()) = Request::builder()
            .header("x-forwarded-for", forwarded)
            .body(())
            .unwrap()
            .into_parts();
        parts
            .extensions
            .insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        address(&parts, &["10.0.0.0/8".parse().unwrap()]).to_string()
    }

    #[test]
    fn only_our_proxies_may_name_another_address() {
        assert_eq!(seen("203.0.113.1", "198.51.100.7"), "203.0.113.1");
        assert_eq!(seen("10.0.0.1", "198.51.100.7"), "198.51.100.7");
        assert_eq!(
            seen("10.0.0.1", "1.1.1.1, 198.51.100.7, 10.0.0.2"),
            "198.51.100.7"
        );
        assert_eq!(seen("10.0.0.1", "1.1.1.1, rubbish"), "10.0.0.1");
        assert_eq!(seen("::ffff:10.0.0.1", "2001:db8::1"), "2001:db8::1");
    }
}
