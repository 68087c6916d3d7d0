//! Why an intake does not take a request, by stable codes that both ends know.

use crate::ports::PortError;

macro_rules! refusals {
    ($( $(#[doc = $doc:literal])* $name:ident $code:literal $status:literal, )*) => {
        /// Why nothing was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum IntakeRefusal {
            $( $(#[doc = $doc])* $name, )*
        }

        impl IntakeRefusal {
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code for machines, which stays the same.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The status of the answer over HTTP.
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* }
            }
        }
    };
}

refusals! {
    SignatureMissing "SIGNATURE_MISSING" 401,
    SignatureMalformed "SIGNATURE_MALFORMED" 401,
    /// It ended, or was not made yet: the clocks of the offices differ, or somebody sends it again.
    SignatureExpired "SIGNATURE_EXPIRED" 401,
    /// No such attempt waits for bytes here, or it does not wait for them from whoever signed. Which of them is not said.
    HandoverUnknown "HANDOVER_UNKNOWN" 404,
    /// The manifest of the attempt has no such file.
    NotListed "NOT_LISTED" 404,
    /// Only HEAD and PATCH are spoken: nothing can be read.
    MethodNotAllowed "METHOD_NOT_ALLOWED" 405,
    VersionUnknown "TUS_VERSION" 412,
    ContentType "CONTENT_TYPE" 415,
    OffsetMissing "OFFSET_MISSING" 400,
    DigestMissing "DIGEST_MISSING" 400,
    LengthMissing "LENGTH_MISSING" 411,
    ChunkTooLarge "CHUNK_TOO_LARGE" 413,
    /// The file would be longer than its manifest says.
    TooMuch "FILE_TOO_MUCH" 413,
    BodyCutOff "BODY_CUT_OFF" 400,
    BodyTimeout "BODY_TIMEOUT" 408,
    /// The bytes are not the ones that were signed: they were altered on the way. None of them is kept.
    ChunkAltered "CHUNK_ALTERED" 400,
    /// The bytes begin elsewhere than what is here ends. The answer says where.
    OffsetConflict "OFFSET_CONFLICT" 409,
    /// All bytes came, and together they are not what the manifest says. None of them is kept.
    FileAltered "FILE_ALTERED" 422,
    /// Another request is writing this file.
    FileBusy "FILE_BUSY" 423,
    /// As many requests as there is memory for are at work.
    TooManyAtOnce "TOO_MANY_AT_ONCE" 503,
    StoreFailed "STORE_FAILED" 503,
    RecordFailed "RECORD_FAILED" 503,
}

impl IntakeRefusal {
    /// The inverse of [`Self::code`].
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|refusal| refusal.code() == code)
    }

    /// Whether the same file may be sent another time. Clocks, keys and what the record says are mended by people, and a
    /// handover must not suffer until they are.
    pub const fn may_pass(self) -> bool {
        !matches!(
            self,
            Self::NotListed
                | Self::MethodNotAllowed
                | Self::VersionUnknown
                | Self::ContentType
                | Self::OffsetMissing
                | Self::DigestMissing
                | Self::LengthMissing
                | Self::ChunkTooLarge
                | Self::TooMuch
        )
    }
}

impl From<IntakeRefusal> for PortError {
    fn from(refusal: IntakeRefusal) -> Self {
        if refusal.may_pass() {
            Self::retry(refusal.code())
        } else {
            Self::Fail {
                code: refusal.code().to_owned(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_of_one_refusal() {
        for refusal in IntakeRefusal::ALL {
            assert_eq!(IntakeRefusal::of_code(refusal.code()), Some(*refusal));
            assert!((400..600).contains(&refusal.status()));
        }
        assert_eq!(IntakeRefusal::of_code("ANYTHING_ELSE"), None);
    }
}
