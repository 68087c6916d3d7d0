//! Sends what the protocol of a socket says, asks for signs of life, and closes the socket when its sign-in ends.

use super::{code::Code, limits::Limits};
use async_graphql::http::WsMessage;
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use futures::{Sink, SinkExt as _, Stream, StreamExt as _, stream::SplitSink};
use std::{
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::oneshot,
    time::{Instant, Interval, MissedTickBehavior, Sleep},
};

/// What became of the first message: how long the sign-in holds (nothing: nobody signed in), or the code of a refusal.
pub(super) type Verdict = Result<Option<Duration>, &'static str>;

/// No first message in time, in the words of the protocol.
const INIT_TIMEOUT: (u16, &str) = (4408, "Connection initialisation timeout");
/// The sign-in was refused, in the protocol's own number.
const FORBIDDEN: u16 = 4403;
/// The sign-in has ended: the client needs another token.
const UNAUTHORIZED: u16 = 4401;
/// RFC 6455, 7.4.1: going away.
const AWAY: (u16, &str) = (1001, "no sign of life");
/// How many signs of life may be missed.
const MISSED: u8 = 2;

/// The sending side of a socket.
pub(super) struct Pump {
    pub sink: SplitSink<WebSocket, Message>,
    /// Whether anything came since it was looked at last.
    pub heard: Arc<AtomicBool>,
    pub limits: Limits,
}

enum Step {
    Send(Message),
    Close(u16, String),
    /// Nothing to send.
    Wait,
    Gone,
}

struct Watch {
    verdict: Option<oneshot::Receiver<Verdict>>,
    /// When the first message is due, then when the sign-in ends.
    deadline: Option<Pin<Box<Sleep>>>,
    signed_in: bool,
    pulse: Interval,
    missed: u8,
}

impl Pump {
    /// Runs until either side ends it.
    pub async fn run(mut self, answers: impl Stream<Item = WsMessage>, verdict: oneshot::Receiver<Verdict>) {
        let mut answers = pin!(answers);
        let mut watch = Watch::new(&self.limits, verdict);
        loop {
            let step = watch.step(&mut answers, &self.heard).await;
            let (message, last) = match step {
                Step::Wait => continue,
                Step::Gone => return,
                Step::Send(message) => (message, false),
                Step::Close(code, reason) => (
                    Message::Close(Some(CloseFrame {
                        code,
                        reason: reason.into(),
                    })),
                    true,
                ),
            };
            if !delivered(&mut self.sink, message, self.limits.body_time).await || last {
                return;
            }
        }
    }
}

/// Whether a caller took a message in time: a slow one holds memory here.
async fn delivered(sink: &mut (impl Sink<Message> + Unpin), message: Message, within: Duration) -> bool {
    matches!(tokio::time::timeout(within, sink.send(message)).await, Ok(Ok(())))
}

impl Watch {
    fn new(limits: &Limits, verdict: oneshot::Receiver<Verdict>) -> Self {
        let mut pulse = tokio::time::interval_at(Instant::now() + limits.keep_alive, limits.keep_alive);
        pulse.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self {
            verdict: Some(verdict),
            deadline: Some(Box::pin(tokio::time::sleep(limits.body_time))),
            signed_in: false,
            pulse,
            missed: 0,
        }
    }

    async fn step(
        &mut self,
        answers: &mut (impl Stream<Item = WsMessage> + Unpin),
        heard: &AtomicBool,
    ) -> Step {
        tokio::select! {
            // A busy stream must not hide the end of a sign-in.
            biased;
            verdict = told(&mut self.verdict) => self.judge(verdict),
            () = ended(&mut self.deadline) => self.end(),
            _ = self.pulse.tick() => self.beat(heard.swap(false, Ordering::Relaxed)),
            answer = answers.next() => match answer {
                None => Step::Gone,
                Some(WsMessage::Text(text)) => Step::Send(Message::Text(text.into())),
                Some(WsMessage::Close(code, reason)) => self.close(code, reason),
            },
        }
    }

    fn judge(&mut self, verdict: Option<Verdict>) -> Step {
        self.verdict = None;
        match verdict {
            Some(Ok(left)) => {
                self.signed_in = left.is_some();
                self.deadline = left.map(|left| Box::pin(tokio::time::sleep(left)));
                Step::Wait
            }
            Some(Err(code)) => Step::Close(FORBIDDEN, code.to_owned()),
            None => Step::Wait,
        }
    }

    fn end(&mut self) -> Step {
        self.deadline = None;
        if self.signed_in {
            Step::Close(UNAUTHORIZED, Code::TokenExpired.problem().code.to_owned())
        } else {
            Step::Close(INIT_TIMEOUT.0, INIT_TIMEOUT.1.to_owned())
        }
    }

    fn beat(&mut self, heard: bool) -> Step {
        self.missed = if heard { 0 } else { self.missed + 1 };
        if self.missed > MISSED {
            Step::Close(AWAY.0, AWAY.1.to_owned())
        } else {
            Step::Send(Message::Ping(Vec::new().into()))
        }
    }

    /// The protocol closes for a refused sign-in and for a message that it does not understand alike, and quotes it.
    fn close(&mut self, code: u16, reason: String) -> Step {
        match self.verdict.as_mut().and_then(|verdict| verdict.try_recv().ok()) {
            Some(Err(code)) => Step::Close(FORBIDDEN, code.to_owned()),
            _ if code == 1002 => Step::Close(code, Code::BodyNotJson.problem().code.to_owned()),
            _ => Step::Close(code, reason),
        }
    }
}

async fn told(verdict: &mut Option<oneshot::Receiver<Verdict>>) -> Option<Verdict> {
    match verdict {
        Some(verdict) => verdict.await.ok(),
        None => std::future::pending().await,
    }
}

async fn ended(deadline: &mut Option<Pin<Box<Sleep>>>) {
    match deadline {
        Some(deadline) => deadline.await,
        None => std::future::pending().await,
    }
}
