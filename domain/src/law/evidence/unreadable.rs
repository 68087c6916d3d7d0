//! Why no pages are made of an item of evidence, in words for whoever has to do something about it. The codes are those of the record: of
//! the workshop (`PAGES_…`), and of what keeps an item from coming to it. They are set by this software (design).

use crate::law::Words;

/// Each code with its words.
const TABLE: [(&str, Words); 16] = [
    row(
        "PAGES_TYPE_NOT_SHOWN",
        "此类文件不能按页显示，请提供PDF、JPEG或PNG",
        "A file of this type has no pages to show: please give a PDF, a JPEG or a PNG.",
    ),
    row(
        "PAGES_ENCRYPTED",
        "文件已加密，请取消密码后重新提供",
        "The file is encrypted: please remove the password and give it again.",
    ),
    row(
        "PAGES_ACTIVE",
        "文件含脚本、自动执行的内容或内嵌文件，请打印为普通PDF后重新提供",
        "The file holds a script, an automatic action or another file: please print it to a plain PDF and give that.",
    ),
    row(
        "PAGES_POLYGLOT",
        "文件同时是另一种类型的文件，请重新导出",
        "The file is one of another type at the same time: please export it again.",
    ),
    row(
        "PAGES_TOO_MANY",
        "文件页数过多，请分成几份",
        "The file has too many pages: please divide it.",
    ),
    row(
        "PAGES_TOO_LARGE",
        "文件、页面或图片的尺寸过大，请缩小后重新提供",
        "The file, a page or a picture is too large: please give a smaller one.",
    ),
    row(
        "PAGES_TOO_COMPLEX",
        "文件内容过于复杂，无法检查，请打印为普通PDF后重新提供",
        "The file is too complex to be checked: please print it to a plain PDF and give that.",
    ),
    row(
        "PAGES_BROKEN",
        "文件不完整或已损坏，请重新导出",
        "The file is incomplete or damaged: please export it again.",
    ),
    row(
        "PAGES_INCOMPLETE",
        "文件中有图片或字体无法读取，页面显示不全，请打印为普通PDF后重新提供",
        "A picture or a font in the file cannot be read, so a page would not be whole: please print it to a plain PDF and give that.",
    ),
    row(
        "PAGES_NO_SUCH_PAGE",
        "遮盖范围所指的页不存在，请重新核对",
        "An area to be covered is on a page that is not there: please look again.",
    ),
    row(
        "PAGES_TOO_LONG",
        "文件处理超时，请打印为普通PDF后重新提供",
        "The file took too long: please print it to a plain PDF and give that.",
    ),
    row(
        "PAGES_TOO_MUCH_MEMORY",
        "处理文件所需内存超过限制，请打印为普通PDF后重新提供",
        "The file took more memory than it may: please print it to a plain PDF and give that.",
    ),
    row(
        "ITEM_MISSING",
        "办案单位的事故档案中没有该材料，请补充后重试",
        "The unit has no such item in its file: please add it and try again.",
    ),
    row(
        "ITEM_DIFFERS",
        "收到的材料与事故档案登记的不一致，请核对后重新登记",
        "What came is not what the file of the accident names: please look into it and register the item again.",
    ),
    row(
        "ITEM_TOO_LONG",
        "材料文件过长，请分成几份",
        "The item is too long: please divide it.",
    ),
    row(
        "AREA_INVALID",
        "遮盖范围无效，请重新标注",
        "What is to be covered is no area of a page: please mark it again.",
    ),
];

const fn row(code: &'static str, zh: &'static str, en: &'static str) -> (&'static str, Words) {
    (code, Words::new(zh, en))
}

/// What is wrong and what to do; `None` for a code of the unit's own register, which we do not know.
pub fn words_of(code: &str) -> Option<Words> {
    let found = TABLE.iter().find(|(known, _)| *known == code);
    found.map(|(_, words)| *words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::wire_tests::assert_complete;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_words_of_its_own() {
        let codes: BTreeSet<_> = TABLE.iter().map(|(code, _)| code).collect();
        assert_eq!(codes.len(), TABLE.len());
        for (code, words) in TABLE {
            assert_complete(words);
            assert_eq!(words_of(code), Some(words));
        }
        assert_eq!(words_of("HTTP_422"), None);
    }
}
