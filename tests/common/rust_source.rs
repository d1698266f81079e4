//! Rust source as words and marks: enough to see paths, names and numbers, without comments and test modules.

/// The source without comments and test modules: once as it is, once with strings and characters emptied.
pub(crate) fn strip(text: &str) -> (String, String) {
    let chars: Vec<char> = text.chars().collect();
    let (mut code, mut bare) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < chars.len() {
        let (end, kind) = piece(&chars, at);
        for c in &chars[at..end] {
            let is_code = kind == Kind::Code;
            code.push(if kind == Kind::Comment { ' ' } else { *c });
            bare.push(if is_code { *c } else { ' ' });
        }
        at = end;
    }
    cut_tests(&mut code, &mut bare);
    (code.into_iter().collect(), bare.into_iter().collect())
}

#[derive(PartialEq)]
enum Kind {
    Code,
    Comment,
    Literal,
}

/// The end of the comment, string, character or single sign of code at `at`.
fn piece(chars: &[char], at: usize) -> (usize, Kind) {
    let rest = &chars[at..];
    let starts = |with: &str| with.chars().enumerate().all(|(i, c)| rest.get(i) == Some(&c));
    let until = |from: usize, done: &dyn Fn(usize) -> Option<usize>| {
        (from..rest.len()).find_map(done).unwrap_or(rest.len()) + at
    };
    if starts("//") {
        return (until(0, &|i| (rest[i] == '\n').then_some(i)), Kind::Comment);
    }
    if starts("/*") {
        return (until(2, &|i| rest[i..].starts_with(&['*', '/']).then_some(i + 2)), Kind::Comment);
    }
    let hashes = rest.iter().skip(1).take_while(|c| **c == '#').count();
    let word_before = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    if starts("r") && !word_before && rest.get(1 + hashes) == Some(&'"') {
        let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
        let end = until(2 + hashes, &|i| rest[i..].starts_with(&close).then_some(i + close.len()));
        return (end, Kind::Literal);
    }
    if starts("\"") {
        let escaped = |i: usize| rest[..i].iter().rev().take_while(|c| **c == '\\').count() % 2 == 1;
        return (until(1, &|i| (rest[i] == '"' && !escaped(i)).then_some(i + 1)), Kind::Literal);
    }
    if starts("'\\") {
        return (until(3, &|i| (rest[i] == '\'').then_some(i + 1)), Kind::Literal);
    }
    if starts("'") && rest.get(2) == Some(&'\'') {
        return (at + 3, Kind::Literal);
    }
    (at + 1, Kind::Code)
}

/// Blanks every `#[cfg(test)]` item that has a body in braces.
fn cut_tests(code: &mut [char], bare: &mut [char]) {
    let mark: Vec<char> = "#[cfg(test)]".chars().collect();
    while let Some(start) = bare.windows(mark.len()).position(|w| w == mark) {
        let mut depth = 0;
        let end = (start..bare.len()).find(|i| {
            depth += i32::from(bare[*i] == '{') - i32::from(bare[*i] == '}');
            bare[*i] == '}' && depth == 0
        });
        let end = end.map_or(bare.len(), |i| i + 1);
        code[start..end].fill(' ');
        bare[start..end].fill(' ');
    }
}

/// Words, `::` and every other sign.
pub(crate) fn tokens(bare: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut previous = ' ';
    for c in bare.chars() {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        match found.last_mut() {
            Some(last) if (word(c) && word(previous)) || (c == ':' && previous == ':' && last == ":") => {
                last.push(c);
            }
            _ if !c.is_whitespace() => found.push(c.to_string()),
            _ => {}
        }
        previous = c;
    }
    found
}

/// The paths that begin at `at`: `crate::{a::B, c}` is crate::a::B and crate::c. Gives where they end.
pub(crate) fn expand(
    tokens: &[String],
    mut at: usize,
    path: &mut Vec<String>,
    found: &mut Vec<Vec<String>>,
) -> usize {
    let depth = path.len();
    let get = |i: usize| tokens.get(i).map_or("", String::as_str);
    loop {
        if get(at) == "{" {
            at += 1;
            while !matches!(get(at), "}" | "") {
                at = expand(tokens, at, path, found);
                while !matches!(get(at), "," | "}" | "") {
                    at += 1;
                }
                at += usize::from(get(at) == ",");
            }
            at += 1;
            break;
        }
        if !matches!(get(at), "self" | "*") {
            path.push(get(at).to_owned());
        }
        at += 1;
        if get(at) != "::" {
            found.push(path.clone());
            break;
        }
        at += 1;
    }
    path.truncate(depth);
    at
}
