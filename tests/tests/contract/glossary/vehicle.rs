//! Terms of bringing a vehicle to another office: grounds by order, questions for a person, letters, people, papers, plates.

use super::{Section, code, law::basis, term};
use domain::{
    law::{
        RegistrationRuleSet, Words,
        vehicle::{
            Consequence, End, Matter, Occasion, Referral, Route, Severity, StepAct, TransferGround,
            TransferObstacle,
            document::{Condition, TitleProof, TransferDocument},
            emission::EmissionStandard,
            inspection::InspectionFault,
            party::{Domicile, Excuse, Manner, PartyNature, PartyRole, RegistrationAct},
            scope::{UseCharacter, VehicleKind},
            status::VehicleStatusLetter,
        },
    },
    plate::PlateRefusal,
};
use serde::Serialize;

/// A value under the name that it has on the wire.
fn named(words: Words, value: impl Serialize) -> Vec<String> {
    let name = serde_json::to_value(value).unwrap();
    vec![words.zh.into(), words.en.into(), code(name.as_str().unwrap())]
}

fn of_names(title: &'static str, rows: Vec<Vec<String>>) -> Section {
    Section {
        title,
        columns: &["中文", "English", "Name"],
        rows,
    }
}

/// What a ground rests on in a matter, and where it does not refuse, what it does.
fn standing(ground: TransferGround, matter: Matter) -> String {
    let rests_on = basis(ground.basis(matter));
    match ground.consequence(matter) {
        Consequence::Refusal => rests_on,
        Consequence::JointApplication => format!("{rests_on}: to be applied for together"),
        Consequence::Nothing => "no ground".to_owned(),
    }
}

/// Each ground under either order, for a new owner and for moving house. A move has a row of its own where it has other words.
pub(super) fn grounds() -> Section {
    Section {
        title: "Grounds against a transfer, by order",
        columns: &["中文", "English", "Name", "Under", "New owner", "Moving house"],
        rows: TransferGround::ALL
            .into_iter()
            .flat_map(|ground| RegistrationRuleSet::ALL.map(|rules| ground_rows(ground, rules)))
            .flatten()
            .collect(),
    }
}

fn ground_rows(ground: TransferGround, rules: RegistrationRuleSet) -> Vec<Vec<String>> {
    let [owner, moving] = Occasion::ALL.map(|occasion| Matter::new(rules, occasion));
    let order = serde_json::to_value(rules).unwrap();
    let row = |words: Words, of_owner: String, of_move: String| {
        let names = [code(ground.code()), code(order.as_str().unwrap())];
        let texts = [words.zh.to_owned(), words.en.to_owned()];
        texts
            .into_iter()
            .chain(names)
            .chain([of_owner, of_move])
            .collect()
    };
    let (of_owner, of_move) = (standing(ground, owner), standing(ground, moving));
    if ground.words(owner) == ground.words(moving) {
        vec![row(ground.words(owner), of_owner, of_move)]
    } else {
        let none = || "—".to_owned();
        vec![
            row(ground.words(owner), of_owner, none()),
            row(ground.words(moving), none(), of_move),
        ]
    }
}

pub(super) fn referrals() -> Section {
    let row = |one: Referral| term(one.words(), one.code(), basis(one.basis()));
    Section::of_terms(
        "Questions of a transfer that a person answers",
        Referral::ALL.into_iter().map(row).collect(),
    )
}

pub(super) fn status_letters() -> Section {
    let row = |one: VehicleStatusLetter| term(one.words(), one.as_char(), basis(one.basis()));
    Section::of_terms(
        "Letters of the vehicle status",
        VehicleStatusLetter::ALL.into_iter().map(row).collect(),
    )
}

pub(super) fn uses() -> Section {
    let row = |one: UseCharacter| term(one.words(), one.letter(), basis(one.basis()));
    Section::of_terms(
        "Letters of the use of a vehicle",
        UseCharacter::ALL.into_iter().map(row).collect(),
    )
}

