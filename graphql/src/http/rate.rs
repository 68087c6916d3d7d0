//! Requests a minute, per person and per address. Kept in memory: each process counts on its own.

use super::{asked::Asked, code::Code, limits::Limits, problem::Problem};
use domain::access::PersonId;
use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::NoOpMiddleware,
    state::keyed::HashMapStateStore,
};
use ipnet::IpNet;
use std::{
    hash::Hash,
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
};

/// Idle keys are forgotten each time this many requests have come.
const SWEEP_EVERY: u32 = 4096;

/// One count for each key: a minute's worth at once, refilled evenly.
struct Counter<K: Hash + Eq + Clone, C: Clock + Clone = DefaultClock> {
    limiter: RateLimiter<K, HashMapStateStore<K>, C, NoOpMiddleware<C::Instant>>,
    clock: C,
    seen: AtomicU32,
}

impl<K: Hash + Eq + Clone, C: Clock + Clone> Counter<K, C> {
    fn new(per_minute: u32, clock: C) -> Self {
        let quota = Quota::per_minute(NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN));
        let limiter = RateLimiter::new(quota, HashMapStateStore::default(), clock.clone());
        Self {
            limiter,
            clock,
            seen: AtomicU32::new(0),
        }
    }

    fn count(&self, key: &K) -> Result<(), Problem> {
        if self.seen.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(key).map_err(|not_until| {
            let wait = not_until.wait_time_from(self.clock.now());
            Problem {
                retry_after: Some(wait),
                ..Code::TooManyRequests.problem()
            }
        })
    }
}

/// The counts of this process.
pub(super) struct Rates {
    people: Counter<PersonId>,
    addresses: Counter<IpAddr>,
    offices: Counter<IpAddr>,
    office_networks: Vec<IpNet>,
}

impl Rates {
    pub fn new(limits: &Limits, office_networks: Vec<IpNet>) -> Self {
        Self {
            people: Counter::new(limits.requests_person, DefaultClock::default()),
            addresses: Counter::new(limits.requests_address, DefaultClock::default()),
            offices: Counter::new(limits.requests_office, DefaultClock::default()),
            office_networks,
        }
    }

    /// Counts a request of an address, before anybody is signed in: guessing tokens is limited too.
    pub fn address(&self, address: IpAddr) -> Result<(), Problem> {
        if self
            .office_networks
            .iter()
            .any(|network| network.contains(&address))
        {
            self.offices.count(&address)
        } else {
            self.addresses.count(&household(address))
        }
    }

    /// Counts a request of whoever is signed in.
    pub fn person(&self, asked: &Asked) -> Result<(), Problem> {
        asked
            .principal
            .as_ref()
            .map_or(Ok(()), |principal| self.people.count(&principal.person))
    }
}

/// One customer of a provider holds a whole /64 of IPv6.
pub(super) fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use governor::clock::FakeRelativeClock;
    use std::time::Duration;

    #[test]
    fn a_minute_refills_what_a_minute_allows() {
        let clock = FakeRelativeClock::default();
        let counter = Counter::new(60, clock.clone());
        assert!((0..60).all(|_| counter.count(&1).is_ok()));
        let refused = counter.count(&1).unwrap_err();
        assert_eq!(refused.code, "TOO_MANY_REQUESTS");
        assert_eq!(refused.retry_after, Some(Duration::from_secs(1)));
        assert!(counter.count(&2).is_ok());
        clock.advance(Duration::from_secs(1));
        assert!(counter.count(&1).is_ok());
        assert!(counter.count(&1).is_err());
    }

    #[test]
    fn an_office_has_its_own_limit() {
        let limits = Limits {
            requests_address: 1,
            requests_office: 3,
            ..Limits::default()
        };
        let rates = Rates::new(&limits, vec!["198.51.100.0/24".parse().unwrap()]);
        let ask = |address: &str| rates.address(address.parse().unwrap()).is_ok();
        assert_eq!(
            [ask("203.0.113.1"), ask("203.0.113.1"), ask("203.0.113.2")],
            [true, false, true]
        );
        assert_eq!([(); 4].map(|()| ask("198.51.100.9")), [true, true, true, false]);
        assert_eq!(
            [ask("2001:db8::1"), ask("2001:db8::2"), ask("2001:db8:0:1::1")],
            [true, false, true]
        );
    }
}
