//! On which ways something could be seen, and who is to see nothing on any of them.

/// A way on which something could be seen.
pub struct Path {
    pub name: &'static str,
    /// A request, with words in capitals in the place of what it is about.
    pub asks: &'static str,
    /// By whom it is seen on this way: a path on which nobody sees it shows nothing of a leak.
    pub seen_by: &'static str,
    /// Who asks for it besides: nobody is refused what they bring themselves.
    pub not_asked_by: &'static [&'static str],
}

const fn path(name: &'static str, seen_by: &'static str, asks: &'static str) -> Path {
    Path {
        name,
        asks,
        seen_by,
        not_asked_by: &[],
    }
}

/// Every way of the API, also to what is no answer: an error.
pub const PATHS: &[Path] = &[
    path(
        "row",
        "party",
        r#"{ case(number: "NUMBER") { __typename version } }"#,
    ),
    path(
        "row, by its id",
        "party",
        r#"{ node(id: "CASE") { __typename } }"#,
    ),
    path(
        "rows, by their ids",
        "party",
        r#"{ nodes(ids: ["CASE", "DOCUMENT"]) { __typename id } }"#,
    ),
    path(
        "items",
        "party",
        r#"{ case(number: "NUMBER") { ... on EvidenceAccess { items { id kind verdict } } } }"#,
    ),
    path(
        "the picture of a page: there is no other, so no thumbnail",
        "party",
        r#"{ case(number: "NUMBER") { ... on EvidenceAccess { viewing { items { pages { path } } } } } }"#,
    ),
    path(
        "the file and its originals",
        "officer",
        r#"{ case(number: "NUMBER") { ... on EvidenceAccess { file { items { id original } people { part } } } } }"#,
    ),
    path(
        "documents",
        "party",
        r#"{ case(number: "NUMBER") { documents { id } } }"#,
    ),
    path(
        "a document, by its id",
        "party",
        r#"{ node(id: "DOCUMENT") { __typename } }"#,
    ),
    path(
        "one's own list",
        "party",
        "{ myCases(first: 100) { nodes { number } } }",
    ),
    path(
        "count",
        "officer",
        "{ workQueue(first: 1, filter: { standing: ALL }) { totalCount { value } } }",
    ),
    path(
        "count of a kind",
        "officer",
        "{ workQueue(first: 1, filter: { kind: EVIDENCE_ACCESS, standing: ALL }) { totalCount { value } } }",
    ),
    path(
        "count of a post",
        "officer",
        "{ workQueue(first: 1, filter: { post: SUPERVISION, standing: ALL }) { totalCount { value } } }",
    ),
    path(
        "search by number",
        "officer",
        r#"{ workQueue(first: 9, filter: { number: "NUMBER", standing: ALL }) { totalCount { value } nodes { number } } }"#,
    ),
    path(
        "search by person",
        "officer",
        r#"{ workQueue(first: 9, filter: { standing: ALL, applicant: { kind: RESIDENT_ID_CARD, number: "PERSON" } }) {
            totalCount { value } nodes { number } } }"#,
    ),
    path(
        "history",
        "party",
        r#"{ case(number: "NUMBER") { history(first: 100) { nodes { type version } } } }"#,
    ),
    path(
        "who read it",
        "party",
        r#"{ readLog(caseNumber: "NUMBER", first: 9) { nodes { what item } } }"#,
    ),
    path(
        "what a request was answered",
        "party",
        r#"{ requestAnswer(caseNumber: "NUMBER", requestId: "REQUEST") { version } }"#,
    ),
    path(
        "messages",
        "party",
        "{ inbox(first: 100) { nodes { kind caseNumber body } } }",
    ),
    path(
        "subscription to the case",
        "party",
        r#"subscription { caseEvents(number: "NUMBER") { type version } }"#,
    ),
    path(
        "subscription to the queue",
        "officer",
        r#"subscription { workQueueChanges(after: "START") { cases { number } } }"#,
    ),
    path(
        "error of an act of the applicant's",
        "party",
        r#"mutation { openViewing(input: { requestId: "NEW", caseNumber: "NUMBER", version: VERSION, code: "000000" }) {
            problems { code message field } case { number } version } }"#,
    ),
    path(
        "error of an act of the unit's",
        "officer",
        r#"mutation { judgeEvidenceItem(input: { requestId: "NEW", caseNumber: "NUMBER", version: VERSION,
            item: "ITEM", verdict: RELEASE }) {
            problems { code message field } case { number } version } }"#,
    ),
    path(
        "error of an act on a task",
        "officer",
        r#"mutation { claimTask(input: { requestId: "NEW", caseNumber: "NUMBER", version: VERSION, task: 1 }) {
            problems { code message detail { holder } } case { number } version } }"#,
    ),
    path(
        "error of an upload",
        "party",
        r#"mutation { startUpload(input: { requestId: "NEW", caseNumber: "NUMBER", kind: OTHER, name: "a.jpg" }) {
            problems { code message field } } }"#,
    ),
    Path {
        name: "error of another application for the same person",
        asks: r#"mutation { submitEvidenceAccess(input: { requestId: "NEW", channel: COUNTER, office: "OFFICE",
            applicant: { name: "王小明", document: { kind: RESIDENT_ID_CARD, number: "PERSON" } },
            accidentNumber: "33010120240000171", standing: { relation: PARTY }, wanted: { scope: EVERYTHING },
            noticeChannels: [IN_APP] }) { problems { code message field } caseNumber version } }"#,
        seen_by: "officer",
        // Whoever takes the person in at the counter of the unit learns from them what they came for, and by the refusal that they
        // have asked for it; the number of that application `claims` asks for.
        not_asked_by: &["partner"],
    },
];

/// Everybody who is to learn nothing.
pub const READERS: [(&str, &str); 7] = [
    ("an outsider", "stranger"),
    ("the other party", "pedestrian"),
    ("an officer of another accident unit", "patrol"),
    ("a clerk of another office", "elsewhere"),
    ("an officer of the unit who stands aside", "partner"),
    ("an administrator", "admin"),
    ("nobody", "nobody"),
];
