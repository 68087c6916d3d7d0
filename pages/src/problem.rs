//! Why a document is not shown, with a stable code. The words for the person who has to do something about it are beside the law, in
//! `domain::law::evidence::unreadable`.

use files::FileProblem;

/// Makes the enum and its codes from one table, so that no problem can be without one.
macro_rules! problems {
    ($($problem:ident $code:literal $why:literal;)+) => {
        /// Why no pages are made of a document.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
        #[non_exhaustive]
        pub enum PageProblem {
            $(
                #[doc = $why]
                #[error("failed to make pages of a document: {}", $code)]
                $problem,
            )+
        }

        impl PageProblem {
            /// Every problem, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$problem),+];

            /// The stable code, for programs.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$problem => $code,)+
                }
            }
        }
    };
}

problems! {
    TypeNotShown "PAGES_TYPE_NOT_SHOWN" "A file of this type has no pages to show.";
    Encrypted "PAGES_ENCRYPTED" "The file is encrypted.";
    Active "PAGES_ACTIVE" "The file holds a script, an automatic action or another file.";
    Polyglot "PAGES_POLYGLOT" "The file is one of another type at the same time.";
    TooMany "PAGES_TOO_MANY" "The file has too many pages.";
    TooLarge "PAGES_TOO_LARGE" "The file, a page or a picture is too large.";
    TooComplex "PAGES_TOO_COMPLEX" "The file is too complex to be checked.";
    Broken "PAGES_BROKEN" "The file is incomplete or damaged.";
    Incomplete "PAGES_INCOMPLETE" "A picture or a font in the file cannot be read, so a page would not be whole.";
    NoSuchPage "PAGES_NO_SUCH_PAGE" "An area to be covered is on a page that is not there.";
    TooLong "PAGES_TOO_LONG" "The file took too long.";
    TooMuchMemory "PAGES_TOO_MUCH_MEMORY" "The file took more memory than it may.";
}

impl PageProblem {
    /// The problem of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|problem| problem.code() == code)
    }
}

impl From<FileProblem> for PageProblem {
    fn from(problem: FileProblem) -> Self {
        match problem {
            FileProblem::Empty | FileProblem::TypeNotAllowed | FileProblem::TypeMismatch => {
                Self::TypeNotShown
            }
            FileProblem::TooLarge | FileProblem::ImageTooLarge => Self::TooLarge,
            FileProblem::PdfEncrypted => Self::Encrypted,
            FileProblem::PdfActive | FileProblem::PdfAttachment => Self::Active,
            FileProblem::PdfTooComplex => Self::TooComplex,
            _ => Self::Broken,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_code_leads_back_to_its_problem_and_to_no_other() {
        let codes: BTreeSet<_> = PageProblem::ALL.iter().map(|problem| problem.code()).collect();
        assert_eq!(codes.len(), PageProblem::ALL.len());
        for problem in PageProblem::ALL {
            assert_eq!(PageProblem::of(problem.code()), Some(*problem));
        }
        assert_eq!(PageProblem::of("PAGES_"), None);
    }
}
