//! The example is taken, and every fault names its row and field without repeating a value.

use super::{Known, OfficesError, read};
use domain::access::Post;
use std::collections::BTreeSet;

fn known() -> Known {
    let divisions = crate::demo::seed::divisions().into_iter();
    Known {
        divisions: divisions.map(|division| division.code).collect(),
        offices: BTreeSet::new(),
    }
}

fn faults(text: &str) -> Vec<String> {
    let at = "2026-12-01T01:00:00Z".parse().unwrap();
    match read(text, &known(), at).unwrap_err() {
        OfficesError::Faults(faults) => faults.iter().map(ToString::to_string).collect(),
        other => vec![other.to_string()],
    }
}

#[test]
fn the_example_is_taken() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/offices.example.toml");
    let text = std::fs::read_to_string(path).unwrap();
    let checked = read(&text, &known(), "2026-12-01T01:00:00Z".parse().unwrap()).unwrap();
    let (import, pools) = (checked.offices, checked.pools);
    let codes: Vec<_> = import.offices.iter().map(|office| office.code.as_str()).collect();
    assert_eq!(codes, ["33010001", "33010601"]);
    assert_eq!(import.divisions[0].code.as_str(), "330106");
    assert_eq!(import.offices[0].days_off.len(), 1);
    assert_eq!(import.staff[0].posts, [Post::Intake, Post::PhotoReview]);
    assert!(import.staff[1].to.is_some());
    assert!(import.known_divisions.len() > 300);
    assert_eq!(pools.ranges[0].numbers.numbers().count(), 10_000);
    assert_eq!(pools.ranges[0].withheld.len(), 2);
    assert_eq!(pools.lists[0].file.to_str(), Some("plates-in-use.tsv"));
}

#[test]
fn every_fault_names_its_row_and_field() {
    let text = r#"
        [[offices]]
        code = "33010001"
        name_zh = "杭州"
        name_en = "Hangzhou"
        [[offices]]
        code = "33010001"
        name_zh = ""
        name_en = "Hangzhou"
        days_off = ["2026-12-04"]
        [[offices]]
        code = "3301"
        name_zh = "杭州"
        name_en = "Hangzhou"
        [[offices]]
        code = "33010601"
        name_zh = "杭州"
        name_en = "Hangzhou"
        [[offices]]
        code = "33020001"
        name_en = "Ningbo"
        [[offices]]
        code = 33020001
        name_zh = "宁波"
        name_en = "Ningbo"
        [[offices]]
        code = "33020001"
        name_zh = "宁波"
        name_en = "Ningbo"
        e_mail = "a@b.cn"
        [[offices]]
        code = "33020001"
        name_zh = "宁波"
        name_en = "Ningbo"
        days_off = ["the fourth"]
        [[staff]]
        name = "陈雨桐"
        document = "A:440105199303087221"
        office = "51010001"
        posts = ["INTAKE", "DOORKEEPER"]
        from = "2021-01-04"
        to = "2020-01-04"
    "#;
    insta::assert_snapshot!(faults(text).join("\n"));
}

#[test]
fn a_table_that_is_not_one_of_ours_is_named() {
    let text = faults("[[office]]\ncode = \"33010001\"\n").join("\n");
    assert!(text.contains("office"), "{text}");
}

#[test]
fn no_fault_repeats_a_value() {
    let text = faults("[[staff]]\nname = 20061231\ndocument = [\"20061231\"]\n").join("\n");
    assert!(!text.contains("20061231") && text.contains("staff[1]"), "{text}");
    let broken = faults("[[staff]]\nname = \"20061231\n").join("\n");
    assert!(!broken.contains("20061231"), "{broken}");
}
