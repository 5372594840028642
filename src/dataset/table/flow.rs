//! Which way goods went, in which classification, and whose number a value is.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;
use crate::measure::Measure;

/// Defines an enum whose members have a name in files and one in words.
macro_rules! coded {
    ($(#[$doc:meta])* $type:ident $what:literal: $($(#[$member_doc:meta])* $member:ident $code:literal,)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $type { $($(#[$member_doc])* $member,)* }

        impl $type {
            /// All members, in order.
            pub fn all() -> impl Iterator<Item = Self> {
                [$(Self::$member),*].into_iter()
            }

            /// The code in files.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$member => $code,)* }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.code())
            }
        }

        impl FromStr for $type {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                Self::all().find(|member| member.code() == text).ok_or_else(|| {
                    let codes: Vec<&str> = Self::all().map(Self::code).collect();
                    Error::syntax($what, text, format!("one of {}", codes.join(", ")))
                })
            }
        }
    };
}

coded! {
    /// A flow of goods by the letters of UN Comtrade, and the balance as the IMF publishes it.
    ///
    /// Exports include domestic exports and re-exports, imports include foreign imports and re-imports: a sum over a flow
    /// and a part of it counts twice, and is refused.
    Flow "flow":
    /// Exports.
    Exports "X",
    /// Imports.
    Imports "M",
    /// Re-exports, a part of the exports.
    ReExports "RX",
    /// Re-imports, a part of the imports.
    ReImports "RM",
    /// Domestic exports: exports less re-exports.
    DomesticExports "DX",
    /// Foreign imports: imports less re-imports.
    ForeignImports "FM",
    /// Imports of goods for inward processing.
    ImportsForInwardProcessing "MIP",
    /// Imports of goods after outward processing.
    ImportsAfterOutwardProcessing "MOP",
    /// Exports of goods after inward processing.
    ExportsAfterInwardProcessing "XIP",
    /// Exports of goods for outward processing.
    ExportsForOutwardProcessing "XOP",
    /// Exports less imports, as published.
    Balance "TBG",
}

impl Flow {
    /// The measure the whole of this flow is; `None` for a part of a flow.
    pub const fn measure(self) -> Option<Measure> {
        match self {
            Self::Exports => Some(Measure::Exports),
            Self::Imports => Some(Measure::Imports),
            Self::Balance => Some(Measure::Balance),
            _ => None,
        }
    }

    /// The flow this one is, or is a part of.
    #[must_use]
    pub const fn whole(self) -> Self {
        match self {
            Self::Exports
            | Self::ReExports
            | Self::DomesticExports
            | Self::ExportsAfterInwardProcessing
            | Self::ExportsForOutwardProcessing => Self::Exports,
            Self::Balance => Self::Balance,
            _ => Self::Imports,
        }
    }

    /// The same flow as the partner counts it.
    #[must_use]
    pub const fn mirror(self) -> Option<Self> {
        match self {
            Self::Exports => Some(Self::Imports),
            Self::Imports => Some(Self::Exports),
            _ => None,
        }
    }

    /// The flow in plain words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Exports => "exports",
            Self::Imports => "imports",
            Self::ReExports => "re-exports",
            Self::ReImports => "re-imports",
            Self::DomesticExports => "domestic exports",
            Self::ForeignImports => "foreign imports",
            Self::ImportsForInwardProcessing => "imports for inward processing",
            Self::ImportsAfterOutwardProcessing => "imports after outward processing",
            Self::ExportsAfterInwardProcessing => "exports after inward processing",
            Self::ExportsForOutwardProcessing => "exports for outward processing",
            Self::Balance => "balance",
        }
    }
}

coded! {
    /// Whose number a value is.
    Compilation "compilation":
    /// As the reporter filed it.
    Reported "reported",
    /// Made from the reports of both sides: BACI.
    Reconciled "reconciled",
}

coded! {
    /// A classification of commodities, with its edition: a code means something else in another one.
    Classification "classification":
    /// Harmonized System as each country reported it.
    Hs "HS",
    /// Harmonized System 1992.
    H0 "H0",
    /// Harmonized System 1996.
    H1 "H1",
    /// Harmonized System 2002.
    H2 "H2",
    /// Harmonized System 2007.
    H3 "H3",
    /// Harmonized System 2012.
    H4 "H4",
    /// Harmonized System 2017.
    H5 "H5",
    /// Harmonized System 2022.
    H6 "H6",
    /// Standard International Trade Classification as each country reported it.
    Sitc "ST",
    /// SITC, revision 1.
    S1 "S1",
    /// SITC, revision 2.
    S2 "S2",
    /// SITC, revision 3.
    S3 "S3",
    /// SITC, revision 4.
    S4 "S4",
    /// Broad Economic Categories, revision 4.
    Bec "BE",
    /// Broad Economic Categories, revision 5.
    Bec5 "B5",
    /// None: the file has all goods together, or product groups of its own.
    None "none",
}

impl Classification {
    /// Whether codes have two, four or six digits, so that a lost leading zero can be told.
    pub const fn is_harmonized_system(self) -> bool {
        matches!(self, Self::Hs | Self::H0 | Self::H1 | Self::H2 | Self::H3 | Self::H4 | Self::H5 | Self::H6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_their_errors() {
        for flow in Flow::all() {
            assert_eq!(flow.code().parse::<Flow>().unwrap(), flow);
        }
        for classification in Classification::all() {
            assert_eq!(classification.code().parse::<Classification>().unwrap(), classification);
        }
        let message = "filed".parse::<Compilation>().unwrap_err().to_string();
        assert_eq!(message, "compilation \"filed\": expected one of reported, reconciled");
    }

    #[test]
    fn parts_know_their_whole() {
        assert_eq!(Flow::ReExports.whole(), Flow::Exports);
        assert_eq!(Flow::ForeignImports.whole(), Flow::Imports);
        assert_eq!(Flow::ReExports.measure(), None);
        assert_eq!(Flow::Exports.mirror(), Some(Flow::Imports));
    }
}
