//! Notices on paper, read back by another library.

use super::{
    PaperError, PaperFont, PaperPrinter,
    evidence::{CopyAbout, copy},
};
use crate::templates::{Language, NoticeTemplates, RenderedNotice, sample::sample};
use bytes::Bytes;
use domain::{
    accident::ItemKind,
    case::{Channel, NoticeKind},
    law::Text,
};
use files::{FileStore, FileStoreConfig, Intake, MediaType};
use lopdf::Document;
use std::path::Path;

fn notice(kind: NoticeKind, language: Language) -> RenderedNotice {
    NoticeTemplates::default()
        .render(kind, Channel::Paper, language, &sample(kind))
        .unwrap()
}

/// Text and number of pages, without white space: where a line breaks is no matter here.
fn read(pdf: &[u8]) -> (String, usize) {
    let document = Document::load_mem(pdf).unwrap();
    let pages: Vec<_> = document.get_pages().into_keys().collect();
    (
        without_space(&document.extract_text(&pages).unwrap()),
        pages.len(),
    )
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn what_is_printed_can_be_read() {
    let printer = PaperPrinter::default();
    for (kind, language) in [
        (NoticeKind::Refused, Language::Zh),
        (NoticeKind::Receipt, Language::En),
    ] {
        let notice = notice(kind, language);
        let (text, pages) = read(&printer.print(&notice).unwrap());
        assert_eq!(text, without_space(&format!("{}{}", notice.subject, notice.body)));
        assert_eq!(pages, 1);
    }
}

#[test]
fn the_same_notice_is_the_same_file() {
    let printer = PaperPrinter::default();
    let notice = notice(NoticeKind::Issued, Language::Zh);
    assert_eq!(printer.print(&notice).unwrap(), printer.print(&notice).unwrap());
}

#[test]
fn long_notices_go_on_overleaf() {
    let long = RenderedNotice {
        subject: "补正告知书".to_owned(),
        body: "请补正下列材料。\n".repeat(80),
    };
    let (text, pages) = read(&PaperPrinter::default().print(&long).unwrap());
    assert_eq!((text.matches("请补正下列材料。").count(), pages), (80, 3));
}

#[test]
fn a_character_that_the_font_lacks_is_not_left_out() {
    let rare = RenderedNotice {
        subject: "受理通知书".to_owned(),
        body: "𠮷田：".to_owned(),
    };
    let error = PaperPrinter::default().print(&rare).unwrap_err();
    assert_eq!(
        (error.code(), error.to_string().contains('𠮷')),
        ("GLYPH_MISSING", false)
    );
}

#[test]
fn a_font_that_is_none_is_said_to_be_unusable() {
    for path in ["no/such/font.ttf", "Cargo.toml"] {
        let error = PaperFont::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_err();
        assert!(matches!(error, PaperError::FontUnusable(_)));
    }
}

#[tokio::test]
async fn our_own_notices_would_pass_our_own_intake() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::open(&FileStoreConfig::Local {
        folder: folder.path().into(),
    })
    .unwrap();
    let pdf = Bytes::from(
        PaperPrinter::default()
            .print(&notice(NoticeKind::Refused, Language::Zh))
            .unwrap(),
    );
    let intake = Intake {
        max_size: 1024 * 1024,
        allowed: vec![MediaType::Pdf],
        declared: None,
    };
    let sent = futures::stream::iter([Ok::<_, std::io::Error>(pdf.clone())]);
    assert_eq!(
        store.stage(sent, &intake).await.unwrap(),
        store.keep(pdf, MediaType::Pdf).await.unwrap()
    );
}

#[test]
fn a_copy_says_what_it_is_of_and_leaves_room_for_the_seal() {
    let office = Text {
        zh: "广州市公安局交通警察支队".to_owned(),
        en: "Guangzhou traffic police".to_owned(),
    };
    let about = CopyAbout {
        number: &sample(NoticeKind::Issued).case,
        accident: &"440104202600001234".parse().unwrap(),
        office: &office,
        applicant: "张*",
        kind: ItemKind::ScenePlan,
        pages: 3,
        now: "2024-03-05T02:00:00Z".parse().unwrap(),
    };
    for (language, says) in [
        (
            Language::Zh,
            [
                "申请人：张*",
                "页数：3页",
                "第六十五条",
                "支队（事故处理专用章）",
                "2024年3月5日",
            ],
        ),
        (
            Language::En,
            [
                "Applicant:张*",
                "Pages:3",
                "article65",
                "(sealforthehandlingofaccidents)",
                "5March2024",
            ],
        ),
    ] {
        let pdf = PaperPrinter::default().print(&copy(&about, language)).unwrap();
        let (text, pages) = read(&pdf);
        assert!(says.iter().all(|says| text.contains(says)), "{text}");
        assert_eq!(pages, 1);
    }
}

#[test]
fn what_is_no_picture_is_not_printed() {
    let notice = notice(NoticeKind::Refused, Language::Zh);
    let printed = PaperPrinter::default().print_with(&notice, vec![b"no picture".to_vec()]);
    assert!(matches!(printed, Err(PaperError::Pdf)));
}
