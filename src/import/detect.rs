//! Which format a file has, from its first bytes.

use std::io::{Cursor, Read};

use super::header::Header;
use super::rows::{Layout, Rows};
use super::{Format, Options, Source, baci, comtrade, comtrade_classic, own, sdmx_csv};
use crate::error::{Error, ErrorKind};

/// How much of a file is looked at.
const HEAD: u64 = 1 << 16;

/// The format of a file, told from its header or, in JSON, from the names of its first 64 kilobytes.
///
/// # Errors
///
/// [`ErrorKind::Data`] for a file that is none of the formats, saying what was found instead; what reading gives.
///
/// ```
/// use bilateral::import::{Format, detect};
///
/// assert_eq!(detect("t,i,j,k,v,q\n".as_bytes())?, Format::Baci);
/// assert_eq!(detect("t;hs6;i;j;v;q\r\n".as_bytes())?, Format::Baci);
/// assert!(detect("a,b,c\n".as_bytes()).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn detect(reader: impl Read) -> Result<Format, Error> {
    let opened = Opened::new(Box::new(reader), None)?;
    match opened.format {
        Some(format) => Ok(format),
        None => Rows::new(opened.reader).and_then(|(_, header)| recognise(&header)),
    }
}

/// A file that has been looked into, from its beginning.
pub(super) struct Opened<'r> {
    reader: Box<dyn Read + 'r>,
    /// Known already for JSON and where the caller says so.
    format: Option<Format>,
}

impl<'r> Opened<'r> {
    pub(super) fn new(reader: Box<dyn Read + 'r>, format: Option<Format>) -> Result<Self, Error> {
        let (mut head, mut reader) = peek(reader)?;
        if head.starts_with(b"\x1F\x8B") {
            (head, reader) = peek(inflated(Box::new(Cursor::new(head).chain(reader)))?)?;
        }
        let format = match format {
            Some(format) => Some(format),
            None => from_head(&head)?,
        };
        Ok(Self { reader: Box::new(Cursor::new(head).chain(reader)), format })
    }

    /// The rows and what they mean.
    pub(super) fn into_source(self, options: &Options) -> Result<(Source<'r>, Box<dyn Layout>, Format), Error> {
        if let Some(format) = self.format.filter(|format| format.is_json()) {
            return json_source(self.reader, format, options.name());
        }
        let (rows, header) = Rows::new(self.reader)?;
        let format = self.format.map_or_else(|| recognise(&header), Ok)?;
        let layout = layout(format, &header, options)?;
        Ok((Source::Lines(rows), layout, format))
    }
}

fn peek<'r>(mut reader: Box<dyn Read + 'r>) -> Result<(Vec<u8>, Box<dyn Read + 'r>), Error> {
    let mut head = Vec::new();
    let read = reader.by_ref().take(HEAD).read_to_end(&mut head);
    read.map_err(|error| Error::io("reading the beginning", error))?;
    Ok((head, reader))
}

#[cfg(feature = "gzip")]
#[allow(clippy::unnecessary_wraps, reason = "the other build returns an error")]
fn inflated<'r>(reader: Box<dyn Read + 'r>) -> Result<Box<dyn Read + 'r>, Error> {
    Ok(Box::new(flate2::read::MultiGzDecoder::new(reader)))
}

#[cfg(not(feature = "gzip"))]
fn inflated<'r>(_reader: Box<dyn Read + 'r>) -> Result<Box<dyn Read + 'r>, Error> {
    Err(Error::new(ErrorKind::Data, "the file is compressed: enable the feature gzip, or decompress it"))
}

/// What the first bytes alone say: the format of JSON, or that the file is no text.
fn from_head(head: &[u8]) -> Result<Option<Format>, Error> {
    let refuse = |found: &str| Err(Error::new(ErrorKind::Data, format!("not a file of trade statistics: {found}")));
    if head.starts_with(b"PAR1") {
        return refuse("a Parquet file, which a table loads");
    }
    if head.starts_with(b"PK") {
        return refuse("a zip archive, to be unpacked first");
    }
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return refuse("UTF-16 text, to be saved as UTF-8 first");
    }
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    if text.first() == Some(&b'<') {
        return refuse("XML or HTML");
    }
    if !matches!(text.first(), Some(b'{' | b'[')) {
        return Ok(None);
    }
    let has = |name: &str| memchr::memmem::find(text, name.as_bytes()).is_some();
    match () {
        () if has("\"primaryValue\"") => Ok(Some(Format::ComtradeJson)),
        () if has("\"rtCode\"") || has("\"TradeValue\"") => Ok(Some(Format::ComtradeClassicJson)),
        () if has("\"fileUrl\"") => refuse("a list of files to download, without observations"),
        () if has("\"dataSets\"") || has("\"structure\"") || has("\"dimensions\"") => Ok(Some(Format::SdmxJson)),
        () => refuse("JSON of another kind"),
    }
}

fn recognise(header: &Header) -> Result<Format, Error> {
    if own::recognises(header) {
        return Ok(Format::Own);
    }
    if comtrade::recognises(header) {
        return Ok(Format::Comtrade);
    }
    if comtrade_classic::recognises(header) {
        return Ok(Format::ComtradeClassic);
    }
    if baci::recognises(header) {
        return Ok(Format::Baci);
    }
    if let Some(format) = sdmx_csv::recognises(header) {
        return Ok(format);
    }
    let message = format!("no format has these columns: {header}");
    Err(Error::new(ErrorKind::Data, message))
}

pub(super) fn layout(format: Format, header: &Header, options: &Options) -> Result<Box<dyn Layout>, Error> {
    Ok(match format {
        Format::ComtradeClassic | Format::ComtradeClassicJson => Box::new(comtrade_classic::Classic::new(header)?),
        Format::Comtrade | Format::ComtradeJson => Box::new(comtrade::Modern::new(header)?),
        Format::Baci => Box::new(baci::Baci::new(header, options)?),
        Format::ImfDots | Format::ImfImts | Format::SdmxCsv | Format::SdmxJson => {
            Box::new(sdmx_csv::Sdmx::new(header, format)?)
        }
        Format::Own => Box::new(own::Own::new(header)?),
    })
}

#[cfg(feature = "json")]
fn json_source<'r>(
    reader: Box<dyn Read + 'r>,
    format: Format,
    file: &str,
) -> Result<(Source<'r>, Box<dyn Layout>, Format), Error> {
    let records = super::json::Records::new(reader, format, file)?;
    let layout = layout(format, records.header(), &Options::new())?;
    Ok((Source::Json(records), layout, format))
}

#[cfg(not(feature = "json"))]
fn json_source<'r>(
    _reader: Box<dyn Read + 'r>,
    _format: Format,
    _file: &str,
) -> Result<(Source<'r>, Box<dyn Layout>, Format), Error> {
    Err(Error::new(ErrorKind::Data, "the file is JSON: enable the feature json"))
}
