// Answer files: from TOML to a sheet and back.
//
// A sheet is { version, subject, entries }: `subject` has the keys below, `entries` is a Map from a point's id to
// { answer, criteria, note, evidence, owner, due, checked }. Nothing said is "", null, [] or an empty Map.

const SUBJECT_TEXTS = ["organization", "project", "service", "assessor"];
const LARGEST_FILE = 1024 * 1024;

/** A sheet on which nothing is said. */
function blankSheet(form) {
  const subject = { organization: "", project: "", service: "", assessor: "", date: null };
  return { version: form.version, subject, entries: new Map() };
}

/** Nothing said of a point. */
function blankEntry() {
  return { answer: "", criteria: new Map(), note: "", evidence: [], owner: "", due: null, checked: null };
}

/** Whether so much is said of a point that an answer must go with it. */
function saysSomething(entry) {
  const texts = entry.note.trim() || entry.owner.trim() || entry.evidence.length || entry.due;
  return Boolean(texts) || [...entry.criteria.values()].includes(true);
}

/** The bytes of a file as text: UTF-8, else Windows-31J; null when it is neither. UTF-8 with a flaw is not guessed at. */
function decoded(bytes) {
  const lenient = new TextDecoder().decode(bytes);
  const flaws = lenient.split("\uFFFD").length - 1;
  const sound = lenient.replace(/[\x00-\x7f\uFFFD]/gu, "").length;
  const encoding = flaws > sound ? "shift_jis" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

/**
 * The sheet that an answer file holds, whether it had comments, and what in it has no place in this form, line by
 * line. Throws a Mistake when it is not TOML or not an answer file for this checklist.
 */
function readSheet(text, form) {
  const reader = new TomlReader(text);
  const root = reader.read();
  const left = [];
  const pass = (path, node, why) => left.push(...leaves(path, node, why));
  const sheet = blankSheet(form);
  sheet.version = versionOf(root, form);
  for (const [key, node] of root.value) {
    if (key === "checklist") continue;
    if (key === "format") {
      if (node.value !== 1) throw new Mistake("format", node.line, node.raw);
    } else if (key === "subject" && node.kind === "table") {
      readSubject(node, sheet.subject, form, pass);
    } else if (key === "answers" && node.kind === "table") {
      for (const [id, answer] of node.value) {
        const point = form.points.find((point) => point.id === id);
        if (point) readEntry(answer, point, sheet, form, pass);
        else pass(`answers.${id}`, answer, "point");
      }
    } else {
      pass(key, node, "key");
    }
  }
  return { sheet, left, comments: reader.comments };
}

function versionOf(root, form) {
  const checklist = root.value.get("checklist");
  if (checklist?.kind !== "table") throw new Mistake("other", 1, "");
  const id = checklist.value.get("id");
  if (id?.value !== form.id) throw new Mistake("checklist", checklist.line, String(id?.value ?? ""));
  const version = checklist.value.get("version");
  if (version?.kind !== "number" || version.value < 1) throw new Mistake("version", checklist.line, version?.raw ?? "");
  if (version.value > form.version) throw new Mistake("newer", checklist.line, version.raw);
  return version.value;
}

/** What a table holds, each with the path of its keys. */
function leaves(path, node, why) {
  if (node.kind !== "table" || node.closed) return [{ line: node.line, found: `${path} = ${node.raw}`, why }];
  return [...node.value].flatMap(([key, inner]) => leaves(`${path}.${key}`, inner, why));
}

function readSubject(table, subject, form, pass) {
  for (const [key, node] of table.value) {
    const known = key !== "service" || node.value === "" || form.services.includes(node.value);
    if (!known) pass(`subject.${key}`, node, "service");
    else if (SUBJECT_TEXTS.includes(key) && node.kind === "text") subject[key] = node.value;
    else if (key === "date" && node.kind === "date") subject.date = node.value;
    else pass(`subject.${key}`, node, Object.hasOwn(subject, key) ? "value" : "key");
  }
}

function readEntry(node, point, sheet, form, pass) {
  const path = `answers.${point.id}`;
  const entry = blankEntry();
  const answer = (node, path) => {
    const word = node.kind === "text" && (node.value === "" || Object.hasOwn(form.answers, node.value));
    if (!word) pass(path, node, "answer");
    else if (node.value !== "") entry.answer = form.answers[node.value];
  };
  if (node.kind !== "table") answer(node, path);
  for (const [key, inner] of node.kind === "table" ? node.value : []) {
    const here = `${path}.${key}`;
    if (key === "answer") answer(inner, here);
    else if (key === "criteria" && inner.kind === "table") readTicks(inner, point, entry, pass, here);
    else if (key === "evidence" && inner.kind === "text") entry.evidence = [inner.value];
    else if (key === "evidence" && inner.kind === "list" && inner.value.every((item) => item.kind === "text"))
      entry.evidence = inner.value.map((item) => item.value);
    else if ((key === "note" || key === "owner") && inner.kind === "text") entry[key] = inner.value;
    else if ((key === "due" || key === "checked") && inner.kind === "date") entry[key] = inner.value;
    else pass(here, inner, Object.hasOwn(entry, key) ? "value" : "key");
  }
  sheet.entries.set(point.id, entry);
}

function readTicks(table, point, entry, pass, path) {
  for (const [id, node] of table.value) {
    if (!point.criteria.includes(id)) pass(`${path}.${id}`, node, "criterion");
    else if (node.kind !== "switch") pass(`${path}.${id}`, node, "value");
    else entry.criteria.set(id, node.value);
  }
}

/** The answer file for a sheet. */
function writeSheet(sheet, form) {
  const lines = [`# ${form.title.replace(/\p{Cc}/gu, " ")}`, "format = 1"];
  lines.push(`checklist = { id = ${quoted(form.id)}, version = ${sheet.version} }`, "", "[subject]");
  for (const key of SUBJECT_TEXTS) if (sheet.subject[key] !== "") lines.push(`${key} = ${quoted(sheet.subject[key])}`);
  if (sheet.subject.date) lines.push(`date = ${sheet.subject.date}`);
  for (const { id, criteria } of form.points) {
    const entry = sheet.entries.get(id);
    if (!entry || !(entry.answer || entry.checked || saysSomething(entry))) continue;
    lines.push("", `[answers.${id}]`, `answer = ${quoted(entry.answer)}`);
    const ticks = criteria.filter((key) => entry.criteria.has(key)).map((key) => `${key} = ${entry.criteria.get(key)}`);
    if (ticks.length > 0) lines.push(`criteria = { ${ticks.join(", ")} }`);
    if (entry.note !== "") lines.push(`note = ${quoted(entry.note)}`);
    if (entry.evidence.length > 0) lines.push(`evidence = [${entry.evidence.map(quoted).join(", ")}]`);
    if (entry.owner !== "") lines.push(`owner = ${quoted(entry.owner)}`);
    if (entry.due) lines.push(`due = ${entry.due}`);
    if (entry.checked) lines.push(`checked = ${entry.checked}`);
  }
  return `${lines.join("\n")}\n`;
}
