//! Words into boxes: lines that fit a width.

use super::super::font::letter_width;
use super::super::scene::Font;
use crate::report::visible;

/// The lines of a text at a width, at most so many. What does not fit is cut and marked; whoever cuts shows the whole beside it.
pub(in crate::diagram) fn wrap(text: &str, room: f64, font: Font, most: usize) -> Vec<String> {
    let mut lines = Lines {
        room,
        font,
        most,
        done: Vec::new(),
        line: String::new(),
        used: 0.0,
    };
    let fits = text.split_whitespace().all(|word| lines.word(word));
    lines.finish(fits)
}

/// What no line could hold need not be measured to its end.
const LONGEST: usize = 1000;

struct Lines {
    room: f64,
    font: Font,
    most: usize,
    done: Vec<String>,
    line: String,
    used: f64,
}

impl Lines {
    /// Adds a word; false where there is no room for all of it.
    fn word(&mut self, word: &str) -> bool {
        let letters = word.chars().take(LONGEST).map(visible);
        let wide: f64 = letters.clone().map(|letter| self.wide(letter)).sum();
        let blank = if self.line.is_empty() {
            0.0
        } else {
            self.wide(' ')
        };
        if self.used + blank + wide <= self.room {
            if blank > 0.0 {
                self.line.push(' ');
            }
            self.line.extend(letters);
            self.used += blank + wide;
            return true;
        }
        if !self.line.is_empty() && !self.next_line() {
            return false;
        }
        self.letters(letters) && word.chars().nth(LONGEST).is_none()
    }

    /// A word at the start of a line, broken where it must be.
    fn letters(&mut self, word: impl Iterator<Item = char>) -> bool {
        for letter in word {
            let wide = self.wide(letter);
            if self.used + wide > self.room && !self.line.is_empty() && !self.next_line() {
                return false;
            }
            self.line.push(letter);
            self.used += wide;
        }
        true
    }

    fn wide(&self, letter: char) -> f64 {
        letter_width(letter, self.font.size(), self.font.weight())
    }

    fn next_line(&mut self) -> bool {
        if self.done.len() + 1 == self.most {
            return false;
        }
        self.done.push(std::mem::take(&mut self.line));
        self.used = 0.0;
        true
    }

    fn finish(mut self, fits: bool) -> Vec<String> {
        if !fits {
            self.used += self.wide('…');
            while self.used > self.room
                && let Some(letter) = self.line.pop()
            {
                self.used -= self.wide(letter);
            }
            self.line = format!("{}…", self.line.trim_end());
        }
        if !self.line.is_empty() {
            self.done.push(self.line);
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::font::width;
    use super::*;

    #[track_caller]
    fn lines(text: &str, room: f64, most: usize) -> Vec<String> {
        let lines = wrap(text, room, Font::Label, most);
        for line in &lines {
            let wide = width(line, Font::Label.size(), Font::Label.weight());
            assert!(wide <= room + 0.01, "{line} is {wide} wide");
        }
        lines
    }

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(
            lines("Marlshire Transport Strategy", 110.0, 3),
            ["Marlshire Transport", "Strategy"]
        );
    }

    #[test]
    fn what_is_too_long_is_broken_or_cut_with_a_mark() {
        assert_eq!(
            lines("Donaudampfschiff", 60.0, 3).concat(),
            "Donaudampfschiff"
        );
        let cut = lines(&"word ".repeat(2000), 100.0, 4);
        assert_eq!(cut.len(), 4);
        assert!(cut[3].ends_with('…'), "{cut:?}");
        assert!(lines(&"x".repeat(100_000), 100.0, 2)[1].ends_with('…'));
        assert_eq!(lines("", 100.0, 2), [""; 0]);
    }
}
