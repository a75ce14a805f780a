// The form, enhanced: rows without a new page, saving by itself, dates from a calendar.
// Without this file everything works by the form's own buttons.
import { Preview } from "./pratinjau.js";

const SAVE_AFTER = 1500;
const ROWS = /^(tambah|hapus|naik|rinci):(.+)$/;

const form = document.getElementById("formulir");
const version = form.elements.versi;
const state = document.getElementById("keadaan");
const preview = new Preview(form, fields);
let dirty = false;
let timer = 0;
let queue = Promise.resolve();

function fields(button) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") body.append(name, value);
  }
  if (button) body.set("aksi", button.value);
  return body;
}

/** One request after another: each names the state that the one before it left. */
function inTurn(work) {
  queue = queue.then(work, work);
  return queue;
}

async function save() {
  if (!dirty) return;
  dirty = false;
  try {
    const answer = await fetch(form.dataset.simpan, { method: "POST", body: fields() });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.pesan ?? "");
    version.value = said.versi;
    if (!dirty) state.textContent = form.dataset.kataTersimpan;
  } catch (fault) {
    dirty = true;
    state.textContent = fault.message && fault instanceof Error && !(fault instanceof TypeError)
      ? fault.message : form.dataset.kataGagal;
  }
}

function changed() {
  if (!dirty) state.textContent = form.dataset.kataBelum;
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(() => inTurn(save), SAVE_AFTER);
  preview.soon();
}

/** A field that is being mended is not at fault until it is checked again. */
function forgive(field) {
  if (field.getAttribute("aria-invalid")) {
    field.removeAttribute("aria-invalid");
    const place = field.id.slice(2);
    for (const id of (field.getAttribute("aria-describedby") ?? "").split(" ")) {
      if (/^g\d+\./.test(id)) document.getElementById(id)?.remove();
    }
    document.getElementById(`w.${place}`)?.classList.remove("salah");
  }
}

function around(action, path) {
  if (action === "tambah" || action === "rinci") return path;
  const cut = path.endsWith("]") ? path.lastIndexOf("[") : path.lastIndexOf(".");
  return path.slice(0, cut);
}

async function rows(button, action, path) {
  const place = around(action, path);
  const old = document.getElementById(`w.${place}`);
  const answer = await fetch(form.action, {
    method: "POST", body: fields(button), headers: { "X-Bagian": place },
  });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const part = page.querySelector("form[data-versi]");
  const fresh = part?.querySelector("fieldset, details, div");
  if (!answer.ok || !fresh || !old) {
    dirty = false;
    form.requestSubmit(button);
    return;
  }
  version.value = part.dataset.versi;
  const open = new Set([...old.querySelectorAll("details[open]")].map((each) => each.id));
  for (const each of fresh.querySelectorAll("details")) each.open ||= open.has(each.id);
  old.replaceWith(document.adoptNode(fresh));
  enhance(fresh);
  focusIn(fresh, action, path);
  preview.soon();
}

function focusIn(part, action, path) {
  const list = [...part.querySelectorAll(":scope > .isian, :scope > .bagian, :scope > .pasangan")];
  let row = part;
  if (action === "tambah") row = list.at(-1) ?? part;
  if (action === "naik") {
    const number = Number(path.slice(path.lastIndexOf("[") + 1, -1));
    row = list[Math.max(0, number - 1)] ?? part;
  }
  if (row instanceof HTMLDetailsElement && action === "tambah") row.open = true;
  const wanted = action === "hapus" ? "legend, summary" : "input:not([type=file]), textarea, select";
  (row.querySelector(wanted) ?? row.querySelector("summary, legend"))?.focus();
}

/** A calendar beside each date; the field itself takes what is typed, placeholders too. */
function enhance(part) {
  for (const field of part.querySelectorAll("input[data-tanggal]")) {
    const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    const calendar = document.createElement("input");
    calendar.type = "date";
    calendar.className = "kalender";
    calendar.tabIndex = -1;
    calendar.setAttribute("aria-hidden", "true");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm btn-outline-primary kecil";
    button.textContent = form.dataset.kataTanggal;
    button.setAttribute("aria-label", `${form.dataset.kataTanggal}: ${label?.firstChild.textContent ?? ""}`);
    button.addEventListener("click", () => {
      calendar.value = /^\d{4}-\d\d-\d\d$/.test(field.value) ? field.value : "";
      calendar.showPicker();
    });
    calendar.addEventListener("change", () => {
      field.value = calendar.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      button.focus();
    });
    const line = document.createElement("div");
    line.className = "baris-isi";
    field.replaceWith(line);
    line.append(field, calendar, button);
  }
}

/** A link to a field opens the parts that hold it. */
function reveal(id) {
  const target = document.getElementById(id);
  for (let part = target?.closest("details"); part; part = part.parentElement.closest("details")) {
    part.open = true;
  }
  target?.focus();
  target?.scrollIntoView({ block: "center" });
  return Boolean(target);
}

form.addEventListener("input", (event) => {
  forgive(event.target);
  if (event.target.type !== "file" && event.target.name) changed();
});
form.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=aksi]");
  const wish = button && ROWS.exec(button.value);
  if (!wish) return;
  event.preventDefault();
  clearTimeout(timer);
  inTurn(() => rows(button, wish[1], wish[2]));
});
form.addEventListener("submit", () => { dirty = false; clearTimeout(timer); });
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#i."]');
  if (link && reveal(decodeURIComponent(link.hash.slice(1)))) event.preventDefault();
});
document.getElementById("gambar-ulang").addEventListener("click", (event) => {
  event.preventDefault();
  preview.now();
});
window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
enhance(document);
if (form.dataset.fokus) reveal(`i.${form.dataset.fokus}`);
