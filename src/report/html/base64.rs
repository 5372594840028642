//! Base64, as the hashes of a content security policy are written.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub(super) fn encode(bytes: &[u8]) -> String {
    bytes.chunks(3).flat_map(quartet).collect()
}

/// Up to three bytes as four characters.
fn quartet(bytes: &[u8]) -> [char; 4] {
    let byte = |index: usize| u32::from(bytes.get(index).copied().unwrap_or_default());
    let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
    let digit = |shift: u32| {
        let index = usize::try_from(bits >> shift & 63).unwrap_or_default();
        ALPHABET.get(index).map_or('=', |&digit| char::from(digit))
    };
    let pad = |index: usize, c: char| if index < bytes.len() { c } else { '=' };
    [digit(18), digit(12), pad(1, digit(6)), pad(2, digit(0))]
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn the_vectors_of_rfc_4648() {
        let vectors = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"];
        for (length, expected) in vectors.into_iter().enumerate() {
            assert_eq!(encode(&b"foobar"[..length]), expected);
        }
    }
}
