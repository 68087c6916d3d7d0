//! What can be wrong with a file that somebody hands in: data for them, with a stable code and words.

/// Makes the enum and its texts from one table, so that no problem can be without them.
macro_rules! problems {
    ($($problem:ident $code:literal $zh:literal $en:literal;)+) => {
        /// Why a file is not taken. The person can mend it by sending another one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
        #[non_exhaustive]
        pub enum FileProblem {
            $(
                #[doc = $en]
                #[error("failed to take a file: {}", $code)]
                $problem,
            )+
        }

        impl FileProblem {
            /// Every problem, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$problem),+];

            /// The stable code, for programs.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$problem => $code,)+
                }
            }

            /// What is wrong and what to do, in Chinese.
            pub const fn message_zh(self) -> &'static str {
                match self {
                    $(Self::$problem => $zh,)+
                }
            }

            /// What is wrong and what to do, in English.
            pub const fn message_en(self) -> &'static str {
                match self {
                    $(Self::$problem => $en,)+
                }
            }
        }
    };
}

problems! {
    Empty "FILE_EMPTY" "文件为空，请重新选择文件" "The file is empty: please choose it again.";
    TooLarge "FILE_TOO_LARGE" "文件超过大小限制，请压缩后重新上传" "The file is larger than allowed: please send a smaller one.";
    TypeNotAllowed "FILE_TYPE_NOT_ALLOWED" "此项材料不接受该文件类型，请按要求的格式上传" "This document may not be of that type: please send one of the types asked for.";
    TypeMismatch "FILE_TYPE_MISMATCH" "文件内容与所填类型不符，请核对后重新上传" "The content of the file is not of the type stated: please compare and send it again.";
    Interrupted "FILE_INTERRUPTED" "上传中断，请重新上传" "The upload was cut off: please send the file again.";
    ImageTooLarge "IMAGE_TOO_LARGE" "图片尺寸过大，请缩小后重新上传" "The picture has too many pixels: please send a smaller one.";
    ImageBroken "IMAGE_BROKEN" "图片无法打开，请重新拍摄或导出后上传" "The picture cannot be opened: please take or export it again.";
    PdfEncrypted "PDF_ENCRYPTED" "PDF文件已加密，请取消密码后重新上传" "The PDF is encrypted: please remove the password and send it again.";
    PdfActive "PDF_ACTIVE" "PDF文件含脚本或自动执行的内容，请打印为普通PDF后重新上传" "The PDF holds a script or an automatic action: please print it to a plain PDF and send that.";
    PdfAttachment "PDF_ATTACHMENT" "PDF文件内嵌有其他文件，请分别上传" "The PDF has other files inside: please send them one by one.";
    PdfTooComplex "PDF_TOO_COMPLEX" "PDF文件内容过于复杂，无法检查，请打印为普通PDF后重新上传" "The PDF is too complex to be checked: please print it to a plain PDF and send that.";
    PdfBroken "PDF_BROKEN" "PDF文件不完整或已损坏，请重新导出后上传" "The PDF is incomplete or damaged: please export it again.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique() {
        let codes: BTreeSet<_> = FileProblem::ALL.iter().map(|problem| problem.code()).collect();
        assert_eq!(codes.len(), FileProblem::ALL.len());
    }
}
