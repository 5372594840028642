//! stub
use std::fmt;
/// stub
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Economy([u8; 3]);
impl Economy {
    /// stub
    pub const PRK: Self = Self(*b"PRK");
    /// stub
    pub const RUS: Self = Self(*b"RUS");
    /// stub
    pub const CHN: Self = Self(*b"CHN");
}
impl fmt::Display for Economy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.0).unwrap_or_default())
    }
}
impl std::str::FromStr for Economy {
    type Err = crate::Error;
    fn from_str(text: &str) -> Result<Self, crate::Error> {
        text.as_bytes().try_into().map(Self).map_err(|_| {
            crate::Error::syntax("economy", text, "an alpha-3 code, M49 number or name of data/economies.csv")
        })
    }
}
