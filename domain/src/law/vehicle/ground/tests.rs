//! The grounds as a table: words and article by rule set and occasion.

use super::*;

fn basis(basis: Basis) -> String {
    let mark = (basis.confidence != Confidence::Source).then(|| format!("({:?})", basis.confidence));
    let parts = [
        basis.article.map(str::to_owned),
        basis.page.map(str::to_owned),
        mark,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Words are shown where they differ from those of the matter before.
fn lines(ground: TransferGround) -> String {
    let mut lines = vec![ground.code().to_owned()];
    let mut shown = None;
    for matter in Matter::ALL {
        let words = ground.words(matter);
        if shown != Some(words) {
            lines.push(format!("  {} | {}", words.zh, words.en));
            shown = Some(words);
        }
        lines.push(format!(
            "    {:?} {:<13} {:<16} {}",
            matter.rules,
            format!("{:?}", matter.occasion),
            format!("{:?}", ground.consequence(matter)),
            basis(ground.basis(matter))
        ));
    }
    lines.join("\n")
}

#[test]
fn the_grounds_read_like_this() {
    let table: Vec<String> = TransferGround::ALL.into_iter().map(lines).collect();
    insta::assert_snapshot!(table.join("\n"));
}

const SALE_124: Matter = Matter::new(RegistrationRuleSet::Order124, Occasion::ChangeOfOwner);
const SALE_164: Matter = Matter::new(RegistrationRuleSet::Order164, Occasion::ChangeOfOwner);

#[test]
fn an_encumbered_vehicle_is_refused_until_april_2022_and_joined_from_may() {
    for ground in [TransferGround::Mortgage, TransferGround::Pledge] {
        assert_eq!(ground.consequence(SALE_124), Consequence::Refusal);
        assert_eq!(ground.article(SALE_124), Some("O124 20.3"));
        assert_eq!(ground.consequence(SALE_164), Consequence::JointApplication);
        assert_ne!(ground.words(SALE_124), ground.words(SALE_164));
    }
}

#[test]
fn near_scrap_is_new_in_order_164() {
    assert_eq!(
        TransferGround::NearScrap.consequence(SALE_124),
        Consequence::Nothing
    );
    assert_eq!(
        TransferGround::NearScrap.consequence(SALE_164),
        Consequence::Refusal
    );
}

#[test]
fn a_supervision_organ_seals_under_order_164_only() {
    let sealed = |matter| TransferGround::Sealed.words(matter).zh.contains("监察机关");
    assert!(sealed(SALE_164) && !sealed(SALE_124));
}

#[test]
fn nothing_is_said_of_moving_house_under_order_124_as_if_it_had_been_read() {
    let matter = Matter::new(RegistrationRuleSet::Order124, Occasion::MovingHouse);
    for ground in TransferGround::ALL {
        assert_ne!(ground.basis(matter).confidence, Confidence::Source, "{ground:?}");
    }
}
