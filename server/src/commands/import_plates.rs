//! The pools of an import: first the numbers that are on vehicles, then the new ones, so that none of those is given twice.
use super::{CommandError, import::words};
use crate::{
    engine::Progress,
    offices::{
        Fault, List, OfficesError, Pools, Range,
        in_use::{self, Line, Lines},
    },
    terminal::{self, Bar},
    wiring::OfficeClock,
};
use chrono::NaiveDate;
use domain::time::office_day;
use std::{
    fs::File,
    io::{self, BufReader},
    path::Path,
};
use store::{
    Store,
    import::Count,
    plate::{NumberInUse, TakeOverError},
};

/// So many numbers are taken over in one transaction.
const AT_ONCE: usize = 1000;

/// The pools with the lists at their places, each read to its end once: nothing is written where a line is wrong.
pub(super) fn checked(store: &Store, pools: Pools, file: &Path) -> Result<Pools, CommandError> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let at_its_place = |list: List| List {
        file: folder.join(list.file),
        ..list
    };
    let lists: Vec<_> = pools.lists.into_iter().map(at_its_place).collect();
    for list in &lists {
        in_use::check(lines(store, list)?, &list.file)?;
    }
    Ok(Pools { lists, ..pools })
}

/// Fills the pools, and says what became of the numbers.
pub(super) async fn fill(store: &Store, pools: &Pools) -> Result<(), CommandError> {
    for list in &pools.lists {
        let count = take_over(store, list).await?;
        terminal::line(&words(&format!("plate numbers in use at {}", list.office), count));
    }
    for range in &pools.ranges {
        add(store, range).await?;
    }
    Ok(())
}

async fn add(store: &Store, range: &Range) -> Result<(), CommandError> {
    let Range {
        office,
        numbers,
        withheld,
    } = range;
    let added = store.add_plate_numbers_without(office, numbers, withheld).await;
    let added = added.map_err(CommandError::Import)?;
    let all = u64::try_from(numbers.numbers().count() - withheld.len()).unwrap_or(u64::MAX);
    terminal::line(&words(
        &format!("new plate numbers at {office}"),
        Count {
            added,
            changed: 0,
            same: all - added,
        },
    ));
    let there = store.count_plate_numbers(withheld).await;
    match there.map_err(CommandError::Read)? {
        0 => {}
        there => terminal::note(&format!(
            "{there} withheld numbers of {office} are in a pool already and stay there"
        )),
    }
    Ok(())
}

async fn take_over(store: &Store, list: &List) -> Result<Count, CommandError> {
    let size = File::open(&list.file).and_then(|file| file.metadata());
    let size = size.map_err(|source| unreadable(list, source))?.len();
    let bar = Bar::default();
    bar.begin(&format!("Taking over {}", list.file.display()), size);
    let mut lines = lines(store, list)?;
    let (mut all, mut batch) = (Count::default(), vec![]);
    let mut done = 0;
    while let Some(line) = lines.next() {
        let line = line.map_err(|source| unreadable(list, source))?;
        batch.push(line.map_err(OfficesError::Faults)?);
        if batch.len() == AT_ONCE {
            put(store, (list, &lines), &batch, &mut all).await?;
            batch.clear();
            bar.advance(lines.bytes - done);
            done = lines.bytes;
        }
    }
    put(store, (list, &lines), &batch, &mut all).await?;
    bar.end();
    Ok(all)
}

type FileLines<'a> = Lines<'a, BufReader<File>>;

async fn put(
    store: &Store,
    (list, lines): (&List, &FileLines<'_>),
    batch: &[Line],
    all: &mut Count,
) -> Result<(), CommandError> {
    let numbers: Vec<NumberInUse> = batch.iter().map(|line| line.number.clone()).collect();
    let now = OfficeClock::default().now();
    match store.take_over_plate_numbers(&list.office, &numbers, now).await {
        Ok(count) => {
            all.added += count.added;
            all.changed += count.changed;
            all.same += count.same;
            Ok(())
        }
        Err(TakeOverError::Store(error)) => Err(CommandError::Import(error)),
        Err(TakeOverError::Faults(faults)) => {
            let faults: Vec<Fault> = faults
                .into_iter()
                .map(|(place, fault)| lines.fault(batch[place].place, "number", fault))
                .collect();
            Err(CommandError::Offices(OfficesError::Faults(faults)))
        }
    }
}

fn lines<'a>(store: &'a Store, list: &List) -> Result<FileLines<'a>, CommandError> {
    let file = File::open(&list.file).map_err(|source| unreadable(list, source))?;
    let context = (store.keys(), today());
    Ok(Lines::new(BufReader::new(file), &list.file, context))
}

fn today() -> NaiveDate {
    office_day(OfficeClock::default().now())
}

fn unreadable(list: &List, source: io::Error) -> CommandError {
    let path = list.file.clone();
    OfficesError::Unreadable { path, source }.into()
}
