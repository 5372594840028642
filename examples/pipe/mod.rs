//! Lines of JSON through a program: one answer for each line, in order.
//!
//! What a caller at the other end of a pipe may rely on: a line is answered before the program waits for more input; a line
//! that cannot be read is answered by an error in its place; no more is held than the lines at hand; nothing outside the
//! input has a say.

use std::io::{self, BufRead, BufReader, Read, Write};

use bilateral::Period;
use serde::Deserialize;
use serde_json::value::RawValue;

/// What is read at once: all that a pipe holds.
const CHUNK: usize = 1 << 16;
/// A line that is longer, in bytes, is refused and not kept.
pub(crate) const LONGEST: usize = 1 << 24;
/// How many lines, and of how many bytes, each thread has at hand.
const LINES: usize = 16;
const BYTES: usize = 1 << 20;

/// A document as a line gives it.
#[derive(Debug)]
pub(crate) struct Document<'l> {
    /// The id as it stands in the line, `null` where there is none.
    pub(crate) id: &'l RawValue,
    pub(crate) text: String,
    #[allow(dead_code, reason = "quantities are read without it")]
    pub(crate) date: Option<Period>,
}

/// How many lines were answered, and how many of them by an error.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Totals {
    pub(crate) lines: u64,
    pub(crate) errors: u64,
}

/// What a program makes of documents.
pub(crate) trait Answer: Sync {
    /// What is counted of an answer.
    type Told: Send;

    /// The answer to a document, on one line, and what is counted of it.
    fn answer(&self, document: &Document<'_>) -> (String, Self::Told);

    /// The id of an error, in JSON: as the answers have it.
    fn id(&self, id: &RawValue) -> String;
}

/// Answers every line of an input, and gives what is counted to `tally`, in order.
pub(crate) fn answer_all<A: Answer>(
    input: impl Read,
    out: &mut impl Write,
    workers: &Workers,
    program: &A,
    mut tally: impl FnMut(A::Told),
) -> io::Result<Totals> {
    let mut lines = Lines::new(input);
    let mut totals = Totals::default();
    let mut batch: Vec<Line> = Vec::new();
    loop {
        let line = lines.ready();
        let at_hand = line.is_some();
        batch.extend(line);
        if at_hand && !workers.are_busy_with(&batch) {
            continue;
        }
        for (line, told) in workers.map(&batch, |line| reply(line, program)) {
            totals.lines += 1;
            totals.errors += u64::from(told.is_none());
            out.write_all(line.as_bytes())?;
            out.write_all(b"\n")?;
            told.into_iter().for_each(&mut tally);
        }
        batch.clear();
        if !at_hand {
            // Whoever writes may wait for the answers before going on.
            out.flush()?;
            if !lines.fill()? {
                return Ok(totals);
            }
        }
    }
}

/// The threads that answer.
#[derive(Debug)]
pub(crate) struct Workers {
    #[cfg(feature = "parallel")]
    pool: Option<rayon::ThreadPool>,
}

#[cfg_attr(not(feature = "parallel"), allow(clippy::unused_self, reason = "then there is one thread"))]
impl Workers {
    /// This thread.
    pub(crate) const fn one() -> Self {
        Self {
            #[cfg(feature = "parallel")]
            pool: None,
        }
    }

    /// So many threads, at least one.
    #[cfg(feature = "parallel")]
    pub(crate) fn new(threads: usize) -> Result<Self, String> {
        if threads <= 1 {
            return Ok(Self::one());
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.map(|pool| Self { pool: Some(pool) }).map_err(|error| error.to_string())
    }

    #[cfg(not(feature = "parallel"))]
    pub(crate) fn new(threads: usize) -> Result<Self, String> {
        let one = (threads <= 1).then(Self::one);
        one.ok_or_else(|| "--threads needs the feature parallel: --features parallel".to_owned())
    }

    fn threads(&self) -> usize {
        #[cfg(feature = "parallel")]
        if let Some(pool) = &self.pool {
            return pool.current_num_threads();
        }
        1
    }

    /// Whether a batch is enough for all of them; one thread takes a line at a time.
    fn are_busy_with(&self, batch: &[Line]) -> bool {
        let threads = self.threads();
        let bytes = || batch.iter().map(|line| line.bytes.len()).sum::<usize>();
        threads == 1 || batch.len() >= LINES * threads || bytes() >= BYTES * threads
    }

    fn map<A: Send>(&self, batch: &[Line], answer: impl Fn(&Line) -> A + Sync + Send) -> Vec<A> {
        #[cfg(feature = "parallel")]
        if let Some(pool) = &self.pool {
            use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
            return pool.install(|| batch.par_iter().map(answer).collect());
        }
        batch.iter().map(answer).collect()
    }
}

/// One line of the input without its line feed.
struct Line {
    number: u64,
    bytes: Vec<u8>,
    /// Whether it was longer than what is kept of a line.
    too_long: bool,
}

/// An input as lines, told apart from waiting for it.
struct Lines<R> {
    input: BufReader<R>,
    /// What of the next line was in the chunks before.
    begun: Line,
    ended: bool,
}

impl<R: Read> Lines<R> {
    fn new(input: R) -> Self {
        let begun = Line { number: 1, bytes: Vec::new(), too_long: false };
        Self { input: BufReader::with_capacity(CHUNK, input), begun, ended: false }
    }

