//! A picture of a page that was shown says to whom: the page itself, a piece of it, and what cannot say it.
use crate::{
    client::Client,
    cluster::Installation,
    evidence::{self, Access, Seen, Telephone},
    process::complaint,
};
use domain::time::office_day;
use files::{MediaType, open_picture};
use pages::{
    Format, Made,
    mark::{InvisibleMark, MarkKey},
};
use secrecy::ExposeSecret as _;
use server::{config::keys::Keys, demo::Persona, wiring::OfficeClock};
use std::{fs, process::Output};
use store::testing::TestDatabase;

/// A side of a piece of a page, in pixels, and where it is cut out: at no edge of anything.
const PIECE: [u32; 3] = [131, 301, 512];
/// The longer side of a page that was scaled, in pixels.
const SMALL: u32 = 900;

store::on_both_databases!(a_picture_says_to_whom_it_was_shown);

async fn a_picture_says_to_whom_it_was_shown(database: TestDatabase) {
    let home = Installation::new(database).await;
    assert_eq!(home.run(&["migrate"]).await.0, 0);
    home.seed().await;
    evidence::seed(&home, 1).await;
    let (serve, worker) = (home.serve().await, home.worker());
    let access = seen(&home).await;
    assert_eq!(worker.terminate().await, Some(0));
    assert_eq!(serve.terminate().await, Some(0));

    let page = &access.seen[0];
    let piece = piece(&page.picture);
    for (name, picture) in [("page.jpg", &page.picture), ("piece.png", &piece)] {
        fs::write(home.path().join(name), picture).unwrap();
        says_to_whom(&home, name, (&access, page)).await;
    }
    is_told_what_is_missing(&home, &page.picture).await;
}

/// The page of every item, as its applicant was shown it.
async fn seen(home: &Installation) -> Access {
    let client = Client::new(vec![(home.door(), &evidence::PEOPLE)], 1).await;
    let telephone = Telephone(home.store().await);
    let mut access = Access::applied(&client, 0).await.unwrap();
    access.accepted(&client).await.unwrap();
    access.decided(&client).await.unwrap();
    access.granted(&client).await.unwrap();
    access.opened(&client, &telephone).await.unwrap();
    access.looked(&client).await.unwrap();
    telephone.0.close().await.unwrap();
    access
}

fn piece(page: &[u8]) -> Vec<u8> {
    let [left, top, side] = PIECE;
    let page = open_picture(page, MediaType::Jpeg).unwrap();
    let piece = page.crop_imm(left, top, side, side).into_rgb8();
    Made::new(&piece, Format::Png).unwrap().bytes
}

async fn says_to_whom(home: &Installation, name: &str, (access, page): (&Access, &Seen)) {
    let (code, said) = home.run(&["read-mark", name]).await;
    assert_eq!(code, 0, "{name}: {said}");
    let applicant = Persona::named(access.applicant()).unwrap();
    let [first, last] = [&applicant.resident_id[..3], &applicant.resident_id[16..]];
    for line in [
        format!("案件 (case): {}", access.matter.number),
        format!("材料 (item): {} 现场图", page.item.0),
        "页 (page): 1".to_owned(),
        format!("时间 (shown at): {}", office_day(OfficeClock::default().now())),
        format!("查阅人 (shown to): {} {first}*", applicant.name),
        "方式 (how): 本人在线查阅 (online, by the applicant)".to_owned(),
    ] {
        assert!(said.contains(&line), "{name}: {line}: {said}");
    }
    assert!(said.contains(&format!("*{last}\n")), "{said}");
    assert!(!said.contains(applicant.resident_id), "{said}");
}

/// Whatever says nothing has a code of its own.
async fn is_told_what_is_missing(home: &Installation, page: &[u8]) {
    let small = open_picture(page, MediaType::Jpeg)
        .unwrap()
        .thumbnail(SMALL, SMALL)
        .into_rgb8();
    let written = |pixels| Made::new(pixels, Format::Png).unwrap().bytes;
    let scaled = written(&small);
    let mut unknown = small.clone();
    InvisibleMark::new(&key(home), 7).apply(&mut unknown);
    let cut = &scaled[..scaled.len() / 2];
    for (name, picture, code) in [
        (
            "words.txt",
            b"not a picture".as_slice(),
            "FILE_TYPE_NOT_ALLOWED: ",
        ),
        ("cut.png", cut, "IMAGE_BROKEN: "),
        ("scaled.png", &scaled, "NO_MARK: "),
        ("unknown.png", &written(&unknown), "NO_ENTRY: 标记 7 "),
    ] {
        fs::write(home.path().join(name), picture).unwrap();
        says_nothing(&home.finished_with(&["read-mark", name], &[]).await, code);
    }
    let none = home.finished_with(&["read-mark", "none.png"], &[]).await;
    says_nothing(&none, "failed to read none.png");
    let elsewhere = Keys {
        index: Keys::random().index,
        ..home.keys()
    };
    elsewhere.write(&home.path().join("elsewhere.toml")).unwrap();
    let keys = [("BANLI_KEYS__FILE", "elsewhere.toml")];
    says_nothing(
        &home.finished_with(&["read-mark", "page.jpg"], &keys).await,
        "NO_MARK: ",
    );
}

fn says_nothing(output: &Output, complains: &str) {
    let said = complaint(output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains(complains), "{complains}: {said}");
    assert!(output.stdout.is_empty(), "{complains}");
}

fn key(home: &Installation) -> MarkKey {
    let keys = home.keys().record().unwrap();
    MarkKey::new(*keys.mark_key().expose_secret())
}
