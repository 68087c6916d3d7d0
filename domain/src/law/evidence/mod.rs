//! The law on access to accident evidence: grounds of a refusal, what only a person can say, and what keeps an act from
//! being possible now, and why no pages are made of an item.

mod ground;
mod obstacle;
mod question;
#[cfg(test)]
mod tests;
pub mod unreadable;

pub use ground::EvidenceGround;
pub use obstacle::EvidenceObstacle;
pub use question::EvidenceQuestion;
