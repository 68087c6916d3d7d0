//! The published numbers of the door. `docs/limits.md` says why each is what it is.

use std::time::Duration;

/// What one process lets through. Counts are kept in memory: each process has its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Nested brackets of any kind in the text of an operation, before it is parsed.
    pub nesting: usize,
    /// Cost of an operation: 1 for each object, times `first` of the lists around it; scalars are free.
    pub cost: u64,
    /// Fields at the root of an operation, fragments written out.
    pub root_fields: u64,
    /// Fields at the root of a mutation.
    pub mutations: u64,
    /// Aliases of an operation, fragments written out.
    pub aliases: u64,
    /// Fields of an operation, fragments written out.
    pub selections: u64,
    /// Bytes of the text of an operation.
    pub query_bytes: usize,
    /// Bytes of a request that is not an upload, and of a message on a socket.
    pub body_bytes: usize,
    /// From the head of a request to the end of its body; also from the opening of a socket to its first message.
    pub body_time: Duration,
    /// Bytes of an upload.
    pub upload_bytes: u64,
    /// Longest silence within an upload.
    pub upload_silence: Duration,
    /// Longest upload.
    pub upload_time: Duration,
    /// Longest query or mutation.
    pub operation_time: Duration,
    /// Open subscriptions of a person; of an address for those who are not signed in.
    pub subscriptions_each: usize,
    /// Open subscriptions of the process.
    pub subscriptions: usize,
    /// Open sockets of the process, with or without subscriptions.
    pub sockets: usize,
    /// Requests a minute of a person, wherever they come from.
    pub requests_person: u32,
    /// Requests a minute of an address.
    pub requests_address: u32,
    /// Requests a minute of an address of an office, where a full hall shares one.
    pub requests_office: u32,
    /// Between two signs of life on a stream or a socket.
    pub keep_alive: Duration,
}

impl Limits {
    /// Nested fields of an operation, kept by the schema. The standard introspection query has 13.
    pub const DEPTH: usize = crate::limits::DEPTH;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            nesting: 64,
            cost: 1000,
            root_fields: 15,
            mutations: 1,
            aliases: 15,
            selections: 2000,
            query_bytes: 8 * 1024,
            body_bytes: 64 * 1024,
            body_time: Duration::from_secs(10),
            upload_bytes: 10 * 1024 * 1024,
            upload_silence: Duration::from_secs(15),
            upload_time: Duration::from_mins(5),
            operation_time: Duration::from_secs(10),
            subscriptions_each: 20,
            subscriptions: 1000,
            sockets: 1000,
            requests_person: 600,
            requests_address: 600,
            requests_office: 12_000,
            keep_alive: Duration::from_secs(15),
        }
    }
}
