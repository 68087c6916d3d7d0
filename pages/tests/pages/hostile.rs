//! Documents that are made to do harm: each ends with a code, within the memory and the time of its child, and leaves nothing.

use crate::{
    apart::{bounded, workshop},
    inputs::{
        deflated,
        pdf::{self, A4, FONTS, Pdf},
        pictures,
    },
};
use image::RgbImage;
use pages::{Format, MAX_BYTES, MAX_PAGES, PageProblem, Redaction, apart::Workshop};
use std::fs;

/// Half of what a child of the product may have, the program itself included: no document here may need more.
const MEMORY: u64 = 512 * 1024 * 1024;

fn problem_in(workshop: &Workshop, document: &[u8]) -> PageProblem {
    let made = workshop.make(document, &Redaction::default(), Format::Jpeg);
    made.unwrap_err().problem().expect("a problem of the document")
}

fn problem(document: &[u8]) -> PageProblem {
    problem_in(&bounded(MEMORY, 20), document)
}

fn pages(document: &[u8]) -> usize {
    let made = bounded(MEMORY, 20).make(document, &Redaction::default(), Format::Jpeg);
    made.unwrap().len()
}

/// One page with this content and these resources.
fn drawing(content: &str, resources: &str) -> Pdf {
    Pdf::of(&[content.as_bytes()], A4, resources, "")
}

/// Replaces the content of the page of a document.
fn with_content(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let mut pdf = Pdf::default();
    pdf.add("<</Type/Catalog/Pages 2 0 R>>");
    pdf.add("<</Type/Pages/Count 1/Kids[3 0 R]>>");
    pdf.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>");
    pdf.stream(dictionary, data);
    pdf.write()
}

#[test]
fn what_is_no_document_has_no_pages() {
    for bytes in [b"".as_slice(), b"<svg/>", b"GIF89a", b"PK\x03\x04", b"MZ"] {
        assert_eq!(problem(bytes), PageProblem::TypeNotShown);
    }
    assert_eq!(problem(&vec![b'%'; MAX_BYTES + 1]), PageProblem::TooLarge);
}

#[test]
fn encrypted_and_active_documents_are_refused() {
    let with = |more: &str| {
        let text = String::from_utf8(pdf::page("")).unwrap();
        text.replace("/Root 1 0 R", &format!("/Root 1 0 R{more}"))
            .into_bytes()
    };
    assert_eq!(
        problem(&with("/Encrypt<</Filter/Standard/V 2/R 3>>")),
        PageProblem::Encrypted
    );
    for more in [
        "/OpenAction<</S/JavaScript/JS(app.alert(1))>>",
        "/A<</S/Launch/F(calc.exe)>>",
        "/AcroForm<</XFA 9 0 R>>",
        "/A<</S/SubmitForm/F(http://example.org)>>",
        "/Names<</EmbeddedFiles 9 0 R>>",
        "/A<</S/J#61vaScript>>",
    ] {
        assert_eq!(problem(&with(more)), PageProblem::Active, "{more}");
    }
    let hidden = deflated(b"9 0 <</S/JavaScript/JS(app.alert(1))>>");
    let mut pdf = drawing("", "");
    pdf.stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &hidden);
    assert_eq!(problem(&pdf.write()), PageProblem::Active);
}

#[test]
fn a_file_that_is_two_things_is_refused() {
    let picture = pictures::png(RgbImage::new(4, 4));
    let archive = {
        let entry = [b"PK\x01\x02".as_slice(), &[0; 42]].concat();
        let size = u32::try_from(entry.len()).unwrap().to_le_bytes();
        [
            &entry,
            b"PK\x05\x06\0\0\0\0\x01\0\x01\0".as_slice(),
            &size,
            &[0; 6],
        ]
        .concat()
    };
    let document = pdf::page("");
    let within = |head: &[u8], tail: &[u8]| [head, tail, b"\nstartxref\n0\n%%EOF\n"].concat();
    assert_eq!(
        problem(&[picture.as_slice(), &archive].concat()),
        PageProblem::Polyglot
    );
    assert_eq!(problem(&within(&document, &archive)), PageProblem::Polyglot);
    assert_eq!(
        problem(&[picture.as_slice(), &document].concat()),
        PageProblem::Polyglot
    );
    let photograph = pictures::jpeg(&RgbImage::new(4, 4), 80);
    assert_eq!(
        problem(&[photograph.as_slice(), &document].concat()),
        PageProblem::Polyglot
    );
    // A PDF does not end with something else.
    assert_eq!(
        problem(&[document.as_slice(), &photograph].concat()),
        PageProblem::Broken
    );
    // What stands behind a picture and is no document is not shown, and does no harm.
    assert_eq!(
        pages(&[picture.as_slice(), b"<script>alert(1)</script>"].concat()),
        1
    );
}

