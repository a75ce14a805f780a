// A batch under way: counts and verdicts as the server tells them. Without it the page is loaded
// again by hand.
const board = document.getElementById("papan");
const rows = document.getElementById("baris-baris");
const most = Number(board.dataset.terbanyak);

function cell(text) {
  const made = document.createElement("td");
  made.textContent = text;
  return made;
}

function showRow(told) {
  let row = document.getElementById(`baris-${told.number}`);
  if (!row) {
    if (rows.children.length >= most) return;
    row = document.createElement("tr");
    row.id = `baris-${told.number}`;
    const after = [...rows.children].find((other) => Number(other.id.slice(6)) > told.number);
    rows.insertBefore(row, after ?? null);
  }
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = told.number;
  const state = cell("");
  const badge = document.createElement("span");
  badge.className = `lencana ${told.reasons.length ? "lencana-buruk" : "lencana-baik"}`;
  badge.textContent = told.words;
  state.append(badge);
  row.replaceChildren(head, cell(told.name), state, cell(told.reasons.join(" ") || told.files.length));
}

function showCounts(counts) {
  const words = board.dataset.kata;
  document.getElementById("hitungan").textContent = words
    .replace("{selesai}", counts.done).replace("{ditolak}", counts.refused).replace("{jumlah}", counts.total);
  const bar = document.getElementById("kemajuan");
  bar.max = counts.total || 1;
  bar.value = counts.done + counts.refused;
}

const source = new EventSource(board.dataset.peristiwa);
source.addEventListener("baris", (event) => showRow(JSON.parse(event.data)));
source.addEventListener("hitungan", (event) => showCounts(JSON.parse(event.data)));
source.addEventListener("selesai", () => {
  source.close();
  location.reload(); // with the refused rows to be mended, and what to download
});
