//! Lines read by many threads: pieces of the file that end with a line, each into a builder of its own, put together in
//! order.

use std::io::Read;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::lines::Lines;
use super::load::Intake;
use super::options::Notice;
use super::rows::{Layout, Outcome, Rows, notice};
use super::{Import, Options, Source, Summary};
use crate::error::{Error, Place};

/// The size of a piece.
const PIECE: usize = 1 << 22;

/// A piece of a file and the number of the line before it.
struct Piece {
    bytes: Vec<u8>,
    before: u64,
    layout: Box<dyn Layout>,
}

/// What a piece gave.
struct Part {
    intake: Intake,
    summary: Summary,
    notices: Vec<Notice>,
    /// The error that ends a strict import.
    failed: Option<Error>,
}

/// Takes all rows of an import of lines; `false` for one of JSON or where there is one thread, which is left as
/// it is.
#[cfg_attr(
    not(feature = "json"),
    allow(irrefutable_let_patterns, reason = "only JSON comes in another way than lines")
)]
pub(super) fn load(import: &mut Import<'_>, intake: &mut Intake) -> Result<bool, Error> {
    let Source::Lines(rows) = &mut import.source else { return Ok(false) };
    if rayon::current_num_threads() == 1 {
        return Ok(false);
    }
    let (delimiter, columns) = rows.shape();
    let name = import.options.name().to_owned();
    loop {
        let Source::Lines(rows) = &mut import.source else { return Ok(false) };
        let pieces =
            pieces(rows, &*import.layout).map_err(|error| error.at(Place::new(name.clone(), rows.line(), 0)))?;
        if pieces.is_empty() {
            import.end::<()>();
            return Ok(true);
        }
        let options = &import.options;
        let read = |piece| part(piece, delimiter, columns, options);
        let parts: Vec<Part> = pieces.into_par_iter().map(read).collect();
        for part in parts {
            import.summary.add(part.summary);
            for Notice { line, message } in part.notices {
                notice(&mut import.notices, line, message);
            }
            intake.absorb(part.intake)?;
            if let Some(error) = part.failed {
                import.ended = true;
                return Err(error);
            }
        }
        import.report();
    }
}

fn pieces<R: Read>(rows: &mut Rows<R>, layout: &dyn Layout) -> Result<Vec<Piece>, Error> {
    let mut pieces = Vec::new();
    for _ in 0..rayon::current_num_threads() {
        let before = rows.line();
        let Some(bytes) = rows.piece_of(PIECE)? else { break };
        pieces.push(Piece { bytes, before, layout: layout.fork() });
    }
    Ok(pieces)
}

fn part(piece: Piece, delimiter: u8, columns: usize, options: &Options) -> Part {
    let Piece { bytes, before, mut layout } = piece;
    let mut rows = Rows::piece(Lines::after(&bytes[..], before), delimiter, columns);
    let (mut intake, mut summary, mut notices) = (Intake::new(options), Summary::default(), Vec::new());
    let mut failed = None;
    while failed.is_none() {
        let quick = rows.quick(&mut *layout, &mut intake.builder);
        summary.rows += quick;
        summary.lines += quick;
        let item = match rows.next(&mut *layout, &mut notices) {
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
                failed = Some(error);
                break;
            }
        };
        summary.lines += 1;
        failed = intake.take(item, rows.line()).err();
    }
    Part { intake, summary, notices, failed }
}