#[test]
fn pictures_of_60_000_by_60_000_are_refused_by_their_headers() {
    assert_eq!(problem(&pictures::huge_png(60_000)), PageProblem::TooLarge);
    assert_eq!(problem(&pictures::huge_jpeg(60_000)), PageProblem::TooLarge);
}

#[test]
fn cut_files_are_broken_wherever_they_are_cut() {
    for whole in [
        pictures::png(pictures::photograph(40, 30)),
        pictures::jpeg(&pictures::photograph(40, 30), 80),
        pdf::print(),
    ] {
        for eighths in 1..8 {
            let cut = &whole[..whole.len() * eighths / 8];
            let made = workshop().make(cut, &Redaction::default(), Format::Jpeg);
            // A JPEG that ends in the middle of its pixels has grey ones instead.
            let is_jpeg = whole.starts_with(b"\xFF\xD8");
            match made {
                Ok(pages) => assert!(is_jpeg && pages.len() == 1, "cut at {eighths}/8"),
                Err(error) => assert_eq!(error.problem(), Some(PageProblem::Broken), "cut at {eighths}/8"),
            }
        }
    }
}

#[test]
fn five_hundred_pages_are_too_many() {
    let of = |count: usize| Pdf::of(&vec![b"".as_slice(); count], (30, 30), "", "").write();
    assert_eq!(problem(&of(500)), PageProblem::TooMany);
    assert_eq!(problem(&of(MAX_PAGES + 1)), PageProblem::TooMany);
    assert_eq!(pages(&of(MAX_PAGES)), MAX_PAGES);
}

#[test]
fn a_content_that_inflates_without_end_is_too_complex() {
    let bomb = deflated(&vec![b' '; 300 * 1024 * 1024]);
    assert!(bomb.len() < 4 * 1024 * 1024);
    assert_eq!(
        problem(&with_content("/Filter/FlateDecode", &bomb)),
        PageProblem::TooComplex
    );
    // Packed twice, it is small for whoever looks one level deep.
    let twice = with_content("/Filter[/FlateDecode/FlateDecode]", &deflated(&bomb));
    let found = problem(&twice);
    assert!(
        matches!(found, PageProblem::TooMuchMemory | PageProblem::TooLong),
        "{found:?}"
    );
}

/// A page with a picture of 60,000 × 60,000, which says so and has this data.
fn huge_picture(filter: &str, data: &[u8]) -> Vec<u8> {
    let mut pdf = drawing("595 0 0 842 0 0 cm /P Do", "/XObject<</P 5 0 R>>");
    let size = "/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8";
    pdf.stream(&format!("/Type/XObject/Subtype/Image{size}/Filter{filter}"), data);
    pdf.write()
}

#[test]
fn a_huge_picture_on_a_page_ends_with_a_code() {
    // All pixels are there: one byte is repeated 128 times by two, and those are deflated.
    let runs = [129, 0].repeat(60_000 * 60_000 * 3 / 128);
    let all = huge_picture("[/FlateDecode/RunLengthDecode]", &deflated(&runs));
    assert!(all.len() < 4 * 1024 * 1024);
    assert_eq!(problem(&all), PageProblem::TooMuchMemory);
    let said = huge_picture("/DCTDecode", &pictures::huge_jpeg(60_000));
    assert_eq!(problem(&said), PageProblem::TooMuchMemory);
    // What is said and not there is not drawn, and costs nothing.
    assert_eq!(pages(&huge_picture("/FlateDecode", &deflated(&[0; 9_000]))), 1);
}

