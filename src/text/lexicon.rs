//! Known words, found by the longest that begins at a place.

use std::borrow::Cow;

use super::seed;

/// Words with what they mean, in order.
pub(super) struct Lexicon<T> {
    entries: Vec<Entry<T>>,
    /// For each byte where the words that begin with it stand, and after all bytes where the last of them ends.
    starts: Vec<usize>,
    /// For each byte a bit for each that follows it at the beginning of a word; none where no word begins with it.
    seconds: Vec<[u64; 4]>,
}

struct Entry<T> {
    word: Cow<'static, str>,
    /// The first bytes of the word, which nearly always tell its place among the others.
    key: u64,
    meaning: T,
    /// The longest of the other words that this one begins with.
    within: Option<usize>,
}

impl<T> Lexicon<T> {
    /// Of equal words the first counts.
    pub(super) fn new<W: Into<Cow<'static, str>>>(words: impl Iterator<Item = (W, T)>) -> Self {
        let entry = |(word, meaning): (W, T)| {
            let word = word.into();
            Entry { key: key(word.bytes()), word, meaning, within: None }
        };
        let mut entries: Vec<Entry<T>> = words.map(entry).collect();
        entries.sort_by(|one, other| one.word.cmp(&other.word));
        entries.dedup_by(|next, entry| next.word == entry.word);
        // What a word begins with stands before it, and with it all between.
        let mut open: Vec<(usize, Cow<'static, str>)> = Vec::new();
        for (index, entry) in entries.iter_mut().enumerate() {
            while open.pop_if(|(_, word)| !entry.word.starts_with(word.as_ref())).is_some() {}
            entry.within = open.last().map(|(index, _)| *index);
            open.push((index, entry.word.clone()));
        }
        let first = |word: &str| word.bytes().next().map(u16::from);
        let starts: Vec<usize> =
            (0..=256).map(|byte| entries.partition_point(|entry| first(&entry.word) < Some(byte))).collect();
        let mut seconds = vec![[0; 4]; 256];
        for Entry { word, .. } in &entries {
            let set = word.bytes().next().and_then(|first| seconds.get_mut(usize::from(first)));
            match (word.as_bytes().get(1), set) {
                (Some(second), Some(set)) => {
                    set.iter_mut().skip(usize::from(second >> 6)).take(1).for_each(|bits| *bits |= 1 << (second & 63));
                }
                // Anything may follow a word of one byte.
                (None, Some(set)) => *set = [u64::MAX; 4],
                _ => {}
            }
        }
        Self { entries, starts, seconds }
    }

    /// Whether some word begins with two bytes.
    #[inline]
    fn begins(&self, first: u8, second: u8) -> bool {
        let set = self.seconds.get(usize::from(first));
        set.and_then(|set| set.get(usize::from(second >> 6))).is_some_and(|bits| bits >> (second & 63) & 1 == 1)
    }

    /// The longest word that `text` begins with once `fold` is applied to each of its bytes: its length and meaning.
    pub(super) fn longest(&self, text: &[u8], fold: impl Fn(u8) -> u8) -> Option<(usize, &T)> {
        let first = fold(*text.first()?);
        let second = text.get(1).map(|byte| fold(*byte));
        second.is_none_or(|second| self.begins(first, second)).then_some(())?;
        let start = *self.starts.get(usize::from(first))?;
        let words = self.entries.get(start..*self.starts.get(usize::from(first) + 1)?)?;
        let own = key(text.iter().map(|byte| fold(*byte)));
        let order = |word: &str| word.bytes().cmp(text.iter().take(word.len()).map(|byte| fold(*byte)));
        let is_before = |entry: &Entry<T>| entry.key < own || (entry.key == own && order(&entry.word).is_le());
        // Every word that the text begins with is the beginning of the last one that does not stand after the text.
        let mut last = (start + words.partition_point(is_before)).checked_sub(1);
        while let Some(entry) = last.and_then(|last| self.entries.get(last)) {
            if order(&entry.word).is_eq() {
                return Some((entry.word.len(), &entry.meaning));
            }
            last = entry.within;
        }
        None
    }

    /// The words of a text from left to right, the longest at each place: where they begin, where they end, what they mean.
    /// A small letter inside a word begins none.
    pub(super) fn find_all<'l>(&'l self, text: &'l [u8]) -> impl Iterator<Item = (usize, usize, &'l T)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let start = self.next_start(text, at)?;
                at = start + 1;
                if let Some((length, meaning)) = self.longest(text.get(start..)?, |byte| byte) {
                    at = start + length;
                    return Some((start, at, meaning));
                }
            }
        })
    }

    fn next_start(&self, text: &[u8], from: usize) -> Option<usize> {
        let inside = from.checked_sub(1).and_then(|before| text.get(before)).is_some_and(u8::is_ascii_alphabetic);
        let (mut at, mut before) = (from, u64::from(inside) << 7);
        while let Some(chunk) = seed::chunk_at(text, at) {
            let letters = seed::letters(chunk);
            let capitals = letters & !(chunk << 2);
            let mut marks = letters & !(letters << 8 | before) | capitals | chunk & seed::HIGH;
            while marks != 0 {
                let start = at + usize::try_from(marks.trailing_zeros() >> 3).ok()?;
                let byte = |at: usize| text.get(at).copied().unwrap_or_default();
                if self.begins(byte(start), byte(start + 1)) {
                    return Some(start);
                }
                marks &= marks - 1;
            }
            before = letters >> 56;
            at += 8;
        }
        None
    }
}

/// The first eight bytes as one number, in the order of words.
#[inline]
fn key(bytes: impl Iterator<Item = u8>) -> u64 {
    let first = bytes.chain(std::iter::repeat(0)).take(8);
    first.fold(0, |key, byte| key << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_counts() {
        let words = ["Niger", "Nigeria", "Nigerian", "Mali", "Nig"];
        let lexicon = Lexicon::new(words.into_iter().zip(0..));
        let found: Vec<_> = lexicon.find_all("Nigerians in Mali, Nige".as_bytes()).collect();
        assert_eq!(found, [(0, 8, &2), (13, 17, &3), (19, 22, &4)]);
        assert_eq!(lexicon.longest(b"mALI", |byte| byte.to_ascii_lowercase()), None);
        let lower = Lexicon::new([("mali", ())].into_iter());
        assert_eq!(lower.longest(b"mALI", |byte| byte.to_ascii_lowercase()), Some((4, &())));
    }

    #[test]
    fn of_equal_words_the_first_counts() {
        let lexicon = Lexicon::new([("b", 1), ("a", 2), ("b", 3)].into_iter());
        assert_eq!(lexicon.longest(b"b", |byte| byte), Some((1, &1)));
        assert_eq!(lexicon.longest(b"", |byte| byte), None);
    }
}
