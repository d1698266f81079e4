// What happens on the page.

// The version of the checklist that the answers are for, and the points that have changed since.
let version = FORM.version;
const toConfirm = new Set();
// Whether there is anything that neither the draft nor a file holds.
let unsaved = false;
let draftTimer = 0;

const today = () => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
};
const clock = (at) => new Date(at).toLocaleString(FORM.lang, { dateStyle: "medium", timeStyle: "short" });

/** Says something once, to those who see and to those who listen. */
function announce(text) {
  element("said").textContent = text;
}

/** A notice that stays until it is closed: a text, lines below it, and perhaps something to do about it. */
function notice(text, { lines = [], action = null, goThere = false } = {}) {
  element("notice-text").textContent = text;
  element("notice-lines").replaceChildren(...lines.map(lineItem));
  const button = element("notice-action");
  button.hidden = action === null;
  button.textContent = action?.label ?? "";
  button.onclick = action?.run ?? null;
  element("notice").hidden = false;
  if (goThere) element("notice").focus();
}

function lineItem(text) {
  const item = document.createElement("li");
  item.textContent = text;
  return item;
}

/** Asks before something that cannot be taken back; whether it was agreed to. */
function ask(text, lines, yes, no) {
  const dialog = element("ask");
  element("ask-text").textContent = text;
  element("ask-lines").replaceChildren(...lines.map(lineItem));
  element("ask-yes").textContent = yes;
  element("ask-no").textContent = no;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => done(dialog.returnValue === "yes"), { once: true });
  });
}

/** Everything on the page that follows from the answers. */
function refresh() {
  let answered = 0;
  FORM.phases.forEach((points, phase) => {
    const here = points.filter((id) => answerOf(id) !== "").length;
    answered += here;
    const count = say(WORDS.count, { n: here, all: points.length });
    for (const place of document.querySelectorAll(`[data-phase="${phase}"]`)) place.textContent = count;
  });
  const progress = say(WORDS.progress, { n: answered, all: FORM.points.length });
  // Only what changes is read aloud.
  if (element("progress").textContent !== progress) element("progress").textContent = progress;
  element("meter").value = answered;
  element("next").disabled = answered === FORM.points.length && toConfirm.size === 0;
  for (const day of document.querySelectorAll("input[type=date]")) day.toggleAttribute("data-empty", day.value === "");
  for (const { id } of FORM.points) {
    const answer = answerOf(id);
    const state = section(id).querySelector(".state");
    state.textContent = answer === "" ? WORDS.unanswered : FORM.labels[answer];
    section(id).dataset.answer = answer;
    section(id).querySelector(".clear").hidden = answer === "";
    section(id).querySelector(".changed").hidden = !toConfirm.has(id);
    const missing = answer === "na" && field(id, "note").value.trim() === "";
    field(id, "note").setAttribute("aria-invalid", String(missing));
    element(`p.${id}.na-note`).hidden = !missing;
  }
}

/** Something was changed by hand. */
function changed() {
  unsaved = true;
  refresh();
  clearTimeout(draftTimer);
  draftTimer = setTimeout(saveDraft, 300);
}

function saveDraft() {
  clearTimeout(draftTimer);
  if (!unsaved) return;
  const kept = keepDraft(writeSheet(sheetOfPage(version), FORM));
  if (kept) unsaved = false;
  element("draft").textContent = kept ? say(WORDS.draft_kept, { time: clock(Date.now()) }) : WORDS.draft_refused;
  element("draft").classList.toggle("refused", !kept);
}

/** A point was answered again or confirmed: once all that changed are, the answers are for the present version. */
function confirmed(id) {
  toConfirm.delete(id);
  if (toConfirm.size === 0) version = FORM.version;
}

/** Puts the content of an answer file on the page. */
function show({ sheet }) {
  version = sheet.version;
  toConfirm.clear();
  for (const { id, changed_in } of FORM.points) {
    if (sheet.entries.get(id)?.answer && changed_in > version) toConfirm.add(id);
  }
  if (toConfirm.size === 0) version = FORM.version;
  showSheet(sheet);
  refresh();
}

const leftLines = (left) =>
  left.map(({ line, found, why }) => say(WORDS.left_line, { line, found, why: WORDS.why[why] }));

/** Reads a file that somebody chose. Nothing on the page changes before it is understood and agreed to. */
async function open(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const refuse = (why) => notice(say(WORDS.not_opened, { file: file.name }), { lines: [why], goThere: true });
  if (bytes.length > LARGEST_FILE) return refuse(WORDS.too_large);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return refuse(WORDS.a_workbook);
  const text = decoded(bytes);
  if (text === null) return refuse(WORDS.not_text);
  let read;
  try {
    read = readSheet(text, FORM);
  } catch (mistake) {
    if (!(mistake instanceof Mistake)) throw mistake;
    return refuse(say(WORDS.mistakes[mistake.kind], { line: mistake.line, found: mistake.found, id: FORM.id }));
  }
  const lines = leftLines(read.left);
  if (lines.length > 0 && !(await ask(WORDS.ask_left, lines, WORDS.open_rest, WORDS.cancel))) return undefined;
  const anything = [...sheetOfPage(version).entries.values()].some((entry) => entry.answer || saysSomething(entry));
  if (anything && !(await ask(WORDS.ask_replace, [], WORDS.replace, WORDS.cancel))) return undefined;
  show(read);
  unsaved = true;
  saveDraft();
  element("notice").hidden = true;
  if (lines.length > 0) notice(say(WORDS.opened_partly, { file: file.name }), { lines, goThere: true });
  announce(say(read.comments ? WORDS.opened_without_comments : WORDS.opened, { file: file.name }));
  return undefined;
}

