//! The formats of files.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

/// A file format. [`FromStr`] and [`Display`](fmt::Display) use the names in parentheses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Format {
    /// UN Comtrade until 2022, CSV (`comtrade_classic`).
    ComtradeClassic,
    /// UN Comtrade until 2022, JSON (`comtrade_classic_json`).
    ComtradeClassicJson,
    /// UN Comtrade since 2022, CSV (`comtrade`).
    Comtrade,
    /// UN Comtrade since 2022, JSON (`comtrade_json`).
    ComtradeJson,
    /// CEPII BACI (`baci`).
    Baci,
    /// SDMX-CSV of the IMF's Direction of Trade Statistics (`imf_dots`).
    ImfDots,
    /// SDMX-CSV of the IMF's International Trade in Goods by partner country (`imf_imts`).
    ImfImts,
    /// SDMX-CSV of others (`sdmx_csv`).
    SdmxCsv,
    /// SDMX-JSON, as of WITS (`sdmx_json`).
    SdmxJson,
    /// Our own CSV (`own`).
    Own,
}

impl Format {
    const ALL: [(Self, &'static str); 10] = [
        (Self::ComtradeClassic, "comtrade_classic"),
        (Self::ComtradeClassicJson, "comtrade_classic_json"),
        (Self::Comtrade, "comtrade"),
        (Self::ComtradeJson, "comtrade_json"),
        (Self::Baci, "baci"),
        (Self::ImfDots, "imf_dots"),
        (Self::ImfImts, "imf_imts"),
        (Self::SdmxCsv, "sdmx_csv"),
        (Self::SdmxJson, "sdmx_json"),
        (Self::Own, "own"),
    ];

    /// All formats.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::ALL.iter().map(|(format, _)| *format)
    }

    /// Whether files of this format are JSON.
    pub const fn is_json(self) -> bool {
        matches!(self, Self::ComtradeClassicJson | Self::ComtradeJson | Self::SdmxJson)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::ALL.iter().find(|(format, _)| format == self).map_or("", |(_, name)| name))
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.iter().find(|(_, name)| *name == text).map(|(format, _)| *format).ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|(_, name)| *name).collect();
            Error::syntax("format", text, format!("one of {}", names.join(", ")))
        })
    }
}
