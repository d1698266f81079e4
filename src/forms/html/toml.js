// A strict reader of TOML, as far as answer files use it, and the way a text is written.
//
// Every value is a node: { kind, value, line, raw }. `kind` is text, number, switch, date, list, table or other; a
// table's value is a Map. What breaks the rules is a Mistake with its line: nothing is passed over.

class Mistake extends Error {
  constructor(kind, line, found) {
    super(`${kind} in line ${line}: ${found}`);
    Object.assign(this, { kind, line, found });
  }
}

const SIMPLE_ESCAPES = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", e: "\x1b", '"': '"', "\\": "\\" };
const CODE_ESCAPES = { x: 2, u: 4, U: 8 };

class TomlReader {
  constructor(text) {
    this.text = text.replaceAll("\r\n", "\n");
    this.at = 0;
    this.counted = 0;
    this.lines = 1;
    // Whether there is any comment: those cannot be kept.
    this.comments = false;
  }

  /** The root table. */
  read() {
    const root = this.table(1);
    let table = root;
    for (;;) {
      this.blank();
      if (this.at >= this.text.length) return root;
      if (this.take("[")) {
        const line = this.line();
        const keys = this.keys();
        this.need("]");
        table = this.opened(root, keys, line);
      } else {
        this.pair(table);
      }
      this.spaces();
      if (this.text[this.at] === "#") this.blank();
      else if (this.at < this.text.length) this.need("\n");
    }
  }

  /** The table that a header names; `[[…]]` is no part of an answer file and fails as a key. */
  opened(root, keys, line) {
    let table = root;
    keys.forEach((key, index) => {
      const last = index === keys.length - 1;
      const present = table.value.get(key);
      if (present && (present.kind !== "table" || present.closed || (last && present.named))) {
        throw new Mistake("twice", line, keys.join("."));
      }
      if (!present) table.value.set(key, this.table(line));
      table = table.value.get(key);
      table.named ||= last;
    });
    return table;
  }

  /** `key = value` into a table. */
  pair(table) {
    const line = this.line();
    const keys = this.keys();
    this.need("=");
    this.spaces();
    const start = this.at;
    const node = { ...this.value(), line };
    node.raw = this.text.slice(start, this.at);
    for (const key of keys.slice(0, -1)) {
      if (!table.value.has(key)) table.value.set(key, this.table(line));
      table = table.value.get(key);
      if (table.kind !== "table" || table.closed) throw new Mistake("twice", line, keys.join("."));
      table.named = true;
    }
    const key = keys.at(-1);
    if (table.value.has(key)) throw new Mistake("twice", line, keys.join("."));
    table.value.set(key, node);
  }

  keys() {
    const keys = [];
    do {
      this.spaces();
      keys.push(this.match(/[A-Za-z0-9_-]+/y) ?? this.quotedKey());
      this.spaces();
    } while (this.take("."));
    return keys;
  }

  quotedKey() {
    if (this.take('"')) return this.basic(false);
    if (this.take("'")) return this.literal("'");
    return this.fail();
  }

  value() {
    if (this.take('"""')) return { kind: "text", value: this.basic(true) };
    if (this.take('"')) return { kind: "text", value: this.basic(false) };
    if (this.take("'''")) return { kind: "text", value: this.literal("'''") };
    if (this.take("'")) return { kind: "text", value: this.literal("'") };
    if (this.take("[")) return this.list();
    if (this.take("{")) return this.inline();
    const word = this.match(/[0-9A-Za-z+_.:-]+( [0-9:.]+)?/y) ?? this.fail();
    if (word === "true" || word === "false") return { kind: "switch", value: word === "true" };
    if (/^[+-]?(0|[1-9](_?[0-9])*)$/.test(word)) return { kind: "number", value: Number(word.replaceAll("_", "")) };
    if (isDay(word)) return { kind: "date", value: word };
    if (/^[+-]?([0-9]|inf$|nan$)/.test(word)) return { kind: "other", value: word };
    return this.fail();
  }

  list() {
    const items = [];
    for (;;) {
      this.blank();
      if (this.take("]")) break;
      items.push({ ...this.value(), line: this.line() });
      this.blank();
      if (!this.take(",")) {
        this.need("]");
        break;
      }
    }
    return { kind: "list", value: items };
  }

  inline() {
    const table = this.table(this.line());
    for (;;) {
      this.blank();
      if (this.take("}")) break;
      this.pair(table);
      this.blank();
      if (!this.take(",")) {
        this.need("}");
        break;
      }
    }
    return { ...table, closed: true };
  }

  /** A text in double quotation marks, behind the first of them. */
  basic(long) {
    let text = "";
    if (long) this.take("\n");
    for (;;) {
      text += this.match(long ? /[^"\\]+/y : /[^"\\\n]+/y) ?? "";
      if (long && this.take('"""')) return text + (this.match(/"{1,2}/y) ?? "");
      if (long && this.take('"')) text += '"';
      else if (this.take('"')) return text;
      else if (this.take("\\")) text += this.escape(long);
      else this.fail();
    }
  }

  escape(long) {
    if (long && this.match(/[ \t]*\n[ \t\n]*/y) !== null) return "";
    const letter = this.text[this.at++];
    if (Object.hasOwn(SIMPLE_ESCAPES, letter)) return SIMPLE_ESCAPES[letter];
    const digits = this.text.slice(this.at, this.at + (CODE_ESCAPES[letter] ?? 0));
    const code = parseInt(digits, 16);
    const good = /^[0-9A-Fa-f]+$/.test(digits) && digits.length === CODE_ESCAPES[letter];
    if (!good || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) this.fail();
    this.at += digits.length;
    return String.fromCodePoint(code);
  }

  /** A text in single quotation marks, behind the first: nothing in it is special. */
  literal(mark) {
    const long = mark.length > 1;
    if (long) this.take("\n");
    const end = this.text.indexOf(mark, this.at);
    const text = this.text.slice(this.at, end);
    if (end < 0 || (!long && text.includes("\n"))) this.fail();
    this.at = end + mark.length;
    return long ? text + (this.match(/'{1,2}/y) ?? "") : text;
  }

  table(line) {
    return { kind: "table", value: new Map(), line, named: false, closed: false };
  }

  /** White space, line ends and comments. */
  blank() {
    this.match(/[ \t\n]+/y);
    while (this.match(/#[^\n]*/y) !== null) {
      this.comments = true;
      this.match(/[ \t\n]+/y);
    }
  }

  spaces() {
    this.match(/[ \t]+/y);
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return null;
    this.at = pattern.lastIndex;
    return found[0];
  }

  take(mark) {
    if (!this.text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    return true;
  }

  need(mark) {
    this.spaces();
    if (!this.take(mark)) this.fail();
  }

  line() {
    while (this.counted < this.at) if (this.text[this.counted++] === "\n") this.lines += 1;
    return this.lines;
  }

  fail() {
    const kind = /[“”„＂‘’「」『』]/.test(this.text[this.at] ?? "") ? "quotes" : "syntax";
    const start = this.text.lastIndexOf("\n", this.at - 1) + 1;
    throw new Mistake(kind, this.line(), this.text.slice(start).split("\n", 1)[0]);
  }
}

/** Whether a text is a day that there is: 2026-11-22. */
function isDay(text) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}

/** A text as TOML writes it. JSON's way is TOML's, but for what a text of JavaScript may hold and TOML not. */
function quoted(text) {
  return JSON.stringify(text.replace(/\p{Surrogate}/gu, "\uFFFD")).replaceAll("\x7f", "\\u007F");
}
