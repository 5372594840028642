//! Verdicts, and how two figures come to one.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;
use crate::number::Tiers;

/// What the arithmetic says of a statement.
///
/// With the stated figure's accept interval inside its tolerate interval, and the computed interval of the evidence:
///
/// | verdict | when | EARL outcome |
/// |---|---|---|
/// | `supported` | computed lies inside accept | passed |
/// | `compatible` | computed meets accept | passed |
/// | `loose` | computed meets only tolerate | passed |
/// | `contradicted` | computed misses tolerate | failed |
/// | `unverifiable` | no evidence, or none that compares | cantTell |
/// | `depends_on_reading` | readings of the words disagree | cantTell |
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Verdict {
    /// The computed interval lies inside what the words say.
    Supported,
    /// The computed interval meets what the words say.
    Compatible,
    /// The computed interval meets only what the words can bear.
    Loose,
    /// The computed interval misses what the words can bear.
    Contradicted,
    /// There is no evidence, or none that compares.
    Unverifiable,
    /// The words can be taken in ways that have different verdicts.
    DependsOnReading,
}

impl Verdict {
    /// All verdicts, best first.
    pub const ALL: [Self; 6] = [
        Self::Supported,
        Self::Compatible,
        Self::Loose,
        Self::Contradicted,
        Self::Unverifiable,
        Self::DependsOnReading,
    ];

    /// Whether the computed interval lies inside what the words say.
    pub const fn is_supported(self) -> bool {
        matches!(self, Self::Supported)
    }

    /// Whether nothing speaks against the statement and something speaks for it.
    pub const fn holds(self) -> bool {
        matches!(self, Self::Supported | Self::Compatible | Self::Loose)
    }

    /// Whether the statement cannot be right.
    pub const fn is_contradicted(self) -> bool {
        matches!(self, Self::Contradicted)
    }

    /// The name used in machine-readable output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Compatible => "compatible",
            Self::Loose => "loose",
            Self::Contradicted => "contradicted",
            Self::Unverifiable => "unverifiable",
            Self::DependsOnReading => "depends_on_reading",
        }
    }

    /// The outcome in the W3C Evaluation and Report Language.
    pub const fn earl(self) -> &'static str {
        match self {
            Self::Supported | Self::Compatible | Self::Loose => "passed",
            Self::Contradicted => "failed",
            Self::Unverifiable | Self::DependsOnReading => "cantTell",
        }
    }

    /// The verdict on a figure stated with `stated` when the evidence gives `computed`.
    ///
    /// The evidence counts at its tolerate interval before anything is called contradicted.
    pub(crate) fn of(stated: Tiers, computed: Tiers) -> Self {
        if computed.accept.is_within(&stated.accept) {
            Self::Supported
        } else if computed.accept.meets(&stated.accept) {
            Self::Compatible
        } else if computed.accept.meets(&stated.tolerate) || computed.tolerate.meets(&stated.tolerate) {
            Self::Loose
        } else {
            Self::Contradicted
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Verdict {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == text).ok_or_else(|| {
            Error::syntax(
                "verdict",
                text,
                "supported, compatible, loose, contradicted, unverifiable or depends_on_reading",
            )
        })
    }
}

crate::text_serde!(Verdict);
