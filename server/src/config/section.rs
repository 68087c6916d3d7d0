//! Sections of the configuration, each written once: type, default and documentation of a key stand together.

/// What a key is for, taken from its doc comment.
#[derive(Clone, Copy, Debug)]
pub struct KeyDoc {
    /// Name within its section.
    pub name: &'static str,
    /// Lines of explanation, with unit and default where they need words.
    pub lines: &'static [&'static str],
}

/// A section that knows its keys.
pub trait Section {
    /// The keys, in the order in which they are documented.
    const KEYS: &'static [KeyDoc];
}

/// Declares one section: a struct whose keys have a doc comment and a default.
macro_rules! section {
    (
        $(#[doc = $title:literal])+
        pub struct $name:ident {
            $( $(#[doc = $line:literal])+ pub $field:ident: $type:ty = $default:expr, )*
        }
    ) => {
        $(#[doc = $title])+
        #[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $( $(#[doc = $line])+ pub $field: $type, )*
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $( $field: $default, )* }
            }
        }

        impl $crate::config::section::Section for $name {
            const KEYS: &'static [$crate::config::section::KeyDoc] = &[
                $( $crate::config::section::KeyDoc { name: stringify!($field), lines: &[$($line),+] }, )*
            ];
        }
    };
}

/// Declares the whole tree: the keys of its root, then its sections with what each is for.
macro_rules! tree {
    (
        $(#[doc = $title:literal])+
        pub struct $name:ident {
            root { $( $(#[doc = $line:literal])+ pub $field:ident: $type:ty = $default:expr, )* }
            sections { $( $(#[doc = $about:literal])+ pub $section:ident: $kind:ty, )* }
        }
    ) => {
        $(#[doc = $title])+
        #[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $( $(#[doc = $line])+ pub $field: $type, )*
            $( $(#[doc = $about])+ pub $section: $kind, )*
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $( $field: $default, )* $( $section: <$kind>::default(), )* }
            }
        }

        impl $name {
            /// Keys outside any section.
            pub const ROOT: &'static [$crate::config::section::KeyDoc] = &[
                $( $crate::config::section::KeyDoc { name: stringify!($field), lines: &[$($line),+] }, )*
            ];
            /// Every section: its name and what it is for, and its keys.
            pub const SECTIONS: &'static [(
                $crate::config::section::KeyDoc,
                &'static [$crate::config::section::KeyDoc],
            )] = &[
                $( (
                    $crate::config::section::KeyDoc { name: stringify!($section), lines: &[$($about),+] },
                    <$kind as $crate::config::section::Section>::KEYS,
                ), )*
            ];
        }
    };
}

pub(super) use {section, tree};
