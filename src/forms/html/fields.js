// The fields of the page: a sheet shown in them, and read back from them.

/** What was put into a field, and what the field made of it: a field that nobody touched gives back the former. */
const put = new WeakMap();

const FORM = JSON.parse(document.getElementById("form-data").textContent);
const WORDS = FORM.words;

const element = (id) => document.getElementById(id);
const subjectField = (key) => element(`subject.${key}`);
const section = (id) => element(`p.${id}`);
const field = (id, key) => element(`p.${id}.${key}`);
const radios = (id) => [...section(id).querySelectorAll("input[type=radio]")];
const ticks = (id) => [...section(id).querySelectorAll("input[type=checkbox]")];
const answerOf = (id) => radios(id).find((radio) => radio.checked)?.value ?? "";

function fill(field, value, text = value) {
  field.value = text ?? "";
  put.set(field, { shown: field.value, value });
}

/** The value of a field; `read` makes it of the text when somebody has changed that. */
function valueOf(field, read) {
  const before = put.get(field);
  return before?.shown === field.value ? before.value : read(field.value);
}

const asText = (text) => text;
const asDay = (text) => text || null;
const asLines = (text) => text.split("\n").filter((line) => line.trim() !== "");

/** A tick keeps apart what was never ticked from what was unticked. */
function tickOf(box) {
  return box.checked || box.dataset.said === "yes" ? box.checked : null;
}

function showSheet(sheet) {
  for (const key of SUBJECT_TEXTS) if (subjectField(key)) fill(subjectField(key), sheet.subject[key]);
  fill(subjectField("date"), sheet.subject.date);
  for (const { id } of FORM.points) {
    const entry = sheet.entries.get(id) ?? blankEntry();
    for (const radio of radios(id)) radio.checked = radio.value === entry.answer;
    for (const box of ticks(id)) {
      box.checked = entry.criteria.get(box.value) === true;
      box.dataset.said = entry.criteria.has(box.value) ? "yes" : "";
    }
    fill(field(id, "note"), entry.note);
    fill(field(id, "evidence"), entry.evidence, entry.evidence.join("\n"));
    fill(field(id, "owner"), entry.owner);
    fill(field(id, "due"), entry.due);
    fill(field(id, "checked"), entry.checked);
  }
}

/** The sheet that the page shows; its version is the caller's. */
function sheetOfPage(version) {
  const sheet = blankSheet(FORM);
  sheet.version = version;
  for (const key of SUBJECT_TEXTS) if (subjectField(key)) sheet.subject[key] = valueOf(subjectField(key), asText);
  sheet.subject.date = valueOf(subjectField("date"), asDay);
  for (const { id } of FORM.points) {
    const criteria = new Map();
    for (const box of ticks(id)) if (tickOf(box) !== null) criteria.set(box.value, tickOf(box));
    sheet.entries.set(id, {
      answer: answerOf(id),
      criteria,
      note: valueOf(field(id, "note"), asText),
      evidence: valueOf(field(id, "evidence"), asLines),
      owner: valueOf(field(id, "owner"), asText),
      due: valueOf(field(id, "due"), asDay),
      checked: valueOf(field(id, "checked"), asDay),
    });
  }
  return sheet;
}

/** What `score` would not take as it stands: { field, text } each. */
function faults(sheet) {
  const found = [];
  for (const [id, entry] of sheet.entries) {
    if (entry.answer === "na" && entry.note.trim() === "") {
      found.push({ field: field(id, "note"), text: say(WORDS.na_without_note, { id }) });
    } else if (entry.answer === "" && saysSomething(entry)) {
      found.push({ field: radios(id)[0], text: say(WORDS.no_answer, { id }) });
    }
  }
  for (const day of document.querySelectorAll("input[type=date]")) {
    if (day.validity.badInput) found.push({ field: day, text: say(WORDS.half_a_date, { field: day.dataset.name }) });
  }
  return found;
}

/** A text with what stands in braces put in. */
function say(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? values[name] : whole));
}
