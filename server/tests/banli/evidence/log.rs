//! Whether the log of looks says what people saw: each page that was shown has an entry of its own, to which its mark leads.
use super::{Access, Telephone};
use domain::{
    access::{Principal, Purpose},
    accident::ItemId,
    identifier::CaseNumber,
    time::Moment,
};
use pages::{
    Format, Made,
    mark::{MarkKey, read},
};
use secrecy::ExposeSecret as _;
use server::wiring::OfficeClock;
use std::collections::BTreeSet;
use store::finder::{Page, ReadLogRow, ReadWhat, Scope};

/// Entries that are read at once.
const ENTRIES: u16 = 100;

/// A page that somebody was shown.
pub struct Seen {
    pub item: ItemId,
    /// Counted from 1.
    pub page: u16,
    /// As it came.
    pub picture: Vec<u8>,
}

/// The log, and what was read in it.
pub struct Log<'a> {
    telephone: &'a Telephone,
    key: MarkKey,
    /// The marks that were seen.
    marks: BTreeSet<u32>,
    /// Entries that were found, of all cases.
    pub entries: usize,
}

impl<'a> Log<'a> {
    pub fn new(telephone: &'a Telephone) -> Self {
        Self {
            key: MarkKey::new(*telephone.0.keys().mark_key().expose_secret()),
            marks: BTreeSet::new(),
            entries: 0,
            telephone,
        }
    }

    /// Holds what the applicant of a case saw, and the other one did not, against the entries of the case.
    pub async fn agrees(&mut self, access: &Access) {
        let case: CaseNumber = access.matter.number.parse().unwrap();
        let (own, strays) = self.looks(&case).await;
        let (shown, denied): (Vec<_>, Vec<_>) =
            own.into_iter().partition(|entry| entry.look.refusal.is_none());
        for seen in &access.seen {
            self.leads_to_its_entry(seen, &shown);
        }
        // What was on its way when a process died may have been logged, and nothing else.
        let possible = |known: usize| known..=known + access.lost;
        assert!(
            possible(access.seen.len()).contains(&shown.len()),
            "{case}: {shown:?}"
        );
        assert!(
            possible(access.denied).contains(&denied.len()),
            "{case}: {denied:?}"
        );
        let unanswered = shown.len() + denied.len() - access.seen.len() - access.denied;
        assert!(unanswered <= access.lost, "{case}: {shown:?} {denied:?}");
        let vain = access.strays..=access.strays + access.strays_lost;
        assert!(vain.contains(&strays.len()), "{case}: {strays:?}");
        self.entries += shown.len() + denied.len() + strays.len();
    }

    /// The looks of its applicant at pages of a case, and those of whoever else followed a link, who was shown nothing.
    async fn looks(&self, case: &CaseNumber) -> (Vec<ReadLogRow>, Vec<ReadLogRow>) {
        let store = &self.telephone.0;
        let applicant = self.telephone.state(case).await.unwrap().work.applicant;
        let principal = Principal {
            person: applicant,
            role: None,
            expires_at: Moment::MAX_UTC,
        };
        let scope = Scope::of(&principal, Purpose::Casework);
        let finder = store.finder(scope, OfficeClock::default().now());
        let (mut looks, mut after) = (vec![], None);
        loop {
            let log = finder.read_log_of(case, Page::new(ENTRIES, after)).await.unwrap();
            let entries = log.nodes().filter(|entry| entry.what == ReadWhat::EvidencePage);
            looks.extend(entries.cloned());
            after = log.edges.last().map(|edge| edge.cursor.clone());
            if !log.has_next_page {
                break;
            }
        }
        let (own, strays): (Vec<_>, Vec<_>) = looks.into_iter().partition(|look| look.reader == applicant);
        let shown = strays.iter().find(|look| look.look.refusal.is_none());
        assert!(shown.is_none(), "{case}: {shown:?}");
        (own, strays)
    }

    fn leads_to_its_entry(&mut self, seen: &Seen, shown: &[ReadLogRow]) {
        let picture = Made::read(&seen.picture, Format::Jpeg).unwrap();
        let mark = read(&self.key, &picture).unwrap_or_else(|| panic!("{:?} has no mark", seen.item));
        assert!(self.marks.insert(mark), "two pages have the mark {mark}");
        let entries: Vec<_> = shown
            .iter()
            .filter(|entry| entry.look.mark == Some(mark))
            .collect();
        let [entry] = entries[..] else {
            panic!("{mark} leads to {entries:?}")
        };
        let of = (entry.look.item, entry.look.page);
        assert_eq!(of, (Some(seen.item), Some(seen.page)), "{mark}");
    }
}
