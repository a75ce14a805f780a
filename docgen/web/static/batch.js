// A batch under way: counts and verdicts as the server tells them, by events, or where these do not
// come through, by asking again and again. Without scripts the page is loaded again by hand.
const board = document.getElementById("papan");
const rows = document.getElementById("baris-baris");
const most = Number(board.dataset.terbanyak);
const PAUSE = 2000;
const PATIENCE = 10000; // a proxy may hold events back: nothing is heard, and nothing fails

function cell(text, column) {
  const made = document.createElement("td");
  made.dataset.kolom = rows.parentElement.tHead.rows[0].cells[column].textContent;
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
  head.dataset.kolom = rows.parentElement.tHead.rows[0].cells[0].textContent;
  head.textContent = told.number;
  const state = cell("", 2);
  const badge = document.createElement("span");
  badge.className = `lencana ${told.reasons.length ? "lencana-buruk" : "lencana-baik"}`;
  badge.textContent = told.words;
  state.append(badge);
  const files = board.dataset.berkas.replace("{jumlah}", told.files.length);
  row.replaceChildren(head, cell(told.name, 1), state, cell(told.reasons.join(" ") || files, 3));
}

function showCounts(counts) {
  const words = board.dataset.kata;
  document.getElementById("hitungan").textContent = words
    .replace("{selesai}", counts.done).replace("{ditolak}", counts.refused).replace("{jumlah}", counts.total);
  const bar = document.getElementById("kemajuan");
  bar.max = counts.total || 1;
  bar.value = counts.done + counts.refused;
  const numbers = { semua: counts.total, ditolak: counts.refused, selesai: counts.done };
  for (const link of document.querySelectorAll("[data-saring]")) {
    link.textContent = link.dataset.kata.replace("{jumlah}", numbers[link.dataset.saring]);
  }
}

function end() {
  location.reload(); // with the refused rows to be mended, and what to download
}

async function ask() {
  let told;
  try {
    const answer = await fetch(board.dataset.keadaan, { headers: { Accept: "application/json" } });
    if (answer.redirected) return end(); // the session is over: on to the login
    told = await answer.json();
    if (!answer.ok) throw new Error(answer.status);
  } catch {
    setTimeout(ask, 5 * PAUSE); // the server is away: it comes back, and the batch goes on
    return;
  }
  if (told.counts) showCounts(told.counts);
  told.rows.forEach(showRow);
  if (told.state !== "siap") end();
  else setTimeout(ask, PAUSE);
}

function listen() {
  const source = new EventSource(board.dataset.peristiwa);
  let silence = setTimeout(instead, PATIENCE);
  function instead() {
    clearTimeout(silence);
    source.close();
    ask();
  }
  function heard(name, act) {
    source.addEventListener(name, (event) => {
      clearTimeout(silence);
      act(JSON.parse(event.data));
    });
  }
  heard("baris", showRow);
  heard("hitungan", showCounts);
  heard("selesai", () => {
    source.close();
    end();
  });
  // While it only was cut off it tries again by itself, and says what it knows already.
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) instead();
  });
}

if ("EventSource" in window) listen();
else ask();
