//! Lines read by many threads: pieces of the file that end with a line, each into a builder of its own, put together in
//! order. A piece that has been put there holds the next one: fresh memory costs more than reading what is written to it.

use std::collections::VecDeque;
use std::io::Empty;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use rayon::Yield;

use super::load::Intake;
use super::options::Notice;
use super::rows::{Layout, Outcome, Rows, notice};
use super::{Import, Options, Source, Summary};
use crate::error::{Error, Place};

/// The size of a piece: it and its rows fit into the cache of a core.
const PIECE: usize = 1 << 18;
/// How many pieces there are for each thread.
const EACH: usize = 4;
/// No row is shorter than this, or its piece has to make room again.
const SHORTEST: usize = 24;

/// Takes all rows of an import of lines; `false` for one of JSON or where there is one thread, which is left as
/// it is.
pub(super) fn load(import: &mut Import<'_>, intake: &mut Intake) -> Result<bool, Error> {
    let threads = rayon::current_num_threads();
    if threads == 1 || !matches!(import.source, Source::Lines(_)) {
        return Ok(false);
    }
    let options = import.options.clone();
    rayon::in_place_scope(|scope| {
        let mut under_way: VecDeque<Receiver<Piece>> = VecDeque::new();
        let end = loop {
            let mut piece = if under_way.len() < threads * EACH {
                Piece::new(import)
            } else if let Some(mut read) = under_way.pop_front().and_then(|first| wait(&first)) {
                read.empty(import, intake)?;
                read
            } else {
                break Ok(false);
            };
            match piece.fill(import) {
                Ok(true) => {}
                end => break end,
            }
            let (done, read) = sync_channel(1);
            under_way.push_back(read);
            let options = &options;
            scope.spawn(move |_| {
                piece.read(options);
                // Nobody waits for it after an error.
                let _ = done.send(piece);
            });
        };
        for mut read in under_way.iter().filter_map(wait) {
            read.empty(import, intake)?;
        }
        end
    })?;
    import.end::<()>();
    Ok(true)
}

/// A piece when it has been read; none if that panicked, as the scope then does. A thread of the pool reads others meanwhile.
fn wait(piece: &Receiver<Piece>) -> Option<Piece> {
    loop {
        match piece.try_recv() {
            Ok(piece) => return Some(piece),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) if rayon::yield_local() == Some(Yield::Executed) => {}
            Err(TryRecvError::Empty) => return piece.recv().ok(),
        }
    }
}

/// A piece of a file and what it gave.
struct Piece {
    rows: Rows<Empty>,
    layout: Box<dyn Layout>,
    intake: Intake,
    summary: Summary,
    notices: Vec<Notice>,
    /// The error that ends a strict import.
    failed: Option<Error>,
}

impl Piece {
    fn new(import: &Import<'_>) -> Self {
        let mut intake = Intake::new(&import.options);
        intake.builder.reserve(PIECE.div_euclid(SHORTEST));
        Self {
            rows: Rows::none(),
            layout: import.layout.fork(),
            intake,
            summary: Summary::default(),
            notices: Vec::new(),
            failed: None,
        }
    }

    /// Takes the next lines of the file; `false` where there are none.
    #[cfg_attr(not(feature = "json"), allow(irrefutable_let_patterns, reason = "without JSON all files are lines"))]
    fn fill(&mut self, import: &mut Import<'_>) -> Result<bool, Error> {
        let Source::Lines(rows) = &mut import.source else { return Ok(false) };
        let before = rows.line();
        let filled = self.rows.refill(rows, PIECE);
        filled.map_err(|error| error.at(Place::new(import.options.name(), before, 0)))
    }

    fn read(&mut self, options: &Options) {
        let Self { rows, layout, intake, summary, notices, failed } = self;
        while failed.is_none() {
            let quick = rows.quick(&mut **layout, &mut intake.builder);
            summary.rows += quick;
            summary.lines += quick;
            let item = match rows.next(&mut **layout, notices) {
                Ok(Outcome::End) => break,
                Ok(Outcome::Blank) => {
                    summary.lines += 1;
                    summary.blank += 1;
                    continue;
                }
                Ok(Outcome::Observation(observation)) => {
                    summary.rows += 1;
                    Ok(observation)
                }
                Ok(Outcome::Rejected { line, column, error }) => {
                    summary.rejected += 1;
                    Err(error.at(Place::new(options.name(), line, column)))
                }
                Err(error) => {
                    *failed = Some(error);
                    break;
                }
            };
            summary.lines += 1;
            *failed = intake.take(item, rows.line()).err();
        }
    }

    /// Puts what was read behind what was read before.
    fn empty(&mut self, import: &mut Import<'_>, intake: &mut Intake) -> Result<(), Error> {
        import.summary.add(std::mem::take(&mut self.summary));
        for Notice { line, message } in self.notices.drain(..) {
            notice(&mut import.notices, line, message);
        }
        intake.absorb(&mut self.intake)?;
        if let Some(error) = self.failed.take() {
            import.ended = true;
            return Err(error);
        }
        import.report();
        Ok(())
    }
}
