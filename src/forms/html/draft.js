// The draft: what is on the page, kept in the browser until it is saved as a file.

/** Of this checklist, and of this form: two forms in two folders are two drafts. */
const DRAFT = `${FORM.draft} ${location.pathname}`;

/** Keeps a text as the draft; false where the browser refuses (a page from a file, a private window). */
function keepDraft(text) {
  try {
    localStorage.setItem(DRAFT, JSON.stringify({ at: Date.now(), text }));
    return true;
  } catch {
    return false;
  }
}

/** The draft as { at, text }; null where there is none or the browser refuses. */
function keptDraft() {
  try {
    const { at, text } = JSON.parse(localStorage.getItem(DRAFT)) ?? {};
    return typeof text === "string" ? { at, text } : null;
  } catch {
    return null;
  }
}

function dropDraft() {
  try {
    localStorage.removeItem(DRAFT);
  } catch {
    // Where nothing is kept there is nothing to drop.
  }
}

/** Whether the browser keeps drafts at all. */
function draftsWork() {
  try {
    const probe = `${DRAFT} ?`;
    localStorage.setItem(probe, "1");
    localStorage.removeItem(probe);
    return true;
  } catch {
    return false;
  }
}