/** Saves the answers as a file, as a download. */
async function save() {
  const sheet = sheetOfPage(version);
  const text = writeSheet(sheet, FORM);
  const found = faults(sheet);
  const lines = found.map(({ text }) => text);
  const blob = new Blob([text], { type: "application/toml" });
  if (blob.size > LARGEST_FILE) lines.push(WORDS.too_large);
  if (lines.length > 0 && !(await ask(WORDS.ask_faults, lines, WORDS.save_anyway, WORDS.go_back))) {
    found[0]?.field.focus();
    return;
  }
  saveDraft();
  unsaved = false;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = fileName(sheet.subject);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  announce(say(WORDS.saved, { file: link.download }));
}

/** A name that every system takes and a person knows again. */
function fileName(subject) {
  const parts = [WORDS.file_name, subject.organization, subject.project];
  const clean = (part) => part.replace(/[\p{C}\p{Z}\\/:*?"<>|.~%]+/gu, "_").replace(/^_+|_+$/g, "");
  return `${parts.map(clean).filter(Boolean).map((part) => [...part].slice(0, 30).join("")).join("_")}.toml`;
}

async function restart() {
  if (!(await ask(WORDS.ask_restart, [], WORDS.restart, WORDS.cancel))) return;
  dropDraft();
  show({ sheet: blankSheet(FORM) });
  unsaved = false;
  element("draft").textContent = "";
  element("notice").hidden = true;
  announce(WORDS.restarted);
}

/** Goes to the first point behind the present one that is open, or to the first of all. */
function next() {
  const open = FORM.points.filter(({ id }) => answerOf(id) === "" || toConfirm.has(id));
  const behind = ({ id }) => section(id).getBoundingClientRect().top > element("bar").offsetHeight + 60;
  const point = open.find(behind) ?? open[0];
  element(`p.${point.id}.title`).focus();
  section(point.id).scrollIntoView();
}

function listen() {
  element("save").onclick = save;
  element("save-end").onclick = save;
  element("open").onclick = () => element("file").click();
  element("file").onchange = ({ target }) => {
    const [file] = target.files;
    target.value = "";
    if (file) open(file);
  };
  element("next").onclick = next;
  element("print").onclick = () => print();
  element("restart").onclick = restart;
  element("notice-close").onclick = () => (element("notice").hidden = true);
  element("ask-yes").onclick = () => element("ask").close("yes");
  element("ask-no").onclick = () => element("ask").close("no");
  element("questions").addEventListener("input", ({ target }) => {
    const id = target.dataset.of;
    if (target.type === "checkbox") target.dataset.said = "yes";
    if (target.type === "radio") {
      // As the interview does: an answer that is given today is confirmed today.
      field(id, "checked").value = today();
      confirmed(id);
    }
    changed();
    if (target.type === "radio" && target.value === "na" && !element(`p.${id}.na-note`).hidden) {
      announce(WORDS.na_note);
    }
  });
  element("questions").addEventListener("click", ({ target }) => {
    if (!target.matches("button[data-of]")) return;
    const id = target.dataset.of;
    if (target.matches(".clear")) {
      for (const radio of radios(id)) radio.checked = false;
      field(id, "checked").value = "";
      confirmed(id);
      radios(id)[0].focus();
    } else {
      field(id, "checked").value = today();
      confirmed(id);
      element(`p.${id}.title`).focus();
    }
    changed();
  });
  addEventListener("keydown", (event) => {
    const plain = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!plain || event.key.toLowerCase() !== "s" || event.repeat) return;
    // The browser would save the page without what was typed.
    event.preventDefault();
    if (!element("ask").open) save();
  });
  addEventListener("pagehide", saveDraft);
  document.addEventListener("visibilitychange", saveDraft);
  addEventListener("beforeunload", (event) => {
    saveDraft();
    if (unsaved) event.preventDefault();
  });
  addEventListener("storage", ({ key }) => {
    if (key === DRAFT) announce(WORDS.two_windows);
  });
}

function start() {
  const given = FORM.filled === null ? { sheet: blankSheet(FORM) } : readSheet(FORM.filled, FORM);
  show(given);
  listen();
  if (!draftsWork()) {
    element("draft").textContent = WORDS.draft_refused;
    element("draft").classList.add("refused");
  }
  // The notice on the draft stands at the top.
  history.scrollRestoration = "manual";
  const draft = keptDraft();
  if (draft) {
    try {
      show(readSheet(draft.text, FORM));
      const action = {
        label: FORM.filled === null ? WORDS.drop_draft : WORDS.drop_draft_filled,
        run: () => {
          dropDraft();
          show(given);
          unsaved = false;
          element("notice").hidden = true;
          announce(WORDS.dropped_draft);
        },
      };
      notice(say(WORDS.draft_restored, { time: clock(draft.at) }), { action });
    } catch {
      notice(WORDS.draft_unreadable);
    }
  }
  element("dead").hidden = true;
}

start();
