// The editor of regulations: findings at their lines while one writes, outline, completion of
// labels, a preview. Everything here is also done by the form's own buttons.
import { Mirror } from "./cermin.js";
import { Completion } from "./pelengkap.js";

const form = document.getElementById("penyunting");
const area = document.getElementById("teks");
const words = form.dataset;
const mirror = new Mirror(area, document.getElementById("cermin"), document.getElementById("lembar"));
const completion = new Completion(area, document.getElementById("pelengkap"), mirror);
const PAUSE = 300;
const SAVE_PAUSE = 4000;
let findings = [];
let asking = null;
let timer = 0;
let saver = 0;
let saved = area.value;
let saving = Promise.resolve(true);

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function place(item) {
  return [`${words.baris} ${item.line}`, item.where, item.rule, item.butir && `${words.butir} ${item.butir}`]
    .filter(Boolean).join(" · ");
}

function jump(line) {
  const start = area.value.split("\n").slice(0, Math.max(0, line - 1)).join("\n").length + (line > 1 ? 1 : 0);
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, start);
  mirror.show(line);
  tellLine();
}

function jumper(line, className) {
  const button = element("button", className);
  button.type = "button";
  button.addEventListener("click", () => jump(line));
  return button;
}

function showFindings(summary) {
  const list = document.getElementById("temuan");
  list.replaceChildren(...findings.map((item) => {
    const row = element("li", `tingkat-${item.severity}`);
    const button = jumper(item.line, "letak");
    button.append(element("strong", "", place(item)));
    row.append(button, element("p", "", item.message));
    if (item.fix) row.append(element("p", "saran", item.fix));
    return row;
  }));
  const count = words.jumlah.replace("{E}", summary.E).replace("{W}", summary.W).replace("{I}", summary.I);
  document.getElementById("hitungan").textContent = findings.length ? count : words.bersih;
  mirror.mark(findings);
  tellLine();
}

function showOutline(units) {
  document.getElementById("kerangka").replaceChildren(...units.map((unit) => {
    const row = element("li", `tingkat-${unit.level}`);
    const button = jumper(unit.line, "tautan");
    button.textContent = unit.title ? `${unit.name} ${unit.title}` : unit.name;
    row.append(button);
    return row;
  }));
}

function tellLine() {
  const line = mirror.lineAt(area.selectionStart);
  const here = findings.filter((item) => item.line === line);
  document.getElementById("baris-ini").textContent =
    here.map((item) => `${place(item)}: ${item.message} ${item.fix}`.trim()).join("\n");
}

async function post(address, fields, signal) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const token = form.elements.csrf_token.value;
  return fetch(address, { method: "POST", body, signal, headers: { "X-CSRFToken": token } });
}

async function check() {
  asking?.abort();
  asking = new AbortController();
  const asked = area.value;
  try {
    const answer = await post(words.periksa, { teks: asked }, asking.signal);
    if (!answer.ok || asked !== area.value) return;
    const found = await answer.json();
    findings = found.findings;
    showFindings(found.summary);
    showOutline(found.outline);
    completion.labels = found.labels;
  } catch (error) {
    if (error.name !== "AbortError") say(words.gagal);
  }
}

function say(text) {
  document.getElementById("keadaan").textContent = text;
}

async function saveNow() {
  const text = area.value;
  if (text === saved) return true;
  try {
    const fields = { teks: text, judul: form.elements.judul.value, versi: form.elements.versi.value };
    const answer = await post(words.simpan, fields);
    const told = await answer.json();
    if (!answer.ok) {
      say(told.problems ? told.problems.map((p) => `${p.message} ${p.fix}`).join(" ") : words.gagal);
      return false;
    }
    form.elements.versi.value = told.versi;
    saved = text;
    say(words.tersimpan);
    return true;
  } catch {
    say(words.gagal);
    return false;
  }
}

function save() {
  saving = saving.then(saveNow); // one after another: each names the version before it
  return saving;
}

async function preview() {
  if (!(await save())) return;
  const target = document.getElementById("pratinjau");
  const answer = await (await fetch(words.halaman)).json();
  if (answer.problems.length) {
    target.replaceChildren(...answer.problems.map((p) => element("p", "kotak kotak-E", `${p.message} ${p.fix}`)));
    return;
  }
  target.replaceChildren(...Array.from({ length: answer.pages }, (_, index) => {
    const picture = element("img", "halaman");
    picture.loading = index ? "lazy" : "eager";
    picture.alt = words.alt.replace("{nomor}", index + 1).replace("{jumlah}", answer.pages);
    picture.width = 450;
    picture.height = 690;
    picture.src = `${words.halaman}/${index + 1}.png?v=${encodeURIComponent(form.elements.versi.value)}`;
    return picture;
  }));
}

function insertArticle() {
  const lines = area.value.split("\n");
  let at = mirror.lineAt(area.selectionStart);
  while (at < lines.length && !/^\s*(Pasal\s+\d+[A-Z]*\b|BAB\s|Bagian\s|Paragraf\s)/.test(lines[at])) at += 1;
  const numbers = lines.slice(0, at).map((l) => /^\s*Pasal\s+(\d+)([A-Z]?)(?:\s*\[#[a-z0-9-]+\])?\s*$/.exec(l)).filter(Boolean);
  const last = numbers.at(-1);
  const next = last ? `${last[1]}${last[2] ? String.fromCharCode(last[2].charCodeAt(0) + 1) : "A"}` : "1";
  const block = `Pasal ${next}\n${words.pasalBaru}\n\n`;
  const start = lines.slice(0, at).join("\n").length + (at ? 1 : 0);
  area.focus();
  area.setSelectionRange(start, start);
  // insertText keeps the browser's own undo; where it is not known the text is set.
  if (!document.execCommand("insertText", false, block)) area.setRangeText(block, start, start, "end");
  changed();
  mirror.show(at + 1);
}

function changed() {
  mirror.draw();
  completion.update();
  if (area.value !== saved) say(words.belum);
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
  clearTimeout(saver);
  saver = setTimeout(save, SAVE_PAUSE);
}

area.addEventListener("input", changed);
document.addEventListener("selectionchange", () => {
  if (document.activeElement === area) tellLine();
});
form.addEventListener("submit", () => clearTimeout(saver));
for (const [id, act] of [["sisip", insertArticle], ["pratinjau-buka", preview]]) {
  const button = document.getElementById(id);
  button.hidden = false;
  button.addEventListener("click", act);
}
mirror.draw();
check();
