//! Fair shares: a system outside that hangs takes a part of a worker's room and never all of it, so that cases which do not
//! need it go on.

use crate::effects::again;
use domain::case::{Channel, Effect};
use futures::FutureExt;
use std::time::Duration;
use temporalio_sdk::interceptors::{
    ActivityInboundInterceptor, ExecuteActivityInput, ExecuteActivityOutput, Next,
};
use tokio::{sync::Semaphore, time::timeout};
use workflows::contract::EffectCall;

/// Who can hang.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum System {
    Registry,
    Accounts,
    Mail,
    Sms,
}

impl System {
    const COUNT: usize = 4;

    /// Whom an effect needs. The record and the disk are everybody's.
    fn of(effect: &Effect) -> Option<Self> {
        match effect {
            Effect::LookUpLicence { .. } | Effect::IssueLicence { .. } | Effect::RevokeLicence { .. } => {
                Some(Self::Registry)
            }
            Effect::DeliverLicence { .. } => Some(Self::Accounts),
            Effect::Notify(notice) => match notice.channel {
                Channel::Mail => Some(Self::Mail),
                Channel::Sms => Some(Self::Sms),
                Channel::InApp | Channel::Paper | Channel::Phone => None,
            },
        }
    }
}

/// How long a try waits for its turn. Then the engine asks again, by the patience of the effect.
const TURN: Duration = Duration::from_secs(1);

/// A share of a worker's room for each system, and one that is for none of them.
pub(crate) struct FairShares([Semaphore; System::COUNT]);

impl FairShares {
    /// Of a worker that performs so many activities at a time.
    pub(crate) fn of(activities: usize) -> Self {
        let share = (activities / (System::COUNT + 1)).max(1);
        Self(std::array::from_fn(|_| Semaphore::new(share)))
    }
}

impl ActivityInboundInterceptor for FairShares {
    fn execute_activity<'a>(
        &'a self,
        input: ExecuteActivityInput,
        next: Next<'a, ExecuteActivityInput, ExecuteActivityOutput<'a>>,
    ) -> ExecuteActivityOutput<'a> {
        let call = input.args_ref::<EffectCall>();
        let Some(system) = call.and_then(|call| System::of(&call.effect.effect)) else {
            return next.run(input);
        };
        let share = &self.0[system as usize];
        async move {
            match timeout(TURN, share.acquire()).await {
                Ok(Ok(_turn)) => next.run(input).await,
                Ok(Err(_)) | Err(_) => Err(again("BUSY")),
            }
        }
        .boxed()
    }
}
