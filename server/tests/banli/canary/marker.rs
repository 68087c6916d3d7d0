//! Markers: texts that occur nowhere else, each under the name of the input that it was put into.
use rand::Rng;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Mutex,
};

/// Characters that a printed sheet can show.
const COMMON: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭郎鲁韦昌马苗凤花方俞任袁柳";

/// A text to look for, and where it was put.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Marker {
    pub input: String,
    /// Whose matter it is about.
    pub about: String,
    pub text: String,
}

/// Makes markers and remembers them.
#[derive(Default)]
pub struct Sower {
    markers: Mutex<BTreeSet<Marker>>,
    about: Mutex<String>,
    /// One marker for one input where it has to be the same each time.
    fixed: Mutex<BTreeMap<String, String>>,
}

impl Sower {
    /// Whose matter the next ones are about.
    pub fn about(&self, whom: &str) {
        whom.clone_into(&mut self.about.lock().unwrap());
    }

    /// Chinese characters and letters, each of which is looked for by itself.
    pub fn words(&self, input: &str) -> String {
        let common: Vec<char> = COMMON.chars().collect();
        let chinese: String = (0..6)
            .map(|_| common[rand::rng().random_range(0..common.len())])
            .collect();
        let letters = letters();
        self.known(input, &chinese);
        self.known(input, &letters);
        format!("{chinese}{letters}")
    }

    /// Letters alone, for what takes nothing else.
    pub fn letters(&self, input: &str) -> String {
        let letters = letters();
        self.known(input, &letters);
        letters
    }

    /// A mobile number.
    pub fn phone(&self, input: &str) -> String {
        let number = format!("139{:08}", rand::rng().random_range(0..100_000_000));
        self.known(input, &number);
        number
    }

    /// The same letters each time for this name.
    pub fn letters_of(&self, input: &str, name: &str) -> String {
        let made = self.fixed.lock().unwrap().get(name).cloned();
        made.unwrap_or_else(|| {
            let made = self.letters(input);
            self.fixed.lock().unwrap().insert(name.to_owned(), made.clone());
            made
        })
    }

    /// The number of a vehicle.
    pub fn vin(&self, input: &str) -> String {
        let number = one_of("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", 17);
        self.known(input, &number);
        number
    }

    /// A plate number of a place that has no office here.
    pub fn plate(&self, input: &str) -> String {
        let number = format!("藏F{}", one_of("0123456789", 5));
        self.known(input, &number);
        number
    }

    /// The number of an accident.
    pub fn accident(&self, input: &str) -> String {
        let number = format!("4401{}", one_of("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", 14));
        self.known(input, &number);
        number
    }

    /// A text that somebody else made.
    pub fn known(&self, input: &str, text: &str) {
        let marker = Marker {
            input: input.to_owned(),
            about: self.about.lock().unwrap().clone(),
            text: text.to_owned(),
        };
        self.markers.lock().unwrap().insert(marker);
    }

    /// All, as sown so far.
    pub fn markers(&self) -> Vec<Marker> {
        self.markers.lock().unwrap().iter().cloned().collect()
    }
}

fn letters() -> String {
    (0..14)
        .map(|_| char::from(rand::rng().random_range(b'A'..=b'Z')))
        .collect()
}

fn one_of(characters: &str, length: usize) -> String {
    let all = characters.as_bytes();
    (0..length)
        .map(|_| char::from(all[rand::rng().random_range(0..all.len())]))
        .collect()
}
