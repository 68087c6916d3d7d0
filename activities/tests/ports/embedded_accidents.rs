//! The contract of an accident unit over our own tables, on both databases.

use crate::{
    accidents::Unit,
    crashes::{Crash, Exhibit},
    people::now,
};
use activities::ports::{AccidentFiles as _, ITEM_DIFFERS, PortError, embedded::EmbeddedAccidentFiles};
use domain::accident::{AccidentFile, Custody, QueryCode};
use files::{FileStore, FileStoreConfig, MediaType};
use store::{embedded::EmbeddedAccident, testing::TestDatabase};
use tempfile::TempDir;

store::on_both_databases!(
    the_embedded_accident_unit_keeps_the_contract,
    a_file_that_turns_is_seen_then,
    bytes_that_change_on_the_disk_are_refused,
    no_accident_stands_in_clear,
);

fn accident(crash: Crash) -> Option<EmbeddedAccident> {
    Some(EmbeddedAccident {
        file: crash.file()?,
        code: crash.code(),
    })
}

/// The unit, and the folder of its bytes.
async fn unit(database: &TestDatabase) -> (EmbeddedAccidentFiles, TempDir) {
    let store = database.store().await;
    let accidents: Vec<_> = Crash::ALL.into_iter().filter_map(accident).collect();
    assert_eq!(store.add_accidents(&accidents, now()).await.unwrap(), 3);
    assert_eq!(store.add_accidents(&accidents, now()).await.unwrap(), 0, "once");
    let place = TempDir::new().unwrap();
    let folder = place.path().to_owned();
    let files = FileStore::open(&FileStoreConfig::Local { folder }).unwrap();
    for exhibit in Exhibit::ALL {
        let kept = files.keep(exhibit.bytes().into(), MediaType::Pdf).await;
        kept.unwrap();
    }
    (EmbeddedAccidentFiles { store, files }, place)
}

async fn the_embedded_accident_unit_keeps_the_contract(database: TestDatabase) {
    let (files, _place) = unit(&database).await;
    Unit(Box::new(files)).keeps_the_contract().await;
}

async fn a_file_that_turns_is_seen_then(database: TestDatabase) {
    let (files, _place) = unit(&database).await;
    let turned = AccidentFile {
        custody: Custody::Prosecution,
        items: vec![],
        ..Crash::Fatal.file().unwrap()
    };
    let replaced = files.store.replace_accident_file(&turned, now()).await;
    assert!(replaced.unwrap());
    let number = Crash::Fatal.number();
    assert_eq!(files.look_up(&number).await, Ok(Some(turned.clone())));
    let gone = files.item(&number, &Exhibit::Plan.item()).await;
    assert_eq!(gone, Ok(None), "an item that the file no longer names");
    let small = QueryCode::read(&Crash::Fatal.code().expose().to_lowercase()).unwrap();
    let progress = files.progress(&number, &small).await;
    assert_eq!(progress, Ok(Some(turned.progress)), "the code stays");
    let unknown = AccidentFile {
        number: Crash::Unknown.number(),
        ..Crash::Scratch.file().unwrap()
    };
    let replaced = files.store.replace_accident_file(&unknown, now()).await;
    assert!(!replaced.unwrap());
    assert_eq!(files.look_up(&Crash::Unknown.number()).await, Ok(None));
}

async fn bytes_that_change_on_the_disk_are_refused(database: TestDatabase) {
    let (files, place) = unit(&database).await;
    let (number, item) = (Crash::Fatal.number(), Exhibit::Plan.item());
    let sha256 = item.content.sha256.to_string();
    let path = place.path().join("content").join(&sha256[..2]).join(&sha256);
    std::fs::write(&path, b"%PDF-1.7 plan of the field").unwrap();
    let code = ITEM_DIFFERS.to_owned();
    assert_eq!(files.item(&number, &item).await, Err(PortError::Fail { code }));
    std::fs::remove_file(path).unwrap();
    assert_eq!(files.item(&number, &item).await, Ok(None));
}

async fn no_accident_stands_in_clear(database: TestDatabase) {
    let (files, _place) = unit(&database).await;
    let query = if database.is_postgres() {
        "SELECT CAST(accident_files AS TEXT) FROM accident_files"
    } else {
        "SELECT number_index || code_index || hex(file_enc) FROM accident_files"
    };
    let dump = database.texts(query).await.concat().to_uppercase();
    let number = Crash::Fatal.number();
    assert!(dump.contains(&files.store.keys().accident_index(&number).to_uppercase()));
    for clear in [
        number.as_str(),
        Crash::Fatal.code().expose(),
        "ORDINARY",
        "SCENE_PLAN",
    ] {
        assert!(!dump.contains(clear), "{clear}");
        assert!(!dump.contains(&hex::encode_upper(clear)), "{clear}");
    }
}