    /// The next line, if it is here whole.
    fn ready(&mut self) -> Option<Line> {
        let chunk = self.input.buffer();
        let feed = memchr::memchr(b'\n', chunk);
        let part = chunk.get(..feed.unwrap_or(chunk.len())).unwrap_or_default();
        let fits = self.begun.bytes.len() + part.len() <= LONGEST;
        self.begun.too_long |= !fits;
        if self.begun.too_long {
            self.begun.bytes = Vec::new();
        } else {
            self.begun.bytes.extend_from_slice(part);
        }
        let used = part.len() + usize::from(feed.is_some());
        self.input.consume(used);
        // The last line may lack its line feed.
        let last = self.ended && (self.begun.too_long || !self.begun.bytes.is_empty());
        (feed.is_some() || last).then(|| {
            let next = Line { number: self.begun.number + 1, bytes: Vec::new(), too_long: false };
            std::mem::replace(&mut self.begun, next)
        })
    }

    /// Waits for more; whether there may be another line.
    fn fill(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        loop {
            match self.input.fill_buf() {
                Ok(chunk) => {
                    self.ended = chunk.is_empty();
                    return Ok(true);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// The members of a line that say something, as they stand there.
#[derive(Deserialize)]
struct Members<'l> {
    #[serde(borrow)]
    id: Option<&'l RawValue>,
    #[serde(borrow)]
    text: Option<&'l RawValue>,
    #[serde(borrow)]
    date: Option<&'l RawValue>,
}

/// The answer to a line, with what is counted of it unless it is an error.
fn reply<A: Answer>(line: &Line, program: &A) -> (String, Option<A::Told>) {
    let mut id = RawValue::NULL;
    match document(line, &mut id) {
        Ok(document) => {
            let (line, told) = program.answer(&document);
            (line, Some(told))
        }
        Err(message) => (failure(&program.id(id), line.number, &message), None),
    }
}

/// What is said of a line, or a file, that cannot be read; `id` is JSON.
pub(crate) fn failure(id: &str, line: u64, message: &str) -> String {
    let error = serde_json::json!({ "line": line, "message": message });
    format!(r#"{{"error":{error},"id":{id},"schema":1}}"#)
}

/// The document of a line, or what is wrong with it; `id` is set as soon as it is known.
fn document<'l>(line: &'l Line, id: &mut &'l RawValue) -> Result<Document<'l>, String> {
    if line.too_long {
        return Err(format!("the line has more than {LONGEST} bytes"));
    }
    let text = std::str::from_utf8(&line.bytes).map_err(|e| format!("invalid UTF-8 at byte {}", e.valid_up_to()))?;
    if text.trim_ascii().is_empty() {
        return Err("the line is empty".to_owned());
    }
    let invalid = |error: serde_json::Error| format!("invalid JSON: {error}");
    // A list would be taken for the members in order.
    let whole: &RawValue = serde_json::from_str(text).map_err(invalid)?;
    if !whole.get().starts_with('{') {
        return Err("expected an object with the string \"text\"".to_owned());
    }
    let members: Members<'_> = serde_json::from_str(text).map_err(invalid)?;
    *id = members.id.unwrap_or(RawValue::NULL);
    let text = members.text.filter(|text| text.get().starts_with('"'));
    let text = text.ok_or("expected an object with the string \"text\"")?;
    let text = serde_json::from_str(text.get()).map_err(|error| format!("\"text\": {error}"))?;
    let date = members.date.map(|date| {
        let date = serde_json::from_str::<String>(date.get()).ok().and_then(|date| date.parse().ok());
        date.ok_or("\"date\": expected a day, month or year such as \"2012-03-01\"")
    });
    Ok(Document { id, text, date: date.transpose()? })
}