pub(super) fn kinds() -> Section {
    let kinds = VehicleKind::ALL.map(|one| named(one.words(), one));
    let standards = EmissionStandard::ALL.map(|one| named(one.words(), one));
    of_names(
        "Kinds of vehicles and emission standards",
        kinds.into_iter().chain(standards).collect(),
    )
}

pub(super) fn ways() -> Section {
    let rows = Occasion::ALL.map(|one| named(one.words(), one)).into_iter();
    of_names(
        "Ways of a vehicle to another office",
        rows.chain(Route::ALL.map(|one| named(one.words(), one)))
            .chain(StepAct::ALL.map(|one| named(one.words(), one)))
            .chain(End::ALL.map(|one| named(one.words(), one)))
            .chain(Severity::ALL.map(|one| named(one.words(), one)))
            .collect(),
    )
}

pub(super) fn people() -> Section {
    let roles = PartyRole::ALL.map(|one| named(one.words(), one));
    let manners = Manner::ALL.map(|one| named(one.words(), one));
    of_names(
        "People of a transfer, and how they take part",
        roles.into_iter().chain(manners).collect(),
    )
}

/// Each sort of owner with its identity papers; then where domiciles lie.
pub(super) fn owners() -> Section {
    let natures = PartyNature::ALL.map(|one| {
        let (name, papers) = (one.words(), one.papers());
        vec![
            format!("{}：{}", name.zh, papers.zh),
            format!("{}: {}", name.en, papers.en),
            named(name, one).pop().unwrap(),
            basis(PartyNature::BASIS),
        ]
    });
    let domiciles = Domicile::ALL.map(|one| {
        let mut row = named(one.words(), one);
        row.push(basis(PartyNature::BASIS));
        row
    });
    Section::of_terms(
        "Sorts of owners with their identity papers, and domiciles",
        natures.into_iter().chain(domiciles).collect(),
    )
}

/// What agents may do; the three personal acts say so.
pub(super) fn acts() -> Section {
    let acts = RegistrationAct::ALL.map(|one| {
        let personal = if one.is_personal() {
            "; in person, O164 86(1)"
        } else {
            ""
        };
        term(
            one.words(),
            one.code(),
            format!("{}{personal}", basis(one.basis())),
        )
    });
    let excuses = Excuse::ALL.map(|one| {
        let mut row = named(one.words(), one);
        row.push(basis(Excuse::BASIS));
        row
    });
    Section::of_terms(
        "Acts and agents, and why an owner need not come",
        acts.into_iter().chain(excuses).collect(),
    )
}

pub(super) fn documents() -> Section {
    let documents = TransferDocument::ALL.map(|one| named(one.words(), one));
    let conditions = Condition::ALL.map(|one| named(one.words(), one));
    of_names(
        "Documents of a transfer, and when they are asked for",
        documents.into_iter().chain(conditions).collect(),
    )
}

pub(super) fn titles() -> Section {
    let rows = TitleProof::ALL.map(|one| {
        let mut row = named(one.words(), one);
        row.push(basis(TitleProof::BASIS));
        row
    });
    Section::of_terms("Proofs of title", rows.into())
}

pub(super) fn inspection_faults() -> Section {
    let row = |one: InspectionFault| {
        let rests_on = basis(one.basis(RegistrationRuleSet::Order164));
        term(one.words(), one.code(), rests_on)
    };
    Section::of_terms(
        "What is wrong with an inspection",
        InspectionFault::ALL.into_iter().map(row).collect(),
    )
}

pub(super) fn plate_refusals() -> Section {
    let row = |one: PlateRefusal| term(one.words(), one.code(), basis(one.basis()));
    Section::of_terms(
        "Refusals about a plate number",
        PlateRefusal::ALL.into_iter().map(row).collect(),
    )
}

pub(super) fn obstacles() -> Section {
    let row = |one: TransferObstacle| term(one.words(), one.code(), basis(one.basis()));
    Section::of_terms(
        "Refusals: what keeps an act on a transfer from being possible",
        TransferObstacle::ALL.into_iter().map(row).collect(),
    )
}
