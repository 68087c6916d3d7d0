//! The accident unit (事故处理机构): the files of its accidents, and the bytes of the evidence in them.

use super::PortError;
use async_trait::async_trait;
use bytes::Bytes;
use domain::{
    accident::{AccidentFile, EvidenceItem, Progress, QueryCode},
    identifier::AccidentNumber,
};

/// The unit. Nothing here changes anything.
#[async_trait]
pub trait AccidentFiles: Send + Sync {
    /// What the unit says of an accident now, if there is one of this number.
    async fn look_up(&self, number: &AccidentNumber) -> Result<Option<AccidentFile>, PortError>;

    /// The bytes of an item as they came, if the unit has it. They are those that `item` says, or the answer is
    /// [`ITEM_DIFFERS`](super::ITEM_DIFFERS); an item longer than [`LONGEST_ITEM`](super::LONGEST_ITEM) is
    /// [`ITEM_TOO_LONG`](super::ITEM_TOO_LONG), unread.
    async fn item(&self, number: &AccidentNumber, item: &EvidenceItem) -> Result<Option<Bytes>, PortError>;

    /// The stages that an accident has reached, oldest first, for whoever has the code that the unit gave to its parties. A
    /// wrong code and no such accident are answered the same.
    async fn progress(
        &self,
        number: &AccidentNumber,
        code: &QueryCode,
    ) -> Result<Option<Vec<Progress>>, PortError>;
}
