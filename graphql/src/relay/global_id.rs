//! Typed global ids: base64 of `Type:key`.

use async_graphql::ID;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use store::AnyKind;

/// The types that `node` can find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NodeType {
    Case(AnyKind),
    Office,
    Document,
    InboxMessage,
}

impl NodeType {
    fn all() -> impl Iterator<Item = Self> {
        let others = [Self::Office, Self::Document, Self::InboxMessage];
        AnyKind::all().map(Self::Case).chain(others)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Case(AnyKind::LicenceApplication) => "LicenceApplication",
            Self::Case(AnyKind::VehicleTransfer) => "VehicleTransfer",
            Self::Case(AnyKind::FileHandover) => "FileHandover",
            Self::Case(AnyKind::EvidenceAccess) => "EvidenceAccess",
            Self::Office => "Office",
            Self::Document => "Document",
            Self::InboxMessage => "InboxMessage",
        }
    }

    /// The global id of the object of this type with this key.
    pub(crate) fn id(self, key: &str) -> ID {
        ID(URL_SAFE_NO_PAD.encode(format!("{}:{key}", self.name())))
    }
}

/// A global id, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GlobalId {
    pub(crate) of: NodeType,
    pub(crate) key: String,
}

impl GlobalId {
    /// Reads an id; nothing for what is none of ours.
    pub(crate) fn read(id: &ID) -> Option<Self> {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(id.as_str()).ok()?).ok()?;
        let (name, key) = text.split_once(':')?;
        let of = NodeType::all().find(|of| of.name() == name)?;
        Some(Self {
            of,
            key: key.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back() {
        for of in NodeType::all() {
            let key = "33010001-20211022-7ZK4M0QA-2:1".to_owned();
            assert_eq!(GlobalId::read(&of.id(&key)), Some(GlobalId { of, key }));
        }
    }

    #[test]
    fn what_is_none_of_ours_is_nothing() {
        for text in ["", "x", "%", "T2ZmaWNl", &URL_SAFE_NO_PAD.encode("Secret:1")] {
            assert_eq!(GlobalId::read(&ID(text.to_owned())), None, "{text}");
        }
    }
}
