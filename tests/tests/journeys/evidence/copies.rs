//! Copies for who has the right to them: printed at the unit, marked page by page, and gone once they are handed out.

use super::{code, is_black_where_covered};
use domain::{
    access::{Actor, Post},
    accident::{ItemId, ItemKind},
    case::{NoticeKind, TaskPurpose},
    evidence_access::{Command, Status},
};
use lopdf::{Document, Object};
use pages::{
    Format, Made,
    mark::{MarkKey, read},
};
use secrecy::ExposeSecret as _;
use store::finder::{ReadLogRow, ReadWhat};
use tests::{
    GUANGZHOU, World,
    evidence::{
        Access, Accident, COVERED, citizen, colleague, copy, employee, granted, looks, officer, opened, told,
    },
    journeys, sale,
};

journeys! { copies_are_made }

async fn copies_are_made(world: &World) {
    let accident = Accident::next(world).await;
    let driver = accident.driver.citizen(world);
    let access = granted(world, &accident).await;
    let kinds = [ItemKind::ScenePlan, ItemKind::SceneRecord, ItemKind::ScenePhoto];
    let [plan, record, photo] = kinds.map(|kind| accident.item(kind));
    assert_eq!(
        printed(&access, officer(), plan).await,
        Err("NOT_FOUND"),
        "not asked for"
    );
    let items = [plan, record].into();
    access.does(driver.clone(), Command::AskForCopies { items }).await;
    assert_eq!(
        printed(&access, officer(), photo).await,
        Err("NOT_FOUND"),
        "another item"
    );
    is_the_units(&access, &accident, plan).await;
    is_sealed_and_marked(&access, plan).await;
    is_covered_on_paper(&access, record).await;
    let other = sale::staff(GUANGZHOU, Post::AccidentUnit, 0);
    let elsewhere = access.refused(other, Command::IssueCopies).await;
    assert_eq!(code(&elsewhere), "NOT_YOUR_POST");
    access.claim(officer(), TaskPurpose::Copies).await;
    access.does(officer(), Command::IssueCopies).await;
    let state = access.answered().await;
    assert_eq!((state.copies, state.status), (None, Status::Granted));
    told(&access, driver.person().unwrap(), NoticeKind::CopiesReady).await;
    assert_eq!(
        printed(&access, officer(), plan).await,
        Err("NOT_FOUND"),
        "handed out"
    );
    access.finish().await;
}

async fn printed(access: &Access<'_>, actor: Actor, item: ItemId) -> Result<Vec<u8>, &'static str> {
    opened(access, employee(actor), &copy(access, item)).await
}

/// The paper is not for the applicant, whose it will be, nor for anybody else.
async fn is_the_units(access: &Access<'_>, accident: &Accident, item: ItemId) {
    let other = sale::staff(GUANGZHOU, Post::AccidentUnit, 0);
    assert_eq!(printed(access, other, item).await, Err("NOT_FOUND"));
    for one in [&accident.driver, &accident.passenger] {
        let person = citizen(one.person(access.world));
        assert_eq!(
            opened(access, person, &copy(access, item)).await,
            Err("NOT_FOUND")
        );
    }
}

/// A page for the seal, then each page as it is shown, whose mark leads to its entry of the log.
async fn is_sealed_and_marked(access: &Access<'_>, item: ItemId) {
    let pdf = printed(access, colleague(), item).await.unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    let text: String = document.extract_text(&[1]).unwrap().split_whitespace().collect();
    for says in [
        access.number.as_str(),
        "证据材料复制件",
        "现场图",
        "页数：2页",
        "（事故处理专用章）",
    ] {
        assert!(text.contains(says), "{says}: {text}");
    }
    let kept = access.state().await.pages[&item].pages.len();
    assert_eq!(document.get_pages().len(), 1 + kept);
    let key = MarkKey::new(*access.world.store.keys().mark_key().expose_secret());
    let marks: Vec<_> = pictures(&document)
        .iter()
        .map(|bytes| {
            let pixels = Made::read(bytes, Format::Jpeg).unwrap();
            read(&key, &pixels).expect("it is marked")
        })
        .collect();
    let log = looks(access).await;
    let mut pages: Vec<_> = marks.iter().map(|mark| copied(&log, *mark, item)).collect();
    pages.sort_unstable();
    assert_eq!(pages, (1..=kept).collect::<Vec<_>>());
}

/// Of what is covered nothing stands on a page or lies in a stream, and its place in the picture is black.
async fn is_covered_on_paper(access: &Access<'_>, item: ItemId) {
    let pdf = printed(access, colleague(), item).await.unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    assert_eq!(pages.len(), 2, "one for the seal, and the record");
    let text = document.extract_text(&pages).unwrap();
    let text: String = text.split_whitespace().collect();
    assert!(text.contains(access.number.as_str()), "it can be read: {text}");
    let streams = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let unpacked = streams.map(|stream| {
        let content = stream.decompressed_content();
        content.unwrap_or_else(|_| stream.content.clone())
    });
    let unpacked: Vec<_> = unpacked.chain([pdf]).collect();
    for words in [COVERED, "Witness", "13800005678", "The car came from the left"] {
        let printed: String = words.split_whitespace().collect();
        assert!(!text.contains(&printed), "{words}: {text}");
        let words_in = |bytes: &Vec<u8>| bytes.windows(words.len()).any(|part| part == words.as_bytes());
        assert!(!unpacked.iter().any(words_in), "{words}");
    }
    let pictures = pictures(&document);
    let [picture] = pictures[..] else {
        panic!("one picture of one page, not {}", pictures.len())
    };
    is_black_where_covered(&Made::read(picture, Format::Jpeg).unwrap());
}

/// The page that a mark says a colleague printed.
fn copied(log: &[ReadLogRow], mark: u32, item: ItemId) -> usize {
    let entries: Vec<_> = log.iter().filter(|entry| entry.look.mark == Some(mark)).collect();
    let [entry] = entries[..] else {
        panic!("a mark leads to one entry: {entries:?}")
    };
    assert_eq!(
        (entry.what, entry.look.item),
        (ReadWhat::EvidenceCopy, Some(item))
    );
    assert_eq!(Some(entry.reader), colleague().person());
    entry.look.page.unwrap().into()
}

/// The pictures of a document, as they lie in it.
fn pictures(document: &Document) -> Vec<&[u8]> {
    let streams = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let of_pixels = streams.filter(|stream| {
        let subtype = stream.dict.get(b"Subtype").and_then(Object::as_name);
        subtype.is_ok_and(|subtype| subtype == b"Image")
    });
    of_pixels.map(|stream| stream.content.as_slice()).collect()
}