/// Forms that draw each other again and again: one in itself, and a tree of 10^12 leaves.
#[test]
fn forms_within_forms_end() {
    let form = |inner: usize| {
        format!("/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</X {inner} 0 R>>>>")
    };
    let mut itself = drawing("/X Do", "/XObject<</X 5 0 R>>");
    itself.stream(&form(5), b"0 0 1 1 re f /X Do");
    let made = bounded(MEMORY, 20).make(&itself.write(), &Redaction::default(), Format::Jpeg);
    assert!(made.as_ref().is_ok_and(|pages| pages.len() == 1), "{made:?}");
    let mut tree = drawing("/X Do", "/XObject<</X 5 0 R>>");
    for level in 0..12 {
        tree.stream(&form(6 + level), "/X Do ".repeat(10).as_bytes());
    }
    tree.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 1 1 re f");
    assert_eq!(
        problem_in(&bounded(MEMORY, 2), &tree.write()),
        PageProblem::TooLong
    );
}

#[test]
fn page_trees_that_go_round_end() {
    let tree = |kids: &[&str]| {
        let mut pdf = Pdf::default();
        pdf.add("<</Type/Catalog/Pages 2 0 R>>");
        for kids in kids {
            pdf.add(format!("<</Type/Pages/Count 9/Kids[{kids}]>>"));
        }
        pdf.write()
    };
    for kids in [
        vec!["2 0 R"],
        vec!["3 0 R 3 0 R", "2 0 R 3 0 R"],
        vec!["3 0 R", "4 0 R", "5 0 R", "2 0 R"],
    ] {
        assert_eq!(problem(&tree(&kids)), PageProblem::Broken, "{kids:?}");
    }
    // Each level names the next one many times.
    let wide: Vec<String> = (3..30).map(|next| format!("{next} 0 R ").repeat(50)).collect();
    let wide: Vec<&str> = wide.iter().map(String::as_str).collect();
    assert_eq!(problem(&tree(&wide)), PageProblem::Broken);
}

/// Whether pages or a problem of the document come of it, within so many seconds of a processor.
fn ends(document: &[u8], seconds: u64) -> bool {
    let made = bounded(MEMORY, seconds).make(document, &Redaction::default(), Format::Jpeg);
    match made {
        Ok(pages) => pages.len() == 1,
        Err(error) => error.problem().is_some(),
    }
}

#[test]
fn deep_nesting_and_endless_drawing_end() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let mut pdf = drawing(&deep, "");
    pdf.add(&deep);
    assert!(ends(&pdf.write(), 20), "arrays in arrays");
    let states = "q ".repeat(3_000_000);
    assert!(ends(&pdf::page(&states), 20), "states on states");
    let clips = "0 0 500 500 re W n ".repeat(200_000);
    assert!(ends(&pdf::page(&clips), 2), "clips in clips");
    let paint = "/Pattern cs /T scn 0 0 595 842 re f ".repeat(20_000);
    let mut pdf = drawing(&paint, "/Pattern<</T 5 0 R>>");
    pdf.stream(
        "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .01/YStep .01/Resources<<>>",
        b"0 0 1 1 re f",
    );
    assert!(ends(&pdf.write(), 2), "a page of the smallest tiles");
}

#[test]
fn a_child_has_the_memory_that_it_is_given_and_no_more() {
    let picture = pictures::png(image::DynamicImage::new_luma8(3900, 3900));
    assert_eq!(pages(&picture), 1);
    let little = 64 * 1024 * 1024 + fs::metadata(env!("CARGO_BIN_EXE_make-pages")).unwrap().len();
    let found = problem_in(&bounded(little + 64 * 1024 * 1024, 20), &picture);
    assert_eq!(found, PageProblem::TooMuchMemory);
}

/// The child is told that this folder is the one for temporary files, and is in it.
#[test]
fn nothing_is_left_in_the_temporary_folder() {
    let folder = tempfile::tempdir().unwrap();
    let child = env!("CARGO_BIN_EXE_make-pages");
    let line = "cd \"$1\"; TMPDIR=\"$1\"; export TMPDIR; exec \"$2\" 536870912 20";
    let place = folder.path().to_str().unwrap();
    let workshop = Workshop::new("/bin/sh", ["-c", line, "sh", place, child]);
    let made = workshop.make(&pdf::print(), &Redaction::default(), Format::Jpeg);
    assert_eq!(made.unwrap().len(), 1);
    let mut form = drawing("/X Do", &format!("/XObject<</X 5 0 R>>{FONTS}"));
    form.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 1 1 re f");
    for document in [
        pictures::huge_png(60_000),
        form.write()[..300].to_vec(),
        b"%PDF-1.7".to_vec(),
    ] {
        problem_in(&workshop, &document);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
