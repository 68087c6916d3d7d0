//! Open subscriptions and sockets: each holds a slot, which its end gives back.

use super::{asked::Asked, code::Code, limits::Limits, rate::household};
use domain::access::PersonId;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Holder {
    Person(PersonId),
    /// Those who are not signed in, by where they are.
    Address(IpAddr),
}

#[derive(Debug, Default)]
struct Taken {
    subscriptions: usize,
    sockets: usize,
    each: HashMap<Holder, usize>,
}

/// The slots of this process.
#[derive(Clone, Debug)]
pub(super) struct Slots {
    taken: Arc<Mutex<Taken>>,
    limits: Limits,
}

/// Held while a subscription is open.
#[derive(Debug)]
pub(super) struct SubscriptionSlot {
    taken: Arc<Mutex<Taken>>,
    holder: Holder,
}

/// Held while a socket is open.
#[derive(Debug)]
pub(super) struct SocketSlot(Arc<Mutex<Taken>>);

impl Slots {
    pub fn new(limits: &Limits) -> Self {
        Self {
            taken: Arc::default(),
            limits: limits.clone(),
        }
    }

    pub fn subscribe(&self, asked: &Asked) -> Result<SubscriptionSlot, Code> {
        let person = asked
            .principal
            .as_ref()
            .map(|principal| Holder::Person(principal.person));
        let holder = person.unwrap_or_else(|| Holder::Address(household(asked.address)));
        let mut taken = lock(&self.taken);
        let own = taken.each.get(&holder).copied().unwrap_or_default();
        if taken.subscriptions >= self.limits.subscriptions || own >= self.limits.subscriptions_each {
            return Err(Code::TooManySubscriptions);
        }
        taken.subscriptions += 1;
        taken.each.insert(holder, own + 1);
        Ok(SubscriptionSlot {
            taken: self.taken.clone(),
            holder,
        })
    }

    pub fn open_socket(&self) -> Result<SocketSlot, Code> {
        let mut taken = lock(&self.taken);
        if taken.sockets >= self.limits.sockets {
            return Err(Code::TooManySockets);
        }
        taken.sockets += 1;
        Ok(SocketSlot(self.taken.clone()))
    }
}

impl Drop for SubscriptionSlot {
    fn drop(&mut self) {
        let mut taken = lock(&self.taken);
        taken.subscriptions -= 1;
        if let Some(own) = taken.each.get_mut(&self.holder) {
            *own -= 1;
            if *own == 0 {
                taken.each.remove(&self.holder);
            }
        }
    }
}

impl Drop for SocketSlot {
    fn drop(&mut self) {
        lock(&self.0).sockets -= 1;
    }
}

/// Counts stay right when a holder panics: nothing panics between two of them.
fn lock(taken: &Mutex<Taken>) -> MutexGuard<'_, Taken> {
    taken.lock().unwrap_or_else(PoisonError::into_inner)
}
