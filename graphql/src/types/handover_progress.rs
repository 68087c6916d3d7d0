//! How far a handover is: its steps, and what has arrived of the file.

use super::byte_count::ByteCount;
use crate::{failure::Result, reader::Eyes};
use async_graphql::SimpleObject;
use domain::{
    file_handover::{State, Status},
    identifier::CaseNumber,
    time::Moment,
};

/// How far a handover is (移交进度)
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct HandoverProgress {
    /// How many of its steps are done.
    pub done: u32,
    /// How many there are.
    pub of: u32,
    /// What has arrived of the file; nothing before one was offered (传输进度)
    pub arrival: Option<FileArrival>,
}

/// What has arrived at the destination of the attempt that was offered last: what its office has acknowledged (传输进度)
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct FileArrival {
    /// Which attempt (第几次移交)
    pub attempt: u32,
    /// Bytes that are there (已接收字节数)
    pub bytes: ByteCount,
    /// Bytes of the whole file (总字节数)
    pub total_bytes: ByteCount,
    /// Files that are there whole (已接收文件数)
    pub files: u64,
    /// Files of the manifest (文件总数)
    pub total_files: u64,
    /// Since when it is being sent; nothing before it is (开始时间)
    pub since: Option<Moment>,
}

impl HandoverProgress {
    /// The progress of a handover in this state, through the reader's scope.
    pub(crate) async fn find(eyes: &Eyes, (number, state): (&CaseNumber, &State)) -> Result<Self> {
        let nothing_yet = Self {
            done: steps(state.status),
            of: STEPS,
            arrival: FileArrival::none_of(state),
        };
        nothing_yet.refreshed(eyes, number).await
    }

    /// The same with what is there of that attempt now.
    pub(crate) async fn refreshed(self, eyes: &Eyes, number: &CaseNumber) -> Result<Self> {
        let arrival = match self.arrival {
            Some(arrival) => Some(arrival.now(eyes, number).await?),
            None => None,
        };
        Ok(Self { arrival, ..self })
    }
}

impl FileArrival {
    /// The attempt on its way, of which nothing is there. `None` before it is offered.
    fn none_of(state: &State) -> Option<Self> {
        let manifest = state.manifest.as_ref()?;
        let totals = manifest.totals();
        let attempt = manifest.attempt();
        (state.custody.attempt() == attempt).then_some(Self {
            attempt,
            bytes: ByteCount(0),
            total_bytes: ByteCount(totals.bytes),
            files: 0,
            total_files: totals.items,
            since: None,
        })
    }

    /// What is there of the same attempt now.
    async fn now(self, eyes: &Eyes, number: &CaseNumber) -> Result<Self> {
        let arrived = eyes.finder().arrived(number, self.attempt).await?;
        Ok(arrived.map_or(self, |arrived| Self {
            bytes: ByteCount(arrived.bytes),
            files: arrived.files,
            since: Some(arrived.since),
            ..self
        }))
    }
}

const STEPS: u32 = 9;

fn steps(status: Status) -> u32 {
    match status {
        Status::Requested | Status::Unavailable | Status::Returned => 0,
        Status::Gathering => 1,
        Status::Gathered => 2,
        Status::Offered => 3,
        Status::Sent => 4,
        Status::Checking => 5,
        Status::Checked => 6,
        Status::Accepting | Status::Refusing => 7,
        Status::Accepted => 8,
        Status::Transferred => STEPS,
    }
}
