//! Lines read by many threads: pieces of the file that end with a line, each into a builder of its own, put together in
//! order.

use super::lines::Lines;
use super::load::Intake;
use super::options::Notice;
use super::rows::{Layout, Outcome, Rows, notice};
use super::{Import, Options, Source, Summary};
use crate::error::{Error, Place};

/// The size of a piece.
const PIECE: usize = 1 << 20;
/// How many pieces each thread has to read at a time, on average.
const EACH: usize = 2;
/// No row is shorter than this, or its piece has to make room again.
const SHORTEST: usize = 24;

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
    let Source::Lines(rows) = &import.source else { return Ok(false) };
    if rayon::current_num_threads() == 1 {
        return Ok(false);
    }
    let (delimiter, columns) = rows.shape();
    let options = import.options.clone();
    let mut pieces = pieces(import)?;
    let mut parts = Vec::new();
    while !(pieces.is_empty() && parts.is_empty()) {
        let options = &options;
        let mut read: Vec<Option<Part>> = pieces.iter().map(|_| None).collect();
        // While these are read, the ones before are put together and the next ones fetched.
        let next = rayon::in_place_scope(|scope| {
            for (piece, slot) in pieces.into_iter().zip(&mut read) {
                scope.spawn(move |_| *slot = Some(part(piece, delimiter, columns, options)));
            }
            absorb(import, intake, std::mem::take(&mut parts))?;
            self::pieces(import)
        });
        pieces = next?;
        parts.extend(read.into_iter().flatten());
    }
    import.end::<()>();
    Ok(true)
}

fn absorb(import: &mut Import<'_>, intake: &mut Intake, parts: Vec<Part>) -> Result<(), Error> {
    if parts.is_empty() {
        return Ok(());
    }
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
    Ok(())
}

#[cfg_attr(not(feature = "json"), allow(irrefutable_let_patterns, reason = "without JSON all files are lines"))]
fn pieces(import: &mut Import<'_>) -> Result<Vec<Piece>, Error> {
    let Source::Lines(rows) = &mut import.source else { return Ok(Vec::new()) };
    let mut pieces = Vec::new();
    for _ in 0..rayon::current_num_threads() * EACH {
        let before = rows.line();
        let failed = |error: Error| error.at(Place::new(import.options.name(), before, 0));
        let Some(bytes) = rows.piece_of(PIECE).map_err(failed)? else { break };
        pieces.push(Piece { bytes, before, layout: import.layout.fork() });
    }
    Ok(pieces)
}

fn part(piece: Piece, delimiter: u8, columns: usize, options: &Options) -> Part {
    let Piece { bytes, before, mut layout } = piece;
    let (mut intake, mut summary, mut notices) = (Intake::new(options), Summary::default(), Vec::new());
    intake.builder.reserve(bytes.len().div_euclid(SHORTEST));
    let mut rows = Rows::piece(Lines::held(bytes, before), delimiter, columns);
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
